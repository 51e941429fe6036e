#include "audit/uniform_numbers.hpp"

#include <algorithm>

#include <Random123/philox.h>

namespace hallmark {

namespace {

using Generator = r123::Philox4x64;

/// Gives each number, four from a counter, to `take`.
template <class Take>
void for_each_number(std::size_t count, std::uint64_t seed, RandomStream stream, std::uint64_t draw, Take take) {
  const Generator generator;
  const Generator::key_type key = {{seed, static_cast<std::uint64_t>(stream)}};
  for (std::size_t at = 0; at < count; at += 4) {
    const Generator::ctr_type block = generator({{draw, at / 4, 0, 0}}, key);
    for (std::size_t i = 0; i < std::min<std::size_t>(4, count - at); ++i) take(at + i, block[i]);
  }
}

}  // namespace

void fill_bits(std::span<std::uint64_t> numbers, std::uint64_t seed, RandomStream stream, std::uint64_t draw) {
  for_each_number(numbers.size(), seed, stream, draw,
                  [numbers](std::size_t at, std::uint64_t bits) { numbers[at] = bits; });
}

void fill_uniform(std::span<double> numbers, std::uint64_t seed, RandomStream stream, std::uint64_t draw) {
  for_each_number(numbers.size(), seed, stream, draw, [numbers](std::size_t at, std::uint64_t bits) {
    numbers[at] = static_cast<double>(bits >> 11U) * 0x1p-53;
  });
}

}  // namespace hallmark
