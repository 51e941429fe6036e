#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <vector>

#include "hallmark/support/column.hpp"

namespace hallmark {

/// A column of answers in less than half of the memory: whole numbers over one power of ten, such as 42 and 450 over
/// 100 for 0.42 and 4.5. They give back the very doubles that the cells say. Only for answers that are sure or missing.
class PackedColumn {
 public:
  static constexpr std::int32_t missing = std::numeric_limits<std::int32_t>::min();
  static constexpr int most_decimals = 9;

  [[nodiscard]] std::size_t size() const { return numbers_.size(); }
  [[nodiscard]] std::size_t capacity() const { return numbers_.capacity(); }
  void reserve(std::size_t size) { numbers_.reserve(size); }

  /// Adds numbers, each over ten to the power of its decimals; `missing` whatever the decimals. False, and nothing is
  /// added, where they do not fit beside those that are there already.
  [[nodiscard]] bool append(std::span<const std::int32_t> numbers, std::span<const std::uint8_t> decimals);

  [[nodiscard]] double value(std::size_t at) const {
    return numbers_[at] == missing ? no_value : static_cast<double>(numbers_[at]) / unit_;
  }
  [[nodiscard]] bool is_missing(std::size_t at) const { return numbers_[at] == missing; }
  /// The values from `first` on, NaN where one is missing.
  void values(std::size_t first, std::span<double> values) const;

  [[nodiscard]] Ends ends() const;

  [[nodiscard]] Column unpacked() const;

 private:
  [[nodiscard]] bool raise_decimals(int decimals);

  std::vector<std::int32_t> numbers_;
  int decimals_ = 0;
  double unit_ = 1.0;  ///< Ten to the power of the decimals.
};

}  // namespace hallmark
