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

/// The word that a condition begins with, and what may follow it.
struct GateRow {
  ComparisonGate::Kind enumerator;
  std::string_view word;
  char sign;  ///< Stands before the limit; none without a limit.
  std::string_view limit_in_example;
};

template <>
inline constexpr auto enum_rows<ComparisonGate::Kind> =
    enum_table<GateRow>({{ComparisonGate::Kind::rank_change, "rank-change", '>', "10"},
                         {ComparisonGate::Kind::level_drop, "level-drop", '\0', ""},
                         {ComparisonGate::Kind::score_change, "score-change", '>', "10"},
                         {ComparisonGate::Kind::coverage, "coverage", '<', "0.8"}});

/// Reads conditions divided by commas: `rank-change>N`, `score-change>N`, `coverage<SHARE`, `level-drop`. Gives what is
/// wrong with the first one that cannot be read, or nothing.
[[nodiscard]] std::string parse_comparison_gates(std::string_view text, std::vector<ComparisonGate>& gates);

/// Why a condition cannot be judged: `level-drop` where a level changed and it is not known which is the higher one.
/// Empty where all can.
[[nodiscard]] std::string undecided_gate(const Comparison& comparison, const std::vector<ComparisonGate>& gates);

/// A line for each council that breaks a condition, in the order of the conditions.
[[nodiscard]] std::vector<std::string> broken_gates(const Comparison& comparison,
                                                    const std::vector<ComparisonGate>& gates);

}  // namespace hallmark
