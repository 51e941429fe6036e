#pragma once

#include <cmath>
#include <span>
#include <vector>

namespace hallmark {

/// A sum that keeps what the additions round off (Neumaier 1974).
class CompensatedSum {
 public:
  void add(double value) {
    const double sum = sum_ + value;
    lost_ += std::abs(sum_) >= std::abs(value) ? (sum_ - sum) + value : (value - sum) + sum_;
    sum_ = sum;
  }
  [[nodiscard]] double value() const { return sum_ + lost_; }

 private:
  double sum_ = 0.0;
  double lost_ = 0.0;
};

[[nodiscard]] double mean_of(std::span<const double> values);

/// Of an even number of values the mean of the middle two. There is at least one.
[[nodiscard]] double median_of_sorted(std::span<const double> values);
/// The same of values in any order, which it sorts.
[[nodiscard]] double median_of(std::vector<double>& values);

/// Sample standard deviation, with n - 1.
[[nodiscard]] double sd_of(std::span<const double> values);

struct Shape {
  double skew = 0.0;      ///< Adjusted Fisher-Pearson G1.
  double kurtosis = 0.0;  ///< Excess, adjusted G2.
};

/// Skewness and excess kurtosis with the usual small-sample corrections (Joanes and Gill 1998, type 2); zeros where
/// there are fewer than four values or no spread.
[[nodiscard]] Shape shape_of(std::span<const double> values);

}  // namespace hallmark
