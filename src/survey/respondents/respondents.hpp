#pragma once

#include <cstdint>
#include <vector>

#include "hallmark/rubric/rubric.hpp"
#include "hallmark/support/column.hpp"

namespace hallmark {

/// The rows of one column, and which unit each belongs to.
struct Responses {
  const Column& rows;
  const std::vector<std::uint32_t>& unit_of;
  std::size_t units = 0;
  const Column* weights = nullptr;  ///< One a row, where they are weighted.
};

struct CombinedResponses {
  Column units;
  std::vector<double> spread;  ///< Sample standard deviation of a unit's answers; NaN below two answers.
};

/// Combines the rows of each unit. Only rows with a value count; without one the unit is missing, or not applicable
/// where every row is. `top` is what `share` counts: the points of the best answer.
[[nodiscard]] CombinedResponses combine_responses(const Responses& responses, RespondentRule::Way way,
                                                  double top = 1.0);

}  // namespace hallmark
