#pragma once

#include <cmath>
#include <cstdint>

namespace hallmark {

inline constexpr std::int64_t largest_billionths = 9'000'000'000'000'000'000;

/// A score as whole billionths. Adding the same parts in another order moves the last bits of a double, and comparing
/// with a tolerance would not be transitive, which sorting needs. Scores beyond nine billion are held at that.
[[nodiscard]] inline std::int64_t billionths(double score) {
  constexpr double most = static_cast<double>(largest_billionths) / 1e9;
  return std::llround((score > most ? most : score < -most ? -most : score) * 1e9);
}

}  // namespace hallmark
