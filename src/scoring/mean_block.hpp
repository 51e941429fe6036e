#pragma once

#include <array>
#include <cstddef>

namespace hallmark {

/// Weighted arithmetic means of some hundred units, worked out child by child: the same sums as `CompensatedSum` keeps
/// for one unit, side by side and without branches, so that several are made with one instruction.
class MeanBlock {
 public:
  static constexpr std::size_t most_units = 512;

  /// With `always_covered`, all children have a coverage of 1 where they have a score, and 0 where they have none.
  MeanBlock(std::size_t units, bool always_covered);

  /// Adds a child with its scores, NaN where a unit has none. `coverage` has what was answered of each unit's, between
  /// 0 and 1, and counts whether or not there is a score.
  void add(double weight, const double* scores, const double* coverage);
  /// The same with a coverage of 1 or 0.
  void add(double weight, const double* scores);

  /// The weights of the children that have a score.
  [[nodiscard]] double weight(std::size_t unit) const { return weights_.value(unit); }
  /// The weights times the coverage.
  [[nodiscard]] double covered(std::size_t unit) const {
    return always_covered_ ? weights_.value(unit) : covered_.value(unit);
  }
  /// Between the least and the largest score. Not to be asked for where no child has one.
  [[nodiscard]] double mean(std::size_t unit) const;

 private:
  /// Sums that keep what each addition rounds off, without asking which of the two is larger (Knuth 1969, 4.2.2).
  struct Sums {
    std::array<double, most_units> sum;
    std::array<double, most_units> lost;

    void add(std::size_t unit, double value) {
      const double made = sum[unit] + value;
      const double back = made - sum[unit];
      lost[unit] += (sum[unit] - (made - back)) + (value - back);
      sum[unit] = made;
    }
    [[nodiscard]] double value(std::size_t unit) const { return sum[unit] + lost[unit]; }
  };

  void add_scores(double weight, const double* scores);

  std::size_t units_;
  bool always_covered_;
  Sums scores_;
  Sums weights_;
  Sums covered_;
  std::array<double, most_units> least_;
  std::array<double, most_units> most_;
};

}  // namespace hallmark
