#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "hallmark/comparison/comparison.hpp"

namespace hallmark {

/// "Digital maturity: 2025 → 2026".
[[nodiscard]] std::string comparison_title(const Comparison& comparison);

/// What was compared and what else changed, a sentence each: rubric, data, program, questions, councils.
[[nodiscard]] std::vector<std::string> comparison_summary(const Comparison& comparison);

/// The pairs that moved, those whose score moved most first.
[[nodiscard]] std::vector<const Comparison::Pair*> movers(const Comparison& comparison);

/// With the decimals of the rubric, "–" without one.
[[nodiscard]] std::string shown_score(const Comparison& comparison, const ResultFile::Unit& unit);

/// "5 → 2", "=3", "– → 4": among those ranked in both where somebody came or went.
[[nodiscard]] std::string shown_ranks(const Comparison& comparison, const Comparison::Pair& pair);
/// "40.6 → 89.0", "40.6".
[[nodiscard]] std::string shown_scores(const Comparison& comparison, const Comparison::Pair& pair);
/// "Emerging → Leading", "Emerging".
[[nodiscard]] std::string shown_levels(const Comparison& comparison, const Comparison::Pair& pair);
/// "+48.4", empty where it is not known.
[[nodiscard]] std::string shown_change(const Comparison& comparison, const std::optional<double>& change);
/// "Security +45.0, Web -3.0": the top dimensions that moved most.
[[nodiscard]] std::string shown_moves(const Comparison& comparison, const Comparison::Pair& pair, std::size_t most);

/// The parts of a change by what caused them, with their headings: data, rubric, others, and what is left over where
/// there is any.
struct CauseColumn {
  std::string heading;
  double Comparison::Causes::*part = nullptr;
};
[[nodiscard]] std::vector<CauseColumn> cause_columns(const Comparison& comparison);

/// "+3.1"; empty where it is not known.
[[nodiscard]] std::string shown_cause(const Comparison& comparison, const Comparison::Pair& pair,
                                      const CauseColumn& column);

}  // namespace hallmark
