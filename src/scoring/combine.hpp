#pragma once

#include <span>
#include <vector>

#include "hallmark/rubric/rubric.hpp"

namespace hallmark {

/// A child's score and its weight among its siblings.
struct Part {
  double score = 0.0;
  double weight = 1.0;
};

/// Whether a way to combine can take a score: geometric and harmonic means take no zero and nothing negative.
[[nodiscard]] bool can_combine(const CombineRule& rule, double score);

/// The score of one unit from its children's; there is at least one, and every weight is above zero. Ways that compare
/// units (`copeland`) or count points have functions of their own.
/// Formulas: OECD/JRC Handbook on Constructing Composite Indicators (2008), step 6.
[[nodiscard]] double combined(const CombineRule& rule, std::span<const Part> parts);

/// Wins minus losses of each unit. A pair is compared on the children that both have: a child's weight goes to the unit
/// with the better score, half to each where they are equal. `weights` and `scores` have one row a child, `present`
/// says which scores are there; the order of the units decides nothing.
/// Source: Copeland's method, OECD/JRC Handbook (2008), section 6.3, with the pairs restricted to shared answers.
[[nodiscard]] std::vector<double> copeland(const std::vector<std::vector<double>>& scores,
                                           const std::vector<std::vector<bool>>& present,
                                           const std::vector<std::vector<double>>& weights, std::size_t units);

}  // namespace hallmark
