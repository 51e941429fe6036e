#pragma once

#include <string>

#include "hallmark/scoring/effective_weights.hpp"

namespace hallmark {

/// A table of what every question counts for, in per cent of the whole, with a column for each peer group.
[[nodiscard]] std::string effective_weights_text(const Rubric& rubric, const Survey* survey, const Scorecard* card);

}  // namespace hallmark
