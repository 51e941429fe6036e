#include <array>

#include "catch.hpp"
#include "hallmark/rubric/combine.hpp"

using namespace hallmark;

namespace {

double power_mean_of_50_and_100(double p) {
  const std::array<Part, 2> parts = {Part{50.0, 1.0}, Part{100.0, 1.0}};
  return combined(PowerMean{p}, parts);
}

}  // namespace

TEST_CASE("a power far below zero comes near the least part, and one far above the greatest") {
  // 50 · (1/2)^(-1/200) and 100 · (1/2)^(1/200): the other part adds nothing that a double holds.
  CHECK(power_mean_of_50_and_100(-200.0) == Approx(50.173586).epsilon(1e-7));
  CHECK(power_mean_of_50_and_100(200.0) == Approx(99.654026).epsilon(1e-7));
}

TEST_CASE("a power near zero comes near the geometric mean") {
  CHECK(power_mean_of_50_and_100(1e-9) == Approx(70.710678118).epsilon(1e-10));
  CHECK(power_mean_of_50_and_100(-1e-12) == Approx(70.710678118).epsilon(1e-10));
}

TEST_CASE("a power mean of zeros is zero") {
  const std::array<Part, 2> parts = {Part{0.0, 1.0}, Part{0.0, 2.0}};

  CHECK(combined(PowerMean{2.0}, parts) == 0.0);
}
