#pragma once

#include <cstdint>

namespace hallmark::bench {

/// SplitMix64 (Steele, Lea and Flood 2014). A row has a stream of its own, so a survey of fewer rows is the beginning
/// of a longer one.
class RandomBits {
 public:
  RandomBits(std::uint64_t seed, std::uint64_t row) : state_(mixed(seed + row * 0x9e3779b97f4a7c15U)) {}

  [[nodiscard]] std::uint64_t next() { return mixed(state_ += 0x9e3779b97f4a7c15U); }

  /// A number in [0, bound), for small bounds.
  [[nodiscard]] std::uint64_t below(std::uint64_t bound) { return ((next() >> 32U) * bound) >> 32U; }

 private:
  static std::uint64_t mixed(std::uint64_t bits) {
    bits = (bits ^ (bits >> 30U)) * 0xbf58476d1ce4e5b9U;
    bits = (bits ^ (bits >> 27U)) * 0x94d049bb133111ebU;
    return bits ^ (bits >> 31U);
  }

  std::uint64_t state_;
};

}  // namespace hallmark::bench
