#pragma once

#include <span>
#include <vector>

#include "hallmark/rubric/mark.hpp"
#include "hallmark/support/column.hpp"

namespace hallmark {

/// The marks of one group of values by a data-driven method. Methods that lie on the scale are put on it; z-scores and
/// ranks are given as they come. Empty where the values have no spread to judge by.
/// Formulas: OECD/JRC Handbook on Constructing Composite Indicators (2008), step 5; exponential_rank: Index of Multiple
/// Deprivation. `reference` is the value of the unit of distance_to_unit.
[[nodiscard]] std::vector<double> normalised(std::span<const double> values, const Normalise& method,
                                             const Scale& scale, double reference);

/// Values that are NaN are passed over.
[[nodiscard]] Ends ends_of(std::span<const double> values);

/// Whether a method gives each value its mark by itself, once the ends of all of them are known.
[[nodiscard]] bool marks_each_by_itself(const Normalise& method);

/// The same as `normalised` by such a method, in place; values that are NaN stay so.
void normalise_each(std::span<double> values, Ends ends, const Normalise& method, const Scale& scale, double reference);

}  // namespace hallmark
