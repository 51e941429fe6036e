#pragma once

#include <span>
#include <vector>

#include "hallmark/audit/coherence.hpp"

namespace hallmark {

/// Principal components of the correlation matrix of some items: `values` has a row a unit and a column an item.
/// Eigenvalues, shares and loadings stay empty where fewer than three units or two items are there, or an item has no
/// spread.
void find_components(const std::vector<std::vector<double>>& values, Components& components);

/// Cronbach's alpha of items, and of all but one of them in turn.
void find_reliability(const std::vector<std::vector<double>>& values, Reliability& reliability);

}  // namespace hallmark
