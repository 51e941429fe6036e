#pragma once

#include <span>

namespace hallmark {

/// The share of the variance of y that knowing x would take away, whatever the shape of their connection: y is averaged
/// inside classes of x, its distinct values where they are few, else classes of about equal size. Corrected for what
/// classes explain by chance (Kelley's epsilon squared), and never below zero. NaN where y has no spread or there are
/// too few values.
[[nodiscard]] double correlation_ratio(std::span<const double> x, std::span<const double> y);

}  // namespace hallmark
