#include "support/statistics.hpp"

#include <algorithm>

namespace hallmark {

double mean_of(std::span<const double> values) {
  CompensatedSum sum;
  for (const double value : values) sum.add(value);
  return sum.value() / static_cast<double>(values.size());
}

double median_of_sorted(std::span<const double> values) {
  const std::size_t middle = values.size() / 2;
  return values.size() % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2.0;
}

double median_of(std::vector<double>& values) {
  std::ranges::sort(values);
  return median_of_sorted(values);
}

double sd_of(std::span<const double> values) {
  const double mean = mean_of(values);
  CompensatedSum squares;
  for (const double value : values) squares.add((value - mean) * (value - mean));
  return std::sqrt(squares.value() / static_cast<double>(values.size() - 1));
}

Shape shape_of(std::span<const double> values) {
  if (values.size() < 4) return {};
  const double n = static_cast<double>(values.size());
  const double mean = mean_of(values);
  CompensatedSum second;
  CompensatedSum third;
  CompensatedSum fourth;
  for (const double value : values) {
    const double d = value - mean;
    second.add(d * d);
    third.add(d * d * d);
    fourth.add(d * d * d * d);
  }
  const double m2 = second.value() / n;
  if (m2 <= 0.0) return {};
  const double g1 = third.value() / n / std::pow(m2, 1.5);
  const double g2 = fourth.value() / n / (m2 * m2) - 3.0;
  return {g1 * std::sqrt(n * (n - 1.0)) / (n - 2.0), ((n + 1.0) * g2 + 6.0) * (n - 1.0) / ((n - 2.0) * (n - 3.0))};
}

}  // namespace hallmark
