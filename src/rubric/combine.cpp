#include "hallmark/rubric/combine.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <vector>

#include <fmt/format.h>

#include "hallmark/support/number.hpp"
#include "support/statistics.hpp"

namespace hallmark {

namespace {

double least_of(std::span<const Part> parts) {
  return std::ranges::min(parts, {}, &Part::score).score;
}

double greatest_of(std::span<const Part> parts) {
  return std::ranges::max(parts, {}, &Part::score).score;
}

/// Σ w·f(x) / Σ w.
template <class Transform>
double weighted_mean(std::span<const Part> parts, Transform transform) {
  CompensatedSum sum;
  CompensatedSum weights;
  for (const Part& part : parts) {
    sum.add(part.weight * transform(part.score));
    weights.add(part.weight);
  }
  return sum.value() / weights.value();
}

/// A mean lies between its parts, which the last bit of a logarithm does not know.
double kept_between(double mean, std::span<const Part> parts) {
  return std::clamp(mean, least_of(parts), greatest_of(parts));
}

template <MeanOfEach Mean>
double mean_of_each(std::span<const Part> parts) {
  return kept_between(Mean::outer(weighted_mean(parts, Mean::inner)), parts);
}

/// The power mean by logarithms against its largest part (its smallest where p is negative): powers neither overflow
/// nor vanish, and log1p and expm1 keep the digits that a power near zero would lose.
double power_mean(double p, std::span<const Part> parts) {
  const double unit = p > 0.0 ? greatest_of(parts) : least_of(parts);
  if (unit == 0.0) return 0.0;
  const double excess =
      weighted_mean(parts, [p, unit](double score) { return std::expm1(p * std::log(score / unit)); });
  return unit * std::exp(std::log1p(excess) / p);
}

}  // namespace

std::string PowerMean::sentence() const {
  return fmt::format("weighted power mean with exponent {}", to_text(power));
}

double PowerMean::of(std::span<const Part> parts) const {
  if (power == 1.0) return mean_of_each<ArithmeticMean>(parts);
  if (power == 0.0) return mean_of_each<GeometricMean>(parts);
  if (power == -1.0) return mean_of_each<HarmonicMean>(parts);
  return kept_between(power_mean(power, parts), parts);
}

double LeastPart::of(std::span<const Part> parts) {
  return least_of(parts);
}

double GreatestPart::of(std::span<const Part> parts) {
  return greatest_of(parts);
}

double MedianPart::of(std::span<const Part> parts) {
  std::vector<double> scores;
  for (const Part& part : parts) scores.push_back(part.score);
  return median_of(scores);
}

double WeightedSum::of(std::span<const Part> parts) {
  CompensatedSum sum;
  for (const Part& part : parts) sum.add(part.weight * part.score);
  return sum.value();
}

bool can_combine(const CombineRule& rule, double score) {
  return std::visit([score](const auto& way) { return takes(way, score); }, rule);
}

double combined(const CombineRule& rule, std::span<const Part> parts) {
  return std::visit(
      [parts]<class Way>(const Way& way) {
        if constexpr (MeanOfEach<Way>) return mean_of_each<Way>(parts);
        if constexpr (requires { way.of(parts); }) return way.of(parts);
        assert(false);
        return 0.0;
      },
      rule);
}

}  // namespace hallmark
