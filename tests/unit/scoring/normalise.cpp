#include "scoring/normalise.hpp"

#include <cmath>

#include "catch.hpp"
#include "hallmark/support/variant_words.hpp"

using namespace hallmark;

namespace {

/// 2 and 4 in the middle are tied at 4 only where the tests say so; mean 5, squares 10.
const std::vector<double> values = {2.0, 4.0, 4.0, 10.0};

std::vector<double> marks(const NormaliseMethod& method, bool lower = false) {
  return normalised(values, {method, {}, lower}, Scale{0.0, 100.0}, 4.0);
}

using Marks = std::vector<double>;

void check_near(const Marks& found, const Marks& wanted) {
  REQUIRE(found.size() == wanted.size());
  for (std::size_t i = 0; i < found.size(); ++i) CHECK(found[i] == Approx(wanted[i]).margin(1e-12));
}

}  // namespace

TEST_CASE("minmax and distance_to_max put the least at the foot and the greatest at the top") {
  CHECK(marks(MinMax()) == Marks{0, 25, 25, 100});
  CHECK(marks(MinMax(), true) == Marks{100, 75, 75, 0});
  CHECK(marks(DistanceToMax()) == marks(MinMax()));
}

TEST_CASE("marks lie on the rubric's scale") {
  CHECK(normalised(values, {MinMax(), {}}, Scale{1.0, 5.0}, 0.0) == Marks{1, 2, 2, 5});
}

TEST_CASE("ranks count from the worst, ties as they are asked for") {
  CHECK(marks(RankFromWorst()) == Marks{1, 2, 2, 4});
  CHECK(marks(RankFromWorst{Ties::max}) == Marks{1, 3, 3, 4});
  CHECK(marks(RankFromWorst{Ties::average}) == Marks{1, 2.5, 2.5, 4});
  CHECK(marks(RankFromWorst(), true) == Marks{4, 2, 2, 1});
  CHECK(marks(BordaCount()) == Marks{0, 1, 1, 3});
  CHECK(marks(BordaCount{Ties::average}, true) == Marks{3, 1.5, 1.5, 0});
}

TEST_CASE("a percentile is the share of the others that are worse") {
  check_near(marks(Percentile()), {0, 100.0 / 3, 100.0 / 3, 100});
  check_near(marks(Percentile(), true), {100, 100.0 / 3, 100.0 / 3, 0});
}

TEST_CASE("distance_to_unit measures to the reference and stops at the top") {
  CHECK(marks(DistanceToUnit()) == Marks{0, 100, 100, 100});
  check_near(marks(DistanceToUnit(), true), {100, 100, 100, 0});
}

TEST_CASE("distance_to_unit goes beyond the top where it is not clamped") {
  CHECK(marks(DistanceToUnit{"X", false}) == Marks{0, 100, 100, 400});
}

TEST_CASE("distance_to_target measures from the worst value to the target") {
  CHECK(marks(DistanceToTarget{6.0}) == Marks{0, 50, 50, 100});
  CHECK(marks(DistanceToTarget{6.0}, true) == Marks{100, 100, 100, 0});
}

TEST_CASE("share_of_max divides by the greatest value") {
  check_near(marks(ShareOfMax()), {20, 40, 40, 100});
  check_near(marks(ShareOfMax(), true), {80, 60, 60, 0});
}

TEST_CASE("a z-score counts sample standard deviations from the mean") {
  const double sd = std::sqrt((9.0 + 1 + 1 + 25) / 3.0);

  check_near(marks(ZScore()), {-3 / sd, -1 / sd, -1 / sd, 5 / sd});
  check_near(marks(ZScore(), true), {3 / sd, 1 / sd, 1 / sd, -5 / sd});
}

TEST_CASE("a z-score can have another mean and standard deviation") {
  check_near(normalised(std::vector<double>{1.0, 2.0, 3.0}, {ZScore{50.0, 10.0}, {}}, Scale{}, 0.0), {40, 50, 60});
}

TEST_CASE("the last place has nothing in the exponential transformation of ranks") {
  const Marks found = marks(ExponentialRank());

  // Places 4, 2, 2, 1 of 4: p is 0, 1/2, 1/2, 3/4.
  const auto transformed = [](double p) { return -23.0 * std::log(1.0 - p * (1.0 - std::exp(-100.0 / 23.0))); };
  check_near(found, {0.0, transformed(0.5), transformed(0.5), transformed(0.75)});
}

TEST_CASE("values without spread have no marks") {
  each_alternative<NormaliseMethod>([](const auto& method) {
    INFO(method.word);
    CHECK(normalised(std::vector<double>{3.0, 3.0}, {method, {}}, Scale{}, 0.0).empty());
    CHECK(normalised(std::vector<double>{3.0}, {method, {}}, Scale{}, 0.0).empty());
  });
}
