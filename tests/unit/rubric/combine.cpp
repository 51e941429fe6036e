#include "hallmark/rubric/combine.hpp"

#include <cmath>

#include "catch.hpp"
#include "scoring/copeland.hpp"

using namespace hallmark;

namespace {

const std::vector<Part> parts = {{20.0, 1.0}, {40.0, 1.0}, {80.0, 2.0}};

}  // namespace

TEST_CASE("each way to combine gives what its formula gives by hand") {
  CHECK(combined(ArithmeticMean(), parts) == 55.0);  // (20 + 40 + 160) / 4
  CHECK(combined(GeometricMean(), parts) == Approx(std::pow(20.0 * 40 * 80 * 80, 0.25)));
  CHECK(combined(HarmonicMean(), parts) == Approx(40.0));  // 4 / (1/20 + 1/40 + 2/80)
  CHECK(combined(PowerMean{2.0}, parts) == Approx(std::sqrt((400.0 + 1600 + 12800) / 4)));
  CHECK(combined(LeastPart(), parts) == 20.0);
  CHECK(combined(GreatestPart(), parts) == 80.0);
  CHECK(combined(MedianPart(), parts) == 40.0);
  CHECK(combined(WeightedSum(), parts) == 220.0);
}

TEST_CASE("the median of an even number of parts is the mean of the middle two") {
  CHECK(combined(MedianPart(), std::vector<Part>{{10.0, 1.0}, {70.0, 9.0}, {20.0, 1.0}, {60.0, 1.0}}) == 40.0);
}

TEST_CASE("geometric and harmonic means take nothing at or below zero") {
  CHECK_FALSE(can_combine(GeometricMean(), 0.0));
  CHECK_FALSE(can_combine(HarmonicMean(), -1.0));
  CHECK(can_combine(GeometricMean(), 0.1));
}

TEST_CASE("a power mean takes zero only where its power is above zero") {
  CHECK(can_combine(PowerMean{2.0}, 0.0));
  CHECK_FALSE(can_combine(PowerMean{2.0}, -1.0));
  CHECK(can_combine(PowerMean{1.0}, -1.0));
  CHECK_FALSE(can_combine(PowerMean{0.0}, 0.0));
  CHECK_FALSE(can_combine(PowerMean{-2.0}, 0.0));
}

TEST_CASE("all other ways take any score") {
  const std::vector<CombineRule> others = {ArithmeticMean(), LeastPart(),     GreatestPart(),   MedianPart(),
                                           WeightedSum(),    ShareOfPoints(), CopelandBalance()};
  for (const CombineRule& rule : others) CHECK(can_combine(rule, -5.0));
}

TEST_CASE("weights cancel out of a mean with one part, and not out of a sum") {
  const std::vector<Part> alone = {{60.0, 3.0}};

  CHECK(combined(ArithmeticMean(), alone) == 60.0);
  CHECK(ArithmeticMean::weights == WeightUse::shares);
  CHECK(combined(WeightedSum(), alone) == 180.0);
  CHECK(WeightedSum::weights == WeightUse::factor);
}

TEST_CASE("Copeland's balance is wins minus losses by the weight of the children") {
  // A beats B on the first two of three equal children, C is last on all.
  const std::vector<std::vector<double>> scores = {{3, 2, 1}, {3, 2, 1}, {2, 3, 1}};
  const std::vector<std::vector<bool>> all(3, {true, true, true});
  const std::vector<std::vector<double>> equal(3, {1, 1, 1});

  CHECK(copeland(scores, all, equal, 3) == std::vector<double>{2, 0, -2});

  const std::vector<std::vector<double>> third_counts_most = {{1, 1, 1}, {1, 1, 1}, {5, 5, 5}};
  CHECK(copeland(scores, all, third_counts_most, 3) == std::vector<double>{0, 2, -2});
}

TEST_CASE("Copeland compares a pair on what both have, and a pair that shares nothing is a draw") {
  const std::vector<std::vector<double>> scores = {{1, 9, 5}, {5, 0, 0}};
  const std::vector<std::vector<bool>> present = {{false, true, true}, {true, false, false}};
  const std::vector<std::vector<double>> equal(2, {1, 1, 1});

  CHECK(copeland(scores, present, equal, 3) == std::vector<double>{0, 1, -1});
}

TEST_CASE("scores that differ by less than a billionth are equal to Copeland") {
  CHECK(copeland({{1.0, 1.0 + 1e-12}}, {{true, true}}, {{1, 1}}, 2) == std::vector<double>{0, 0});
}
