#pragma once

#include <vector>

#include "survey/respondents/twofold.hpp"

namespace hallmark {

/// A sum of doubles that rounds nothing off, so that the order in which they are added is of no consequence.
/// Source: Shewchuk, "Adaptive precision floating-point arithmetic", 1997.
class ExactSum {
 public:
  void add(double value);
  void add(const ExactSum& other);

  /// The sum, and what the nearest double leaves of it.
  [[nodiscard]] Twofold value() const;

 private:
  std::vector<double> parts_;  ///< Rising, and no two have a bit in common.
};

}  // namespace hallmark
