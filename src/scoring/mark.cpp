#include "scoring/mark.hpp"

#include <algorithm>
#include <cmath>

namespace hallmark {

namespace {

/// The share of what can be had, 0 to 1 unless the scale lets it leave.
struct Share {
  double value = 0.0;
  MarkTrouble trouble = MarkTrouble::none;
};

struct ShareOf {
  double value;
  double out_of;

  Share operator()(const NumberScale&) const { return {value}; }
  Share operator()(const AnswerScale&) const { return {value / out_of}; }
  Share operator()(const SelectionScale&) const { return {value / out_of}; }
  Share operator()(const PointScale&) const { return {value / out_of}; }

  Share operator()(const RangeScale& range) const {
    double share = 0.0;
    if (range.logarithmic) {
      // It lies beyond the lesser end, which may be the best.
      if (value <= 0.0) return {range.best < range.worst ? 1.0 : 0.0, MarkTrouble::no_logarithm};
      share = (std::log(value) - std::log(range.worst)) / (std::log(range.best) - std::log(range.worst));
    } else {
      share = (value - range.worst) / (range.best - range.worst);
    }
    if (!range.clamped || (share >= 0.0 && share <= 1.0)) return {share};
    return {std::clamp(share, 0.0, 1.0), range.clamp_is_meant ? MarkTrouble::none : MarkTrouble::beyond_ends};
  }

  Share operator()(const BandScale& scale) const {
    const auto above = std::ranges::upper_bound(scale.bands, value, {}, &std::pair<double, double>::first);
    if (above == scale.bands.begin()) return {0.0, MarkTrouble::below_first_band};
    return {std::prev(above)->second / out_of};
  }

  Share operator()(const CurveScale& scale) const {
    const auto& points = scale.points;
    const MarkTrouble beyond = scale.clamp_is_meant ? MarkTrouble::none : MarkTrouble::beyond_ends;
    if (value < points.front().first) return {points.front().second / out_of, beyond};
    if (value > points.back().first) return {points.back().second / out_of, beyond};
    if (value == points.back().first) return {points.back().second / out_of};
    const auto right = std::ranges::upper_bound(points, value, {}, &std::pair<double, double>::first);
    const auto left = std::prev(right);
    const double along = (value - left->first) / (right->first - left->first);
    return {(left->second + along * (right->second - left->second)) / out_of};
  }
};

struct LeastPoints {
  double operator()(const NumberScale&) const { return 0.0; }
  double operator()(const RangeScale&) const { return 0.0; }
  double operator()(const PointScale&) const { return 0.0; }
  double operator()(const AnswerScale& scale) const {
    return std::ranges::min(scale.answers, {}, &Answer::points).points;
  }
  double operator()(const SelectionScale& scale) const {
    double least = 0.0;
    if (!scale.ticks.empty()) {
      for (const auto& tick : scale.ticks) least = std::min(least, tick.second);
    } else {
      for (const Answer& answer : scale.answers) least += std::min(0.0, answer.points);
    }
    return least;
  }
  double operator()(const BandScale& scale) const {
    return std::min(0.0, std::ranges::min(scale.bands, {}, &std::pair<double, double>::second).second);
  }
  double operator()(const CurveScale& scale) const {
    return std::ranges::min(scale.points, {}, &std::pair<double, double>::second).second;
  }
};

struct OutOf {
  double operator()(const NumberScale&) const { return 1.0; }
  double operator()(const RangeScale&) const { return 1.0; }
  template <class WithPoints>
  double operator()(const WithPoints& scale) const {
    return scale.out_of;
  }
};

}  // namespace

Mark mark_of(double value, const MarkScale& mark_scale, const Scale& scale, double out_of) {
  const Share share = std::visit(ShareOf{value, out_of}, mark_scale);
  return {scale.at(share.value), share.trouble};
}

double points_available(const MarkScale& mark_scale) {
  return std::visit(OutOf{}, mark_scale);
}

double worst_mark(const MarkScale& mark_scale, const Scale& scale) {
  return scale.at(std::visit(LeastPoints{}, mark_scale) / points_available(mark_scale));
}

}  // namespace hallmark
