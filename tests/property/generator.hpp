#pragma once

#include <cstddef>
#include <cstdint>
#include <random>
#include <string>
#include <vector>

namespace hallmark::test {

inline constexpr std::uint64_t property_seed = 20'260'224;

/// Numbers for laws. Only the engine's raw output is used, which is the same with every standard library.
class Generator {
 public:
  explicit Generator(std::uint64_t seed = property_seed) : engine_(seed) {}

  /// From 0 to `below` - 1.
  std::size_t index(std::size_t below) { return static_cast<std::size_t>(engine_() % below); }
  /// From `low` to `high` in steps of a 2^-20 of the whole.
  double number(double low, double high) {
    return low + (high - low) * static_cast<double>(engine_() >> 44U) / static_cast<double>(1U << 20U);
  }
  /// A whole number from `low` to `high`, so that ties are common.
  int whole(int low, int high) { return low + static_cast<int>(index(static_cast<std::size_t>(high - low + 1))); }
  bool chance(std::size_t one_in) { return index(one_in) == 0; }

  template <class Item>
  void shuffle(std::vector<Item>& items) {
    for (std::size_t i = items.size(); i > 1; --i) std::swap(items[i - 1], items[index(i)]);
  }

 private:
  std::mt19937_64 engine_;
};

}  // namespace hallmark::test
