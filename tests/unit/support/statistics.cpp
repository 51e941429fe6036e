#include "support/statistics.hpp"

#include "catch.hpp"

using namespace hallmark;

TEST_CASE("mean, median and standard deviation are what they are by hand") {
  std::vector<double> even = {7, 1, 3, 5};
  std::vector<double> odd = {7, 1, 3};

  CHECK(mean_of(even) == 4.0);
  CHECK(median_of(even) == 4.0);
  CHECK(median_of(odd) == 3.0);
  CHECK(median_of_sorted(even) == 4.0);
  CHECK(sd_of(std::vector<double>{1, 3}) == Approx(std::sqrt(2.0)));
}

TEST_CASE("fewer than four values, or values without spread, have no shape") {
  CHECK(shape_of(std::vector<double>{1, 2, 900}).skew == 0.0);
  CHECK(shape_of(std::vector<double>{3, 3, 3, 3, 3}).kurtosis == 0.0);
}

TEST_CASE("values that are even on both sides are not skewed") {
  CHECK(shape_of(std::vector<double>{1, 2, 3, 4, 5}).skew == Approx(0.0).margin(1e-15));
  CHECK(shape_of(std::vector<double>{1, 2, 3, 4, 5}).kurtosis == Approx(-1.2));
}
