#include <cmath>

#include "catch.hpp"
#include "hallmark/rubric/normalise.hpp"
#include "scoring_fixture.hpp"
#include "support/statistics.hpp"

using namespace hallmark;
using namespace hallmark::test;

// Origin and tolerance of every number here: tests/reference/SOURCE.md.

TEST_CASE("adjusted skewness and kurtosis of 2, 3, 5, 8, 13, 21 agree with exact fractions") {
  const Shape shape = shape_of(std::vector<double>{2, 3, 5, 8, 13, 21});

  CHECK(shape.skew == Approx(1.1349718415703494).epsilon(1e-14));
  CHECK(shape.kurtosis == Approx(75.0 / 128.0).epsilon(1e-13));
}

TEST_CASE("the shape of a vector and of its mirror image differ in the sign of the skewness only") {
  const Shape shape = shape_of(std::vector<double>{-2, -3, -5, -8, -13, -21});

  CHECK(shape.skew == Approx(-1.1349718415703494).epsilon(1e-14));
  CHECK(shape.kurtosis == Approx(75.0 / 128.0).epsilon(1e-13));
}

TEST_CASE("the exponential transformation of deprivation ranks agrees for ten areas") {
  const std::vector<double> marks =
      ExponentialRank().marks(std::vector<double>{1, 2, 3, 4, 5, 6, 7, 8, 9, 10}, false, Scale{});

  REQUIRE(marks.size() == 10);
  CHECK(marks[9] == Approx(50.426654274244).epsilon(1e-12));     // place 1, p = 0.9
  CHECK(marks[5] == Approx(15.646790072602894).epsilon(1e-12));  // place 5, p = 0.5
  CHECK(marks[1] == Approx(2.390259732416166).epsilon(1e-12));   // place 9, p = 0.1
  CHECK(marks[0] == Approx(0.0).margin(1e-12));                  // place 10, p = 0
}

TEST_CASE("the human development index of two invented countries agrees with its formula") {
  const Scored result = scored(
      "hallmark: 1\nid: hdi\nscale: [0, 1]\ndecimals: 3\nsurvey: {id: country}\ncombine: geometric\ndimensions:\n"
      "  - {id: health, indicators: [{id: life, range: [20, 85]}]}\n"
      "  - {id: education, indicators: [{id: expected, range: [0, 18]}, {id: mean, range: [0, 15]}]}\n"
      "  - {id: living, indicators: [{id: gni, range: [100, 75000], log: true}]}\n",
      "country,life,expected,mean,gni\nUtopia,70,12,9,15000\nErewhon,60,9,6,2000\n");

  CHECK(result.score("Utopia", "health") == Approx(0.7692307692307693).epsilon(1e-13));
  CHECK(result.score("Utopia", "education") == Approx(0.6333333333333333).epsilon(1e-13));
  CHECK(result.score("Utopia", "living") == Approx(0.756885179026952).epsilon(1e-13));
  CHECK(result.score("Utopia") == Approx(0.7170888973002923).epsilon(1e-13));
  CHECK(result.score("Erewhon") == Approx(0.5004182251096445).epsilon(1e-13));
}

TEST_CASE("a sum that plain addition would lose is kept") {
  CompensatedSum sum;
  for (const double value : {1.0, 1e100, 1.0, -1e100}) sum.add(value);

  CHECK(sum.value() == 2.0);  // Neumaier 1974
}

TEST_CASE("the sample standard deviation of 2, 4, 4, 4, 5, 5, 7, 9 is the root of 32/7") {
  CHECK(sd_of(std::vector<double>{2, 4, 4, 4, 5, 5, 7, 9}) == Approx(std::sqrt(32.0 / 7.0)).epsilon(1e-15));
}
