#include "audit/correlation_ratio.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>
#include <vector>

#include "support/statistics.hpp"

namespace hallmark {

namespace {

constexpr std::size_t few_values = 10;

}  // namespace

double correlation_ratio(std::span<const double> x, std::span<const double> y) {
  constexpr double none = std::numeric_limits<double>::quiet_NaN();
  const std::size_t count = x.size();
  if (count < 4) return none;
  std::vector<std::pair<double, double>> points;
  for (std::size_t i = 0; i < count; ++i) points.emplace_back(x[i], y[i]);
  std::ranges::sort(points);
  // Few distinct values are a class each; else classes are of about equal size, equal values in one.
  std::size_t distinct = 1;
  for (std::size_t i = 1; i < count; ++i) distinct += points[i].first != points[i - 1].first ? 1U : 0U;
  const auto root = static_cast<std::size_t>(std::sqrt(static_cast<double>(count)));
  const bool by_value = distinct <= std::max(root, few_values) && 2 * distinct <= count;
  const std::size_t size = by_value ? 1 : (count + root - 1) / root;
  const double mean = mean_of(y);
  CompensatedSum whole;
  for (const double value : y) whole.add((value - mean) * (value - mean));
  if (whole.value() <= 0.0) return none;
  CompensatedSum between;
  std::size_t classes = 0;
  for (std::size_t first = 0; first < count;) {
    std::size_t end = std::min(count, first + size);
    while (end < count && points[end].first == points[end - 1].first) ++end;
    CompensatedSum sum;
    for (std::size_t i = first; i < end; ++i) sum.add(points[i].second);
    const double members = static_cast<double>(end - first);
    const double difference = sum.value() / members - mean;
    between.add(members * difference * difference);
    ++classes;
    first = end;
  }
  if (classes < 2) return 0.0;
  if (classes >= count) return none;
  const double ratio = between.value() / whole.value();
  const double n = static_cast<double>(count);
  return std::max(0.0, 1.0 - (1.0 - ratio) * (n - 1.0) / (n - static_cast<double>(classes)));
}

}  // namespace hallmark
