#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "hallmark/support/number.hpp"

namespace hallmark {

/// The texts of numbers that come again and again, such as the coverage of a million units, which is one of a few
/// hundred. The latest are kept.
class RepeatedNumbers {
 public:
  /// The shortest text that reads back to the same double. Good until the next call.
  [[nodiscard]] std::string_view text(double number) {
    const auto bits = std::bit_cast<std::uint64_t>(number);
    Entry& entry = entries_[bits * 0x9E3779B97F4A7C15ULL >> (64 - slot_bits)];
    if (entry.length == 0 || entry.bits != bits) {
      entry.bits = bits;
      entry.length = static_cast<std::size_t>(number_to(entry.text.data(), number) - entry.text.data());
    }
    return {entry.text.data(), entry.length};
  }

 private:
  static constexpr int slot_bits = 9;

  struct Entry {
    std::uint64_t bits = 0;
    std::size_t length = 0;  ///< Zero where nothing is kept.
    std::array<char, longest_number> text{};
  };

  std::vector<Entry> entries_ = std::vector<Entry>(std::size_t{1} << slot_bits);
};

}  // namespace hallmark
