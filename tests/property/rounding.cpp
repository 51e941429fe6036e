#include <cmath>

#include "catch.hpp"
#include "hallmark/support/number.hpp"
#include "property/generator.hpp"

using namespace hallmark;
using namespace hallmark::test;

namespace {

constexpr RoundingMode modes[] = {RoundingMode::half_up, RoundingMode::half_even, RoundingMode::nearest,
                                  RoundingMode::down};

}  // namespace

TEST_CASE("rounding moves a number by less than one unit of the last place, and a second time by nothing") {
  Generator generator;
  INFO("seed " << property_seed);
  for (int round = 0; round < 2000; ++round) {
    const double value = generator.number(-1000.0, 1000.0) / generator.whole(1, 7);
    const int decimals = generator.whole(-2, 9);
    for (const RoundingMode mode : modes) {
      const double rounded = round_to(value, decimals, mode);
      INFO("value " << value << ", decimals " << decimals << ", mode " << static_cast<int>(mode));
      REQUIRE(std::abs(rounded - value) < std::pow(10.0, -decimals) * (1.0 + 1e-12));
      REQUIRE(round_to(rounded, decimals, mode) == rounded);
    }
  }
}

TEST_CASE("rounding to the nearest moves a number by half a unit at most") {
  Generator generator;
  INFO("seed " << property_seed);
  for (int round = 0; round < 2000; ++round) {
    const double value = generator.number(-1000.0, 1000.0) / generator.whole(1, 7);
    const int decimals = generator.whole(-2, 6);
    for (const RoundingMode mode : {RoundingMode::half_up, RoundingMode::half_even, RoundingMode::nearest}) {
      REQUIRE(std::abs(round_to(value, decimals, mode) - value) <= 0.5 * std::pow(10.0, -decimals) * (1.0 + 1e-6));
    }
  }
}

TEST_CASE("rounding keeps order, and treats a number and its negative alike") {
  Generator generator;
  INFO("seed " << property_seed);
  for (int round = 0; round < 2000; ++round) {
    const double a = generator.whole(-4000, 4000) / 80.0;
    const double b = a + generator.number(0.0, 0.2);
    for (const RoundingMode mode : modes) {
      REQUIRE(round_to(a, 1, mode) <= round_to(b, 1, mode));
      REQUIRE(round_to(-a, 1, mode) == -round_to(a, 1, mode));
    }
  }
}

TEST_CASE("a number that is written is read back as the same number") {
  Generator generator;
  INFO("seed " << property_seed);
  for (int round = 0; round < 2000; ++round) {
    const double value = generator.number(-1.0, 1.0) * std::pow(10.0, generator.whole(-20, 20));
    REQUIRE(parse_number(to_text(value)) == value);
  }
}
