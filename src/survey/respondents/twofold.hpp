#pragma once

#include <cmath>

namespace hallmark {

/// A number as the sum of two doubles, the second of which is what the first rounds off.
/// Source: Dekker, "A floating-point technique for extending the available precision", 1971.
struct Twofold {
  double high = 0.0;
  double low = 0.0;

  [[nodiscard]] static Twofold sum(double a, double b) {
    const double total = a + b;
    const double of_b = total - a;
    return {total, (a - (total - of_b)) + (b - of_b)};
  }

  [[nodiscard]] static Twofold product(double a, double b) {
    const double whole = a * b;
    return {whole, std::fma(a, b, -whole)};
  }

  [[nodiscard]] Twofold operator+(const Twofold& other) const {
    const Twofold total = sum(high, other.high);
    return sum(total.high, total.low + low + other.low);
  }
  [[nodiscard]] Twofold operator-() const { return {-high, -low}; }

  [[nodiscard]] Twofold operator*(const Twofold& other) const {
    const Twofold whole = product(high, other.high);
    return sum(whole.high, whole.low + high * other.low + low * other.high);
  }

  [[nodiscard]] Twofold operator/(double divisor) const {
    const double first = high / divisor;
    const Twofold rest = *this + -product(first, divisor);
    return sum(first, rest.high / divisor);
  }
  [[nodiscard]] Twofold operator/(const Twofold& divisor) const {
    const double first = high / divisor.high;
    const Twofold rest = *this + -(divisor * Twofold{first, 0.0});
    return sum(first, rest.high / divisor.high);
  }
};

}  // namespace hallmark
