#pragma once

#include <cstddef>
#include <vector>

namespace hallmark {

/// Wins minus losses of each unit. A pair is compared on the children that both have: a child's weight goes to the unit
/// with the better score, half to each where they are equal. `weights` and `scores` have one row a child, `present`
/// says which scores are there; the order of the units decides nothing.
/// Source: Copeland's method, OECD/JRC Handbook (2008), section 6.3, with the pairs restricted to shared answers.
[[nodiscard]] std::vector<double> copeland(const std::vector<std::vector<double>>& scores,
                                           const std::vector<std::vector<bool>>& present,
                                           const std::vector<std::vector<double>>& weights, std::size_t units);

}  // namespace hallmark
