#pragma once

#include <cmath>
#include <cstdint>
#include <memory>
#include <optional>

#include "survey/respondents/exact_sum.hpp"

namespace hallmark {

__extension__ using Int128 = __int128;
__extension__ using UInt128 = unsigned __int128;

inline constexpr std::int64_t million = 1'000'000;

/// A number of at most six decimals below some 280 million, which is most of what surveys hold, as millionths: whole
/// numbers add up exactly. Nothing where it is none of these. The double decides, not how it was written.
[[nodiscard]] inline std::optional<std::int64_t> millionths(double value) {
  constexpr double most = 2.8e8;
  if (!(std::fabs(value) < most)) return std::nullopt;
  const auto whole = static_cast<std::int64_t>(std::nearbyint(value * 1e6));
  if (static_cast<double>(whole) / 1e6 != value) return std::nullopt;
  return whole;
}

/// Count, sum and sum of squares of the answers of one unit to one question. Nothing is rounded before the end, so that
/// answers may come in any order and moments be added in any, and the bytes are the same.
class Moments {
 public:
  void add(double value);
  /// `whole` is what `millionths` gives.
  void add_millionths(std::int64_t whole) {
    sum_ += whole;
    squares_ += static_cast<UInt128>(static_cast<Int128>(whole) * whole);
    ++count_;
  }
  /// Several small whole numbers at once.
  void add_whole_numbers(std::uint32_t count, std::int64_t sum, std::int64_t squares) {
    sum_ += static_cast<Int128>(sum) * million;
    squares_ += static_cast<UInt128>(squares) * static_cast<UInt128>(million) * static_cast<UInt128>(million);
    count_ += count;
  }
  void add(const Moments& other);

  [[nodiscard]] std::uint32_t count() const { return count_; }
  [[nodiscard]] double sum() const;
  [[nodiscard]] double mean() const;
  /// The sample standard deviation; NaN below two answers.
  [[nodiscard]] double spread() const;

 private:
  struct Others {
    ExactSum sum;
    ExactSum squares;
  };
  [[nodiscard]] Twofold whole_sum() const;
  [[nodiscard]] double squared_distances() const;

  Int128 sum_ = 0;
  UInt128 squares_ = 0;
  std::uint32_t count_ = 0;
  std::unique_ptr<Others> others_;  ///< Of numbers that are not whole millionths.
};

/// The same of answers that have weights: their weighted sum and the sum of the weights.
class WeightedSums {
 public:
  void add(double value, double weight);
  void add(const WeightedSums& other);

  [[nodiscard]] double sum() const { return products().high; }
  [[nodiscard]] double weights() const { return all_weights().high; }
  [[nodiscard]] double mean() const { return (products() / all_weights()).high; }

 private:
  struct Others {
    ExactSum products;
    ExactSum weights;
  };
  [[nodiscard]] Twofold products() const;
  [[nodiscard]] Twofold all_weights() const;

  Int128 products_ = 0;  ///< In millionths of millionths.
  Int128 weights_ = 0;
  std::unique_ptr<Others> others_;  ///< Where one of the two is not whole millionths.
};

}  // namespace hallmark
