#include "hallmark/rubric/normalise.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <numeric>

#include <fmt/format.h>

#include "hallmark/support/number.hpp"
#include "hallmark/support/variant_words.hpp"
#include "hallmark/support/wording.hpp"
#include "support/statistics.hpp"

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

std::string beyond_worst(std::string_view what, const std::string& node) {
  return fmt::format("the {} of {} does not lie beyond the worst value there is, so no distance can be measured", what,
                     node);
}

}  // namespace

std::string MinMax::sentence() const {
  return "the worst value there is gets the foot of the scale and the best one its top; values between them get what "
         "lies between";
}

std::string Percentile::sentence() const {
  return "the mark is the share of the others that do worse";
}

std::vector<double> Percentile::marks(std::span<const double> values, bool lower_is_better, const Scale& scale) const {
  const double n = static_cast<double>(values.size());
  std::vector<double> marks = ranks_of(values, lower_is_better, ties);
  for (double& mark : marks) mark = scale.at((mark - 1.0) / (n - 1.0));
  return marks;
}

std::vector<MethodParameter> DistanceToUnit::parameters() {
  return {{"unit", &unit, false, "the id of the unit to measure from",
           "a distance to a unit needs 'unit', as in {method: distance_to_unit, unit: X06000001}"},
          {"clamp", &clamped}};
}

std::string DistanceToUnit::sentence() const {
  return fmt::format("the mark is how far the value is on the way from the worst one to that of '{}'",
                     without_controls(unit));
}

std::string DistanceToUnit::obstacle(const JudgedBy& by, const std::string& node) const {
  return by.reference != by.worst() ? "" : beyond_worst("unit", node);
}

std::vector<MethodParameter> DistanceToTarget::parameters() {
  return {{"target", &target, false, "in the units of the value",
           "a distance to a target needs 'target', as in {method: distance_to_target, target: 95}"},
          {"clamp", &clamped}};
}

std::string DistanceToTarget::sentence() const {
  return fmt::format("the mark is how far the value is on the way from the worst one to the target, {}",
                     to_text(target));
}

std::string DistanceToTarget::obstacle(const JudgedBy& by, const std::string& node) const {
  const bool is_beyond = by.lower_is_better ? target < by.worst() : target > by.worst();
  return is_beyond ? "" : beyond_worst("target", node);
}

std::string ShareOfMax::sentence() const {
  return "the mark is the value as a share of the largest";
}

std::string ShareOfMax::obstacle(const JudgedBy& by, const std::string& node) const {
  if (by.ends.most > 0.0) return "";
  return fmt::format("the largest value of {} is not above zero, so there is no share of it", node);
}

std::string ZScore::sentence() const {
  return fmt::format(
      "the mark is the distance from the mean in standard deviations, scaled to a mean of {} and a standard deviation "
      "of {}",
      to_text(mean), to_text(sd));
}

std::vector<double> ZScore::marks(std::span<const double> values, bool lower_is_better, const Scale& /*scale*/) const {
  const double middle = mean_of(values);
  const double spread = sd_of(values) * (lower_is_better ? -1.0 : 1.0);
  std::vector<double> marks;
  for (const double value : values) marks.push_back(mean + sd * (value - middle) / spread);
  return marks;
}

std::string RankFromWorst::sentence() const {
  return "the mark is the rank, counted from the worst";
}

std::vector<double> RankFromWorst::marks(std::span<const double> values, bool lower_is_better,
                                         const Scale& /*scale*/) const {
  return ranks_of(values, lower_is_better, ties);
}

std::string BordaCount::sentence() const {
  return "the mark is how many others rank below";
}

std::vector<double> BordaCount::marks(std::span<const double> values, bool lower_is_better,
                                      const Scale& /*scale*/) const {
  std::vector<double> marks = ranks_of(values, lower_is_better, ties);
  for (double& mark : marks) mark -= 1.0;
  return marks;
}

std::string ExponentialRank::sentence() const {
  return fmt::format("ranks are stretched exponentially (decay {}), so that the best stand out", to_text(decay));
}

std::vector<double> ExponentialRank::marks(std::span<const double> values, bool lower_is_better,
                                           const Scale& /*scale*/) const {
  const double n = static_cast<double>(values.size());
  std::vector<double> marks = ranks_of(values, !lower_is_better, ties);
  for (double& mark : marks) {
    const double p = (n - mark) / n;
    mark = -decay * std::log(1.0 - p * (1.0 - std::exp(-100.0 / decay)));
  }
  return marks;
}

std::vector<MethodParameter> parameters_of(NormaliseMethod& method) {
  return std::visit(
      [](auto& chosen) {
        if constexpr (requires { chosen.parameters(); }) return chosen.parameters();
        return std::vector<MethodParameter>();
      },
      method);
}

std::vector<std::string_view> method_parameter_keys() {
  std::vector<std::string_view> keys;
  each_alternative<NormaliseMethod>([&keys](auto alternative) {
    NormaliseMethod method = std::move(alternative);
    for (const MethodParameter& parameter : parameters_of(method)) {
      if (std::ranges::find(keys, parameter.key) == keys.end()) keys.push_back(parameter.key);
    }
  });
  return keys;
}

}  // namespace hallmark
