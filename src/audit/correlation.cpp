#include "audit/correlation.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include <boost/math/distributions/normal.hpp>
#include <boost/math/distributions/students_t.hpp>

#include "scoring/normalise.hpp"
#include "support/statistics.hpp"

namespace hallmark {

namespace {

double two_sided_t(double r, std::size_t n) {
  if (n < 3) return std::numeric_limits<double>::quiet_NaN();
  if (std::abs(r) >= 1.0) return 0.0;
  const double freedom = static_cast<double>(n - 2);
  const double t = std::abs(r) * std::sqrt(freedom / (1.0 - r * r));
  return 2.0 * boost::math::cdf(boost::math::complement(boost::math::students_t(freedom), t));
}

/// Sums over the runs of equal values that Kendall's variance needs.
struct EqualRuns {
  double pairs = 0.0;     ///< t (t - 1) / 2
  double variance = 0.0;  ///< t (t - 1) (2 t + 5)
  double triples = 0.0;   ///< t (t - 1) (t - 2)
};

template <class Items, class Equal>
EqualRuns ties_of(const Items& sorted, Equal equal) {
  EqualRuns ties;
  for (std::size_t first = 0; first < sorted.size();) {
    std::size_t end = first + 1;
    while (end < sorted.size() && equal(sorted[end], sorted[first])) ++end;
    const double t = static_cast<double>(end - first);
    ties.pairs += t * (t - 1.0) / 2.0;
    ties.variance += t * (t - 1.0) * (2.0 * t + 5.0);
    ties.triples += t * (t - 1.0) * (t - 2.0);
    first = end;
  }
  return ties;
}

/// Sorts the values and gives how many swaps of neighbours that takes.
double swaps_to_sort(std::span<double> values, std::span<double> room) {
  if (values.size() < 2) return 0.0;
  const std::size_t middle = values.size() / 2;
  double swaps = swaps_to_sort(values.first(middle), room.first(middle)) +
                 swaps_to_sort(values.subspan(middle), room.subspan(middle));
  std::size_t left = 0;
  std::size_t right = middle;
  for (double& next : room) {
    const bool takes_right = left == middle || (right < values.size() && values[right] < values[left]);
    if (takes_right) swaps += static_cast<double>(middle - left);
    next = values[takes_right ? right++ : left++];
  }
  std::ranges::copy(room, values.begin());
  return swaps;
}

std::vector<double> mean_ranks(std::span<const double> values) {
  return normalised(values, {RankFromWorst{Ties::average}, {}}, {}, no_value);
}

}  // namespace

Coefficient pearson(std::span<const double> x, std::span<const double> y) {
  if (x.size() < 2) return {};
  const double mean_x = mean_of(x);
  const double mean_y = mean_of(y);
  CompensatedSum xx;
  CompensatedSum yy;
  CompensatedSum xy;
  for (std::size_t i = 0; i < x.size(); ++i) {
    xx.add((x[i] - mean_x) * (x[i] - mean_x));
    yy.add((y[i] - mean_y) * (y[i] - mean_y));
    xy.add((x[i] - mean_x) * (y[i] - mean_y));
  }
  if (xx.value() <= 0.0 || yy.value() <= 0.0) return {};
  const double r = std::clamp(xy.value() / std::sqrt(xx.value()) / std::sqrt(yy.value()), -1.0, 1.0);
  return {r, two_sided_t(r, x.size())};
}

Coefficient spearman(std::span<const double> x, std::span<const double> y) {
  if (x.size() < 2) return {};
  const std::vector<double> ranks_x = mean_ranks(x);
  const std::vector<double> ranks_y = mean_ranks(y);
  return ranks_x.empty() || ranks_y.empty() ? Coefficient{} : pearson(ranks_x, ranks_y);
}

Coefficient kendall(std::span<const double> x, std::span<const double> y) {
  const std::size_t count = x.size();
  if (count < 2) return {};
  std::vector<std::pair<double, double>> points;
  for (std::size_t i = 0; i < count; ++i) points.emplace_back(x[i], y[i]);
  std::ranges::sort(points);
  const EqualRuns ties_x = ties_of(points, [](const auto& a, const auto& b) { return a.first == b.first; });
  const EqualRuns ties_both = ties_of(points, [](const auto& a, const auto& b) { return a == b; });
  std::vector<double> values;
  for (const auto& point : points) values.push_back(point.second);
  std::vector<double> room(count);
  const double swaps = swaps_to_sort(values, room);
  const EqualRuns ties_y = ties_of(values, [](double a, double b) { return a == b; });

  const double n = static_cast<double>(count);
  const double pairs = n * (n - 1.0) / 2.0;
  if (ties_x.pairs == pairs || ties_y.pairs == pairs) return {};
  const double balance = pairs - ties_x.pairs - ties_y.pairs + ties_both.pairs - 2.0 * swaps;
  const double tau = balance / std::sqrt(pairs - ties_x.pairs) / std::sqrt(pairs - ties_y.pairs);
  if (count < 3) return {tau, std::numeric_limits<double>::quiet_NaN()};
  const double variance = (n * (n - 1.0) * (2.0 * n + 5.0) - ties_x.variance - ties_y.variance) / 18.0 +
                          ties_x.triples * ties_y.triples / (9.0 * n * (n - 1.0) * (n - 2.0)) +
                          2.0 * ties_x.pairs * ties_y.pairs / (n * (n - 1.0));
  const double z = std::abs(balance) / std::sqrt(variance);
  return {std::clamp(tau, -1.0, 1.0), 2.0 * boost::math::cdf(boost::math::complement(boost::math::normal(), z))};
}

}  // namespace hallmark
