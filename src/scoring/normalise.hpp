#pragma once

#include <span>
#include <vector>

#include "hallmark/rubric/mark.hpp"

namespace hallmark {

/// The marks of one group of values by a data-driven method. Methods that lie on the scale are put on it; z-scores and
/// ranks are given as they come. Empty where the values have no spread to judge by.
/// Formulas: OECD/JRC Handbook on Constructing Composite Indicators (2008), step 5; exponential_rank: Index of Multiple
/// Deprivation. `reference` is the value of the unit of distance_to_unit.
[[nodiscard]] std::vector<double> normalised(std::span<const double> values, const Normalise& method,
                                             const Scale& scale, double reference);

}  // namespace hallmark
