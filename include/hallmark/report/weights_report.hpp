#pragma once

#include <cstddef>
#include <string>

#include "hallmark/scoring/effective_weights.hpp"

namespace hallmark {

/// A table of what every question counts for, in per cent of the whole, with a column for each peer group. Groups that do
/// not fit into `width` columns have a further table below.
[[nodiscard]] std::string effective_weights_text(const Rubric& rubric, const Survey* survey, const Scorecard* card,
                                                 std::size_t width = 80);

}  // namespace hallmark
