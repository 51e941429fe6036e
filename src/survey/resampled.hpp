#pragma once

#include <cstddef>
#include <functional>

#include "hallmark/rubric/rubric.hpp"
#include "hallmark/survey/survey.hpp"

namespace hallmark {

/// Which of a unit's rows is taken next, given how many it has.
using ChooseRow = std::function<std::size_t(std::size_t rows)>;

/// The survey as it would be with other respondents: for each unit as many rows as it has, drawn from its own with
/// replacement, whole rows at a time. The survey must have kept its rows.
/// Source: Efron and Tibshirani, "An Introduction to the Bootstrap", 1993.
[[nodiscard]] Survey resampled(const Survey& survey, const Rubric& rubric, const ChooseRow& choose);

}  // namespace hallmark
