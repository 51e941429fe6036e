#include "scoring/normalise.hpp"

#include <cmath>

#include "catch.hpp"

using namespace hallmark;

namespace {

using enum NormaliseMethod;

/// 2 and 4 in the middle are tied at 4 only where the tests say so; mean 5, squares 10.
const std::vector<double> values = {2.0, 4.0, 4.0, 10.0};

std::vector<double> marks(NormaliseMethod method, bool lower = false, Ties ties = Ties::min) {
  Normalise normalise;
  normalise.method = method;
  normalise.lower_is_better = lower;
  normalise.ties = ties;
  normalise.target = 6.0;
  return normalised(values, normalise, Scale{0.0, 100.0}, 4.0);
}

using Marks = std::vector<double>;

void check_near(const Marks& found, const Marks& wanted) {
  REQUIRE(found.size() == wanted.size());
  for (std::size_t i = 0; i < found.size(); ++i) CHECK(found[i] == Approx(wanted[i]).margin(1e-12));
}

}  // namespace

TEST_CASE("minmax and distance_to_max put the least at the foot and the greatest at the top") {
  CHECK(marks(minmax) == Marks{0, 25, 25, 100});
  CHECK(marks(minmax, true) == Marks{100, 75, 75, 0});
  CHECK(marks(distance_to_max) == marks(minmax));
}

TEST_CASE("marks lie on the rubric's scale") {
  Normalise method;
  CHECK(normalised(values, method, Scale{1.0, 5.0}, 0.0) == Marks{1, 2, 2, 5});
}

TEST_CASE("ranks count from the worst, ties as they are asked for") {
  CHECK(marks(rank) == Marks{1, 2, 2, 4});
  CHECK(marks(rank, false, Ties::max) == Marks{1, 3, 3, 4});
  CHECK(marks(rank, false, Ties::average) == Marks{1, 2.5, 2.5, 4});
  CHECK(marks(rank, true) == Marks{4, 2, 2, 1});
  CHECK(marks(borda) == Marks{0, 1, 1, 3});
  CHECK(marks(borda, true, Ties::average) == Marks{3, 1.5, 1.5, 0});
}

TEST_CASE("a percentile is the share of the others that are worse") {
  check_near(marks(percentile), {0, 100.0 / 3, 100.0 / 3, 100});
  check_near(marks(percentile, true), {100, 100.0 / 3, 100.0 / 3, 0});
}

TEST_CASE("distance_to_unit measures to the reference and stops at the top") {
  CHECK(marks(distance_to_unit) == Marks{0, 100, 100, 100});
  check_near(marks(distance_to_unit, true), {100, 100, 100, 0});
}

TEST_CASE("distance_to_unit goes beyond the top where it is not clamped") {
  Normalise method;
  method.method = distance_to_unit;
  method.clamped = false;
  CHECK(normalised(values, method, Scale{0.0, 100.0}, 4.0) == Marks{0, 100, 100, 400});
}

TEST_CASE("distance_to_target measures from the worst value to the target") {
  CHECK(marks(distance_to_target) == Marks{0, 50, 50, 100});
  CHECK(marks(distance_to_target, true) == Marks{100, 100, 100, 0});
}

TEST_CASE("share_of_max divides by the greatest value") {
  check_near(marks(share_of_max), {20, 40, 40, 100});
  check_near(marks(share_of_max, true), {80, 60, 60, 0});
}

TEST_CASE("a z-score counts sample standard deviations from the mean") {
  const double sd = std::sqrt((9.0 + 1 + 1 + 25) / 3.0);

  check_near(marks(zscore), {-3 / sd, -1 / sd, -1 / sd, 5 / sd});
  check_near(marks(zscore, true), {3 / sd, 1 / sd, 1 / sd, -5 / sd});
}

TEST_CASE("a z-score can have another mean and standard deviation") {
  Normalise method;
  method.method = zscore;
  method.mean = 50.0;
  method.sd = 10.0;
  check_near(normalised(std::vector<double>{1.0, 2.0, 3.0}, method, Scale{}, 0.0), {40, 50, 60});
}

TEST_CASE("the last place has nothing in the exponential transformation of ranks") {
  const Marks found = marks(exponential_rank);

  // Places 4, 2, 2, 1 of 4: p is 0, 1/2, 1/2, 3/4.
  const auto transformed = [](double p) { return -23.0 * std::log(1.0 - p * (1.0 - std::exp(-100.0 / 23.0))); };
  check_near(found, {0.0, transformed(0.5), transformed(0.5), transformed(0.75)});
}

TEST_CASE("values without spread have no marks") {
  for (const NormaliseMethod method : {minmax, zscore, rank, percentile}) {
    Normalise normalise;
    normalise.method = method;
    CHECK(normalised(std::vector<double>{3.0, 3.0}, normalise, Scale{}, 0.0).empty());
    CHECK(normalised(std::vector<double>{3.0}, normalise, Scale{}, 0.0).empty());
  }
}
