#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "hallmark/comparison/comparison.hpp"

namespace hallmark {

/// A condition that fails a comparison, as in `rank-change>10`.
struct ComparisonGate {
  enum class Kind : unsigned char { rank_change, level_drop, score_change, coverage };
  Kind kind = Kind::level_drop;
  double limit = 0.0;
  std::string text;  ///< As it was given.
};

/// Reads conditions divided by commas: `rank-change>N`, `score-change>N`, `coverage<SHARE`, `level-drop`. Gives what is
/// wrong with the first one that cannot be read, or nothing.
[[nodiscard]] std::string parse_comparison_gates(std::string_view text, std::vector<ComparisonGate>& gates);

/// A line for each council that breaks a condition, in the order of the conditions.
[[nodiscard]] std::vector<std::string> broken_gates(const Comparison& comparison,
                                                    const std::vector<ComparisonGate>& gates);

}  // namespace hallmark
