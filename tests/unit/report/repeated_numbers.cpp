#include "report/table/repeated_numbers.hpp"

#include <limits>
#include <string>

#include "catch.hpp"

using namespace hallmark;

TEST_CASE("numbers that come again have the same text, and others their own, however many there are") {
  RepeatedNumbers numbers;
  for (int round = 0; round < 3; ++round) {
    for (int i = 0; i < 5'000; ++i) {
      const double number = i / 7.0;
      REQUIRE(numbers.text(number) == to_text(number));
      REQUIRE(numbers.text(number) == to_text(number));
    }
  }
  for (const double number : {0.0, 1.0, -1.0 / 3.0, 5e-324, -std::numeric_limits<double>::max()})
    CHECK(numbers.text(number) == to_text(number));
}
