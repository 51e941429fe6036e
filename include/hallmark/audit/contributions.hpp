#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <string>
#include <vector>

#include "hallmark/scoring/scorecard.hpp"

namespace hallmark {

/// Whether an indicator counts for what its weight says.
enum class WeightVerdict : std::uint8_t { as_weighted, counts_more, counts_less };

/// What a node counts for: by its weight, and by what the scores show.
struct Contribution {
  std::size_t node = 0;
  std::vector<double> nominal;                              ///< By group: its share among its siblings.
  std::vector<double> path;                                 ///< By group: the product of these up to the root.
  double ratio = std::numeric_limits<double>::quiet_NaN();  ///< First-order correlation ratio with the whole score.
  double share = std::numeric_limits<double>::quiet_NaN();  ///< Of indicators: its part in the sum of all ratios.
  WeightVerdict verdict = WeightVerdict::as_weighted;
};

struct Contributions {
  std::vector<std::string> groups;  ///< One empty name where all are peers.
  std::vector<Contribution> nodes;  ///< Without the root.
};

/// Nominal and effective weights side by side. An indicator counts for more, or less, where its part is more than twice
/// or less than half of its mean weight along the path; that is not judged below thirty units.
/// Source of the ratio: Paruolo, Saisana and Saltelli, "Ratings and rankings: voodoo or science?", JRSS A 176 (2013).
[[nodiscard]] Contributions contributions_of(const Rubric& rubric, const Survey& survey, const Scorecard& card);

}  // namespace hallmark
