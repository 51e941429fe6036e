#include "survey/respondents/exact_sum.hpp"

#include <cmath>

namespace hallmark {

void ExactSum::add(double value) {
  std::size_t kept = 0;
  for (const double part : parts_) {
    const Twofold total = Twofold::sum(value, part);
    if (total.low != 0.0) parts_[kept++] = total.low;
    value = total.high;
  }
  parts_.resize(kept);
  parts_.push_back(value);
}

void ExactSum::add(const ExactSum& other) {
  for (const double part : other.parts_) add(part);
}

Twofold ExactSum::value() const {
  if (parts_.empty()) return {};
  std::size_t at = parts_.size() - 1;
  if (!std::isfinite(parts_[at])) return {parts_[at], 0.0};
  double high = parts_[at];
  double low = 0.0;
  while (at > 0 && low == 0.0) {
    const Twofold total = Twofold::sum(high, parts_[--at]);
    high = total.high;
    low = total.low;
  }
  // What is rounded off may be half a unit exactly; then the parts below decide.
  if (at > 0 && (low < 0.0) == (parts_[at - 1] < 0.0)) {
    const double moved = high + 2.0 * low;
    if (2.0 * low == moved - high) {
      low -= moved - high;
      high = moved;
    }
  }
  return {high, low};
}

}  // namespace hallmark
