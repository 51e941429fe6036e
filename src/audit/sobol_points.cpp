#include "audit/sobol_points.hpp"

#include <boost/random/sobol.hpp>

#include "audit/uniform_numbers.hpp"

namespace hallmark {

std::vector<double> sobol_points(std::size_t dimensions, std::uint64_t seed, std::size_t first, std::size_t count) {
  std::vector<std::uint64_t> shift(dimensions);
  fill_bits(shift, seed, RandomStream::sobol_shift, 0);
  std::vector<double> points(dimensions * count);
  // The engine begins behind the sequence's first point, which is all zeros.
  boost::random::sobol engine(dimensions);
  if (first > 0) engine.seed(first - 1);
  for (std::size_t i = 0; i < points.size(); ++i) {
    const bool is_first_point = first == 0 && i < dimensions;
    const std::uint64_t bits = is_first_point ? 0 : engine();
    points[i] = static_cast<double>((bits ^ shift[i % dimensions]) >> 11U) * 0x1p-53;
  }
  return points;
}

}  // namespace hallmark
