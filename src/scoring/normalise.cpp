#include "scoring/normalise.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include "scoring/statistics.hpp"
#include "support/wide_loops.hpp"

namespace hallmark {

namespace {

/// Ranks counted from 1 in rising order, or falling where `falling`; equal values share one as `ties` says.
std::vector<double> ranks_of(std::span<const double> values, bool falling, Ties ties) {
  std::vector<std::size_t> order(values.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::sort(order, [values, falling](std::size_t a, std::size_t b) {
    return falling ? values[a] > values[b] : values[a] < values[b];
  });
  std::vector<double> ranks(values.size());
  for (std::size_t first = 0; first < order.size();) {
    std::size_t end = first + 1;
    while (end < order.size() && values[order[end]] == values[order[first]]) ++end;
    const double least = static_cast<double>(first + 1);
    const double most = static_cast<double>(end);
    const double rank = ties == Ties::max ? most : ties == Ties::average ? (least + most) / 2.0 : least;
    for (std::size_t i = first; i < end; ++i) ranks[order[i]] = rank;
    first = end;
  }
  return ranks;
}

/// Places `x` between a zero point and a full point, both in raw units.
struct Span {
  double zero;
  double full;

  [[nodiscard]] double share(double x) const { return (x - zero) / (full - zero); }
};

/// The raw values that earn nothing and everything.
Span span_of(Ends ends, const Normalise& method, double reference) {
  const double worst = method.lower_is_better ? ends.most : ends.least;
  const double best = method.lower_is_better ? ends.least : ends.most;
  switch (method.method) {
    case NormaliseMethod::distance_to_unit:
      return {worst, reference};
    case NormaliseMethod::distance_to_target:
      return {worst, method.target};
    case NormaliseMethod::share_of_max:
      // x / max; where less is better the same line from the other end, 1 - x / max.
      return method.lower_is_better ? Span{ends.most, 0.0} : Span{0.0, ends.most};
    case NormaliseMethod::minmax:
    case NormaliseMethod::distance_to_max:
    case NormaliseMethod::percentile:
    case NormaliseMethod::zscore:
    case NormaliseMethod::rank:
    case NormaliseMethod::borda:
    case NormaliseMethod::exponential_rank:
      break;
  }
  return {worst, best};
}

std::vector<double> zscores(std::span<const double> values, const Normalise& method) {
  const double mean = mean_of(values);
  const double sd = sd_of(values) * (method.lower_is_better ? -1.0 : 1.0);
  std::vector<double> marks;
  for (const double value : values) marks.push_back(method.mean + method.sd * (value - mean) / sd);
  return marks;
}

std::vector<double> exponential_ranks(std::span<const double> values, const Normalise& method) {
  const double n = static_cast<double>(values.size());
  std::vector<double> marks = ranks_of(values, !method.lower_is_better, method.ties);
  for (double& mark : marks) {
    const double p = (n - mark) / n;
    mark = -method.decay * std::log(1.0 - p * (1.0 - std::exp(-100.0 / method.decay)));
  }
  return marks;
}

}  // namespace

Ends ends_of(std::span<const double> values) {
  Ends ends{std::numeric_limits<double>::infinity(), -std::numeric_limits<double>::infinity()};
  for (const double value : values) {
    // A comparison with NaN is false.
    ends.least = value < ends.least ? value : ends.least;
    ends.most = value > ends.most ? value : ends.most;
  }
  return ends.least > ends.most ? Ends{} : ends;
}

bool marks_each_by_itself(const Normalise& method) {
  switch (method.method) {
    case NormaliseMethod::minmax:
    case NormaliseMethod::distance_to_max:
    case NormaliseMethod::distance_to_unit:
    case NormaliseMethod::distance_to_target:
    case NormaliseMethod::share_of_max:
      return true;
    case NormaliseMethod::percentile:
    case NormaliseMethod::zscore:
    case NormaliseMethod::rank:
    case NormaliseMethod::borda:
    case NormaliseMethod::exponential_rank:
      break;
  }
  return false;
}

HALLMARK_WIDE_LOOPS void normalise_each(std::span<double> values, Ends ends, const Normalise& method,
                                        const Scale& scale, double reference) {
  const Span span = span_of(ends, method, reference);
  const bool is_clamped = method.clamped && (method.method == NormaliseMethod::distance_to_unit ||
                                             method.method == NormaliseMethod::distance_to_target);
  for (double& value : values) {
    const double share = span.share(value);
    value = scale.at(is_clamped && share > 1.0 ? 1.0 : share);
  }
}

std::vector<double> normalised(std::span<const double> values, const Normalise& method, const Scale& scale,
                               double reference) {
  const Ends ends = ends_of(values);
  if (ends.least == ends.most) return {};
  if (marks_each_by_itself(method)) {
    if (const Span span = span_of(ends, method, reference); span.zero == span.full) return {};
    std::vector<double> marks(values.begin(), values.end());
    normalise_each(marks, ends, method, scale, reference);
    return marks;
  }
  if (method.method == NormaliseMethod::zscore) return zscores(values, method);
  if (method.method == NormaliseMethod::exponential_rank) return exponential_ranks(values, method);
  const double n = static_cast<double>(values.size());
  std::vector<double> marks = ranks_of(values, method.lower_is_better, method.ties);
  for (double& mark : marks) {
    if (method.method == NormaliseMethod::percentile) mark = scale.at((mark - 1.0) / (n - 1.0));
    if (method.method == NormaliseMethod::borda) mark -= 1.0;
  }
  return marks;
}

}  // namespace hallmark
