#include "scoring/treat.hpp"

#include <algorithm>
#include <cmath>

#include "support/statistics.hpp"

namespace hallmark {

namespace {

bool passes(const Shape& shape, const Treatment& treatment) {
  return std::abs(shape.skew) < treatment.skew || shape.kurtosis < treatment.kurtosis;
}

/// Gives all values at the extreme of one side the next distinct one; false where there is none.
bool move_extreme(std::vector<double>& values, bool high, std::vector<bool>& moved) {
  const auto [least, most] = std::ranges::minmax(values);
  const double extreme = high ? most : least;
  double next = high ? least : most;
  for (const double value : values) {
    if (value != extreme) next = high ? std::max(next, value) : std::min(next, value);
  }
  if (next == extreme) return false;
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (values[i] != extreme) continue;
    values[i] = next;
    moved[i] = true;
  }
  return true;
}

void transform(std::vector<double>& values, const Treatment& treatment, bool skewed_low) {
  const auto [least, most] = std::ranges::minmax(values);
  const double shift = 0.01 * (most - least);
  for (double& value : values) {
    switch (treatment.then) {
      case Treatment::Then::nothing:
        break;
      case Treatment::Then::log:
        value = std::log(value - least + shift);
        break;
      case Treatment::Then::log_directed:
        value = skewed_low ? -std::log(most + shift - value) : std::log(value - least + shift);
        break;
      case Treatment::Then::boxcox: {
        const double positive = value - least + 1.0;
        value = treatment.lambda == 0.0 ? std::log(positive)
                                        : (std::pow(positive, treatment.lambda) - 1.0) / treatment.lambda;
        break;
      }
    }
  }
}

}  // namespace

void treat(std::vector<double>& values, const Treatment& treatment) {
  const std::vector<double> original = values;
  const Shape first = shape_of(values);
  Shape shape = first;
  std::vector<bool> moved(values.size());
  while (!passes(shape, treatment) && std::ranges::count(moved, true) < treatment.winsorise) {
    if (!move_extreme(values, shape.skew >= 0.0, moved)) break;
    shape = shape_of(values);
  }
  if (passes(shape, treatment) || treatment.then == Treatment::Then::nothing) return;
  if (!treatment.of_winsorised) values = original;
  transform(values, treatment, (treatment.of_winsorised ? shape : first).skew < 0.0);
}

}  // namespace hallmark
