#include "survey/respondents/moments.hpp"

#include <cmath>
#include <vector>

#include "catch.hpp"

using namespace hallmark;

namespace {

Moments moments_of(const std::vector<double>& values) {
  Moments moments;
  for (const double value : values) moments.add(value);
  return moments;
}

}  // namespace

TEST_CASE("decimals add up as decimals") {
  REQUIRE(0.1 + 0.2 + 0.3 != 0.6);

  REQUIRE(moments_of({0.1, 0.2, 0.3}).sum() == 0.6);
  REQUIRE(moments_of({0.1, 0.2, 0.3}).mean() == 0.2);
}

TEST_CASE("a number is taken as millionths if it has at most six decimals and is not too large") {
  REQUIRE(millionths(-57.3) == -57'300'000);
  REQUIRE(millionths(0.000001) == 1);
  REQUIRE_FALSE(millionths(0.0000001).has_value());
  REQUIRE_FALSE(millionths(1.0 / 3.0).has_value());
  REQUIRE_FALSE(millionths(3e8).has_value());
}

TEST_CASE("the order of numbers moves no digit of their sum, mean and spread") {
  const std::vector<double> values = {1e16, 1.0 / 3.0, 0.1, -1e16, 1e-9, 57.3, 2.0 / 7.0};
  const std::vector<double> others = {57.3, 1e-9, 2.0 / 7.0, 1e16, 0.1, 1.0 / 3.0, -1e16};

  const Moments one = moments_of(values);
  const Moments other = moments_of(others);

  REQUIRE(one.sum() == other.sum());
  REQUIRE(one.sum() == Approx(0.1 + 57.3 + 1.0 / 3.0 + 2.0 / 7.0 + 1e-9).epsilon(1e-15));
  REQUIRE(one.mean() == other.mean());
  REQUIRE(one.spread() == other.spread());
}

TEST_CASE("moments of parts add up to the moments of the whole") {
  Moments parts = moments_of({2.0, 2.0});
  parts.add(moments_of({5.0, 1.0 / 3.0}));
  parts.add_whole_numbers(2, 7, 25);  // 3 and 4

  const Moments whole = moments_of({2.0, 2.0, 5.0, 1.0 / 3.0, 3.0, 4.0});
  REQUIRE(parts.count() == 6);
  REQUIRE(parts.sum() == whole.sum());
  REQUIRE(parts.spread() == whole.spread());
}

TEST_CASE("the spread of numbers that are all the same is zero, however large they are") {
  REQUIRE(moments_of({57.3, 57.3, 57.3}).spread() == 0.0);
  REQUIRE(moments_of({1.0 / 3.0, 1.0 / 3.0, 1.0 / 3.0}).spread() == 0.0);
  REQUIRE(moments_of({2.7e8, 2.7e8}).spread() == 0.0);
  REQUIRE(std::isnan(moments_of({1.0}).spread()));
}

TEST_CASE("the spread is the sample standard deviation") {
  REQUIRE(moments_of({2.0, 2.0, 5.0, 9.0}).spread() == Approx(std::sqrt(33.0 / 3.0)).epsilon(1e-15));
}

TEST_CASE("a weighted mean of decimals is exact") {
  WeightedSums sums;
  for (const auto& [value, weight] : {std::pair(2.0, 1.0), {2.0, 1.0}, {5.0, 3.0}, {9.0, 1.0}}) sums.add(value, weight);

  REQUIRE(sums.sum() == 28.0);
  REQUIRE(sums.weights() == 6.0);
  REQUIRE(sums.mean() == 28.0 / 6.0);
}
