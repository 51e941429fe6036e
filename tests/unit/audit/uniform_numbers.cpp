#include "audit/uniform_numbers.hpp"

#include <algorithm>
#include <vector>

#include "audit/sobol_points.hpp"
#include "catch.hpp"

using namespace hallmark;

TEST_CASE("a draw's numbers depend on seed, stream and draw only") {
  std::vector<double> ten(10);
  std::vector<double> three(3);
  fill_uniform(ten, 7, RandomStream::draws, 12);
  fill_uniform(three, 7, RandomStream::draws, 12);
  CHECK(std::equal(three.begin(), three.end(), ten.begin()));

  std::vector<double> other(10);
  for (const auto& [seed, stream, draw] :
       {std::tuple(8, RandomStream::draws, 12), std::tuple(7, RandomStream::bootstrap, 12),
        std::tuple(7, RandomStream::draws, 13)}) {
    fill_uniform(other, static_cast<std::uint64_t>(seed), stream, static_cast<std::uint64_t>(draw));
    CHECK(other != ten);
  }
}

TEST_CASE("uniform numbers are as even as chance is") {
  std::vector<double> numbers(100'000);
  fill_uniform(numbers, 1, RandomStream::draws, 0);
  std::vector<std::size_t> counts(10);
  for (const double number : numbers) {
    REQUIRE(number >= 0.0);
    REQUIRE(number < 1.0);
    ++counts[static_cast<std::size_t>(number * 10.0)];
  }
  // The standard deviation of a count is 95.
  for (const std::size_t count : counts) CHECK(std::abs(static_cast<double>(count) - 10'000.0) < 475.0);
}

TEST_CASE("points of the sequence are the same in one go and in parts") {
  const std::vector<double> all = sobol_points(7, 3, 0, 64);
  const std::vector<double> later = sobol_points(7, 3, 40, 24);
  CHECK(std::equal(later.begin(), later.end(), all.begin() + 40 * 7));
  CHECK(sobol_points(7, 4, 0, 64) != all);
}

TEST_CASE("every power of two of points has one in each of as many slices of a coordinate") {
  constexpr std::size_t count = 256;
  constexpr std::size_t dimensions = 130;
  const std::vector<double> points = sobol_points(dimensions, 1, count, count);
  for (std::size_t dimension = 0; dimension < dimensions; ++dimension) {
    std::vector<std::size_t> slices(count);
    for (std::size_t i = 0; i < count; ++i)
      ++slices[static_cast<std::size_t>(points[i * dimensions + dimension] * static_cast<double>(count))];
    CHECK(std::ranges::all_of(slices, [](std::size_t points_there) { return points_there == 1; }));
  }
}
