#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>

#include "hallmark/support/column.hpp"

namespace hallmark {

/// What a cell says.
struct CellMeaning {
  State state = State::missing;
  double value = no_value;
};

/// The nearest double to a decimal of up to fifteen digits: both are exact, so that one division gives it.
[[nodiscard]] inline double decimal_value(std::int64_t digits, int decimals, bool negative = false) {
  static constexpr std::array<double, 16> powers = {1e0, 1e1, 1e2,  1e3,  1e4,  1e5,  1e6,  1e7,
                                                    1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15};
  const double value = static_cast<double>(digits) / powers[static_cast<std::size_t>(decimals)];
  return negative ? -value : value;
}

/// Short cells whose meaning has been worked out, as they are written: surveys say the same few things over and over.
class KnownCells {
 public:
  static constexpr std::size_t longest = 16;

  struct Entry {
    std::uint64_t first = 0;
    std::uint64_t second = 0;
    CellMeaning meaning;
    int small = -1;  ///< The value where it is a digit.
  };

  /// Nothing where the cell is not known. As many bytes as the longest may be looked at.
  [[nodiscard]] const Entry* find(const char* cell, std::size_t length) const {
    if (length > longest || length == 0) return nullptr;
    const Entry key = key_of(cell, length);
    for (std::size_t at = slot_of(key); entries_[at].first != 0; at = (at + 1) % slots) {
      if (entries_[at].first == key.first && entries_[at].second == key.second) return &entries_[at];
    }
    return nullptr;
  }

  /// Learns a cell that it does not know yet, as long as there is room.
  void learn(const char* cell, std::size_t length, const CellMeaning& meaning) {
    if (length > longest || length == 0 || used_ >= slots / 2) return;
    Entry entry = key_of(cell, length);
    entry.meaning = meaning;
    if (meaning.state == State::answered && meaning.value >= 0.0 && meaning.value <= 9.0 &&
        meaning.value == static_cast<int>(meaning.value)) {
      entry.small = static_cast<int>(meaning.value);
    }
    std::size_t at = slot_of(entry);
    while (entries_[at].first != 0) at = (at + 1) % slots;
    entries_[at] = entry;
    ++used_;
  }

 private:
  static constexpr std::size_t slots = 64;

  /// A cell holds no NUL byte, so those behind its end cannot be taken for some of it.
  static Entry key_of(const char* cell, std::size_t length) {
    Entry key;
    std::memcpy(&key.first, cell, 8);
    if (length > 8) {
      std::memcpy(&key.second, cell + 8, 8);
      key.second &= mask_of(length - 8);
    } else {
      key.first &= mask_of(length);
    }
    return key;
  }

  /// The first bytes in memory, `count` of them, at least one.
  static std::uint64_t mask_of(std::size_t count) {
    const std::size_t rest = 8 * (8 - count);
    if constexpr (std::endian::native == std::endian::little) return ~std::uint64_t{0} >> rest;
    return ~std::uint64_t{0} << rest;
  }

  static std::size_t slot_of(const Entry& key) {
    return static_cast<std::size_t>(((key.first ^ (key.second * 31)) * 0x9E3779B97F4A7C15ULL) >> 58U);
  }

  std::array<Entry, slots> entries_{};
  std::size_t used_ = 0;
};

}  // namespace hallmark
