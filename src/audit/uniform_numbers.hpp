#pragma once

#include <cstdint>
#include <span>

namespace hallmark {

/// What random numbers are for: each use has a stream of its own.
enum class RandomStream : std::uint32_t { draws, respondents, sobol_shift, bootstrap, unsure };

/// Numbers in [0, 1) that depend on nothing but these arguments, so that draw k is the same whoever asks for it and
/// when. Philox 4x64-10: Salmon and others, "Parallel random numbers: as easy as 1, 2, 3", SC 2011.
void fill_uniform(std::span<double> numbers, std::uint64_t seed, RandomStream stream, std::uint64_t draw);

/// The same as 64 random bits each.
void fill_bits(std::span<std::uint64_t> numbers, std::uint64_t seed, RandomStream stream, std::uint64_t draw);

}  // namespace hallmark
