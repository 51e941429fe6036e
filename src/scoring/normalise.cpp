#include "scoring/normalise.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "scoring/statistics.hpp"

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

std::vector<double> by_span(std::span<const double> values, Span span, bool clamped, const Scale& scale) {
  std::vector<double> marks;
  if (span.zero == span.full) return marks;
  for (const double value : values) {
    const double share = span.share(value);
    marks.push_back(scale.at(clamped ? std::min(share, 1.0) : share));
  }
  return marks;
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

std::vector<double> normalised(std::span<const double> values, const Normalise& method, const Scale& scale,
                               double reference) {
  const auto [least, most] = std::ranges::minmax(values);
  if (least == most) return {};
  // The raw value that earns nothing, and the one that earns everything.
  const double worst = method.lower_is_better ? most : least;
  const double best = method.lower_is_better ? least : most;
  const double n = static_cast<double>(values.size());
  switch (method.method) {
    case NormaliseMethod::minmax:
    case NormaliseMethod::distance_to_max:
      return by_span(values, {worst, best}, false, scale);
    case NormaliseMethod::distance_to_unit:
      return by_span(values, {worst, reference}, method.clamped, scale);
    case NormaliseMethod::distance_to_target:
      return by_span(values, {worst, method.target}, method.clamped, scale);
    case NormaliseMethod::share_of_max: {
      // x / max; where less is better the same line from the other end, 1 - x / max.
      return by_span(values, method.lower_is_better ? Span{most, 0.0} : Span{0.0, most}, false, scale);
    }
    case NormaliseMethod::zscore:
      return zscores(values, method);
    case NormaliseMethod::exponential_rank:
      return exponential_ranks(values, method);
    default:
      break;
  }
  std::vector<double> marks = ranks_of(values, method.lower_is_better, method.ties);
  for (double& mark : marks) {
    if (method.method == NormaliseMethod::percentile) mark = scale.at((mark - 1.0) / (n - 1.0));
    if (method.method == NormaliseMethod::borda) mark -= 1.0;
  }
  return marks;
}

}  // namespace hallmark
