#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace hallmark {

/// As many dimensions have known direction numbers.
inline constexpr std::size_t most_sobol_dimensions = 3667;

/// Points `first` to `first + count` - 1 of Sobol's sequence, one after the other, moved by the seed: each coordinate's
/// bits are flipped where a random number has ones, which keeps the points as even as they are.
/// Sources: Sobol 1967; direction numbers of Joe and Kuo 2008.
[[nodiscard]] std::vector<double> sobol_points(std::size_t dimensions, std::uint64_t seed, std::size_t first,
                                               std::size_t count);

}  // namespace hallmark
