#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <variant>
#include <vector>

#include "hallmark/support/column.hpp"

namespace hallmark {

/// A column of answers in a fraction of the memory: whole numbers over one power of ten, such as 42 and 450 over 100
/// for 0.42 and 4.5, in one, two or four bytes each, as their largest needs. They give back the very doubles that the
/// cells say. Only for answers that are sure or missing.
class PackedColumn {
 public:
  /// What `append` is told of what is missing.
  static constexpr std::int32_t missing = std::numeric_limits<std::int32_t>::min();
  static constexpr std::uint8_t decimals_of_missing = 254;
  static constexpr int most_decimals = 9;

  [[nodiscard]] std::size_t size() const {
    return std::visit([](const auto& numbers) { return numbers.size(); }, numbers_);
  }
  /// How many there is to be room for.
  [[nodiscard]] std::size_t room() const { return room_; }
  void reserve(std::size_t size);

  /// Adds numbers, each over ten to the power of its decimals. False, and nothing is added, where they do not fit
  /// beside those that are there already.
  [[nodiscard]] bool append(std::span<const std::int32_t> numbers, std::span<const std::uint8_t> decimals);

  [[nodiscard]] bool is_missing(std::size_t at) const {
    return std::visit([at](const auto& numbers) { return is_none(numbers[at]); }, numbers_);
  }
  /// The values from `first` on, NaN where one is missing.
  void values(std::size_t first, std::span<double> values) const;

  [[nodiscard]] Ends ends() const;

  [[nodiscard]] Column unpacked() const;

 private:
  /// The least number of a width stands for what is missing.
  template <typename Number>
  [[nodiscard]] static constexpr bool is_none(Number number) {
    return number == std::numeric_limits<Number>::min();
  }

  void add(std::span<const std::int32_t> numbers);
  void widen_for(std::int32_t least, std::int32_t most);
  [[nodiscard]] bool raise_decimals(int decimals);

  std::variant<std::vector<std::int8_t>, std::vector<std::int16_t>, std::vector<std::int32_t>> numbers_;
  std::size_t room_ = 0;
  int decimals_ = 0;
  double unit_ = 1.0;  ///< Ten to the power of the decimals.
};

}  // namespace hallmark
