#pragma once

#include <string>
#include <vector>

#include "hallmark/scoring/scorecard.hpp"

namespace hallmark {

/// The share of the whole that each indicator counts for in one peer group, before anything is missing.
struct EffectiveWeights {
  std::string group;  ///< Empty for all units.
  std::vector<double>
      shares;  ///< By the rubric's node, in [0, 1]; the product of its shares among siblings up to the root.
};

/// Effective weights by group: the peer groups of the ranking, or of the first weight by group, or all units together.
/// With a scorecard they are means over the units of a group, so that questions that do not apply are left out; without
/// one they follow from the rubric alone.
[[nodiscard]] std::vector<EffectiveWeights> effective_weights(const Rubric& rubric, const Survey* survey,
                                                              const Scorecard* card);

}  // namespace hallmark
