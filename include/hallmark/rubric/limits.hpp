#pragma once

#include <cmath>
#include <limits>

namespace hallmark {

/// `limits` and `whole`: what a number of the survey may be.
struct NumberLimits {
  double least = -std::numeric_limits<double>::infinity();
  double most = std::numeric_limits<double>::infinity();
  bool whole = false;

  [[nodiscard]] bool have_ends() const { return std::isfinite(least); }
  [[nodiscard]] bool are_set() const { return whole || have_ends(); }
  [[nodiscard]] bool are_within(double value) const { return value >= least && value <= most; }
  [[nodiscard]] bool hold(double value) const { return are_within(value) && (!whole || value == std::floor(value)); }
};

}  // namespace hallmark
