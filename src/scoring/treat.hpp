#pragma once

#include <vector>

#include "hallmark/rubric/mark.hpp"

namespace hallmark {

/// Treats the values of one group for outliers, in place: winsorises while the group fails the test of shape, then
/// transforms it if it still does. Source: OECD/JRC Handbook on Constructing Composite Indicators (2008), step 4, and
/// the defaults of the R package COINr.
void treat(std::vector<double>& values, const Treatment& treatment);

}  // namespace hallmark
