#include "scoring/treat.hpp"

#include <cmath>

#include "catch.hpp"

using namespace hallmark;

namespace {

std::vector<double> treated(std::vector<double> values, const Treatment& treatment) {
  treat(values, treatment);
  return values;
}

/// One far out: skewness and kurtosis are both too large.
const std::vector<double> high = {1, 2, 3, 4, 5, 6, 7, 8, 9, 1000};
const std::vector<double> low = {-1000, 1, 2, 3, 4, 5, 6, 7, 8, 9};

Treatment winsorising(int points) {
  Treatment treatment;
  treatment.winsorise = points;
  return treatment;
}

}  // namespace

TEST_CASE("values that pass the test of shape are left alone") {
  const std::vector<double> even = {1, 2, 3, 4, 5, 6};
  CHECK(treated(even, winsorising(3)) == even);
}

TEST_CASE("the extreme on the skewed side takes the next value") {
  CHECK(treated(high, winsorising(1)) == std::vector<double>{1, 2, 3, 4, 5, 6, 7, 8, 9, 9});
  CHECK(treated(low, winsorising(1)) == std::vector<double>{1, 1, 2, 3, 4, 5, 6, 7, 8, 9});
}

TEST_CASE("no more points are moved than are allowed") {
  CHECK(treated(high, winsorising(0)) == high);
}

TEST_CASE("the logarithm is taken of the original values where winsorising did not help") {
  Treatment treatment = winsorising(0);
  treatment.then = Treatment::Then::log;
  const std::vector<double> logs = treated(high, treatment);

  REQUIRE(logs.size() == 10);
  CHECK(logs[0] == Approx(std::log(9.99)));  // x - min + 0.01 of the range of 999
  CHECK(logs[9] == Approx(std::log(999.0 + 9.99)));
}

TEST_CASE("the directed logarithm mirrors a negative skew and keeps the order") {
  Treatment treatment = winsorising(0);
  treatment.then = Treatment::Then::log_directed;
  const std::vector<double> logs = treated(low, treatment);

  CHECK(logs[0] == Approx(-std::log(1009.0 + 10.09)));
  CHECK(logs[9] == Approx(-std::log(10.09)));
  CHECK(logs[0] < logs[1]);
}

TEST_CASE("Box-Cox is taken of the distance to the least plus one") {
  Treatment treatment = winsorising(0);
  treatment.then = Treatment::Then::boxcox;
  treatment.lambda = 0.5;
  const std::vector<double> powers = treated(high, treatment);

  CHECK(powers[0] == 0.0);
  CHECK(powers[3] == Approx(2.0));  // (sqrt(4) - 1) / 0.5
  treatment.lambda = 0.0;
  CHECK(treated(high, treatment)[3] == Approx(std::log(4.0)));
}

TEST_CASE("a group of fewer than four values has no shape and is left alone") {
  CHECK(treated({1, 2, 1000}, winsorising(2)) == std::vector<double>{1, 2, 1000});
}
