#pragma once

#include <span>

#include "hallmark/audit/coherence.hpp"

namespace hallmark {

/// Pearson's product moment correlation; its p-value by Student's t with n - 2 degrees of freedom.
[[nodiscard]] Coefficient pearson(std::span<const double> x, std::span<const double> y);

/// Spearman's rank correlation: Pearson's of the ranks, equal values sharing their mean.
[[nodiscard]] Coefficient spearman(std::span<const double> x, std::span<const double> y);

/// Kendall's tau-b, which allows for equal values; its p-value by the normal approximation with the variance that
/// allows for them too. Counting by merge sort: Knight, JASA 61 (1966).
[[nodiscard]] Coefficient kendall(std::span<const double> x, std::span<const double> y);

}  // namespace hallmark
