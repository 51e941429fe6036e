#include "scoring/mark.hpp"

#include <cmath>

#include "catch.hpp"

using namespace hallmark;

namespace {

const Scale percent{0.0, 100.0};

double mark(double value, const MarkScale& scale, const Scale& on = percent) {
  return mark_of(value, scale, on, points_available(scale)).value;
}

}  // namespace

TEST_CASE("points are a share of what they are out of") {
  CHECK(mark(1.0, AnswerScale{{{"no", 0.0}, {"yes", 2.0}}, 2.0}) == 50.0);
  CHECK(mark(3.0, PointScale{4.0, false}) == 75.0);
  CHECK(mark_of(3.0, PointScale{4.0, true}, percent, 12.0).value == 25.0);
  CHECK(mark(2.0, SelectionScale{{{"a", 1.0}}, {";"}, "", {}, 4.0}) == 50.0);
}

TEST_CASE("a mark lies on the rubric's scale") {
  CHECK(mark(0.0, RangeScale{0.0, 10.0, false, true}, Scale{1.0, 5.0}) == 1.0);
  CHECK(mark(5.0, RangeScale{0.0, 10.0, false, true}, Scale{1.0, 5.0}) == 3.0);
  CHECK(mark(10.0, RangeScale{0.0, 10.0, false, true}, Scale{1.0, 5.0}) == 5.0);
}

TEST_CASE("a range may run downwards, where less is better") {
  const RangeScale days{30.0, 10.0, false, true};

  CHECK(mark(10.0, days) == 100.0);
  CHECK(mark(25.0, days) == 25.0);
  CHECK(mark(40.0, days) == 0.0);
  CHECK(mark(0.0, days) == 100.0);
}

TEST_CASE("a range that is not clamped goes on beyond its ends") {
  CHECK(mark(12.0, RangeScale{0.0, 10.0, false, false}) == Approx(120.0));
  CHECK(mark(-1.0, RangeScale{0.0, 10.0, false, false}) == Approx(-10.0));
}

TEST_CASE("a logarithmic range is even in factors") {
  const RangeScale income{100.0, 10000.0, true, true};

  CHECK(mark(1000.0, income) == Approx(50.0));
  CHECK(mark_of(0.0, income, percent, 1.0).value == 0.0);
  CHECK(mark_of(0.0, income, percent, 1.0).trouble == MarkTrouble::no_logarithm);
}

TEST_CASE("a band is reached at its threshold") {
  const BandScale bands{{{0.0, 0.0}, {25.0, 1.0}, {50.0, 2.0}}, 2.0};

  CHECK(mark(24.9, bands) == 0.0);
  CHECK(mark(25.0, bands) == 50.0);
  CHECK(mark(1000.0, bands) == 100.0);
  CHECK(mark_of(-1.0, bands, percent, 2.0).trouble == MarkTrouble::below_first_band);
  CHECK(mark_of(-1.0, bands, percent, 2.0).value == 0.0);
}

TEST_CASE("a curve is straight between its points and flat beyond them") {
  const CurveScale curve{{{0.0, 0.0}, {50.0, 80.0}, {100.0, 100.0}}, 100.0};

  CHECK(mark(25.0, curve) == 40.0);
  CHECK(mark(50.0, curve) == 80.0);
  CHECK(mark(75.0, curve) == 90.0);
  CHECK(mark(-5.0, curve) == 0.0);
  CHECK(mark(500.0, curve) == 100.0);
}

TEST_CASE("the worst mark is the least that a question can give") {
  CHECK(worst_mark(AnswerScale{{{"bad", -1.0}, {"good", 4.0}}, 4.0}, percent) == -25.0);
  CHECK(worst_mark(AnswerScale{{{"some", 1.0}, {"all", 4.0}}, 4.0}, percent) == 25.0);
  CHECK(worst_mark(RangeScale{0.0, 9.0, false, true}, percent) == 0.0);
  CHECK(worst_mark(SelectionScale{{{"a", 2.0}, {"b", -1.0}, {"c", -2.0}}, {";"}, "", {}, 2.0}, percent) == -150.0);
  CHECK(worst_mark(CurveScale{{{0.0, 10.0}, {9.0, 5.0}, {10.0, 20.0}}, 20.0}, percent) == 25.0);
  CHECK(worst_mark(BandScale{{{0.0, 1.0}, {9.0, 2.0}}, 2.0}, percent) == 0.0);
}

TEST_CASE("what a logarithm cannot take counts as the end on its side") {
  CHECK(mark_of(0.0, RangeScale{4.0, 336.0, true}, Scale{}, 1.0).value == 0.0);
  CHECK(mark_of(0.0, RangeScale{336.0, 4.0, true}, Scale{}, 1.0).value == 100.0);
}

TEST_CASE("values beyond the ends of a range or a curve are told unless that is meant") {
  const auto trouble = [](double value, const MarkScale& scale) { return mark_of(value, scale, Scale{}, 1.0).trouble; };
  const CurveScale curve{{{0.0, 0.0}, {50.0, 1.0}}, 1.0, false};
  const CurveScale meant{{{0.0, 0.0}, {50.0, 1.0}}, 1.0, true};

  CHECK(trouble(10.0, RangeScale{0.0, 10.0}) == MarkTrouble::none);
  CHECK(trouble(10.1, RangeScale{0.0, 10.0}) == MarkTrouble::beyond_ends);
  CHECK(trouble(-0.1, RangeScale{10.0, 0.0}) == MarkTrouble::beyond_ends);
  CHECK(trouble(10.1, RangeScale{0.0, 10.0, false, true, true}) == MarkTrouble::none);
  CHECK(trouble(10.1, RangeScale{0.0, 10.0, false, false}) == MarkTrouble::none);
  CHECK(trouble(50.0, curve) == MarkTrouble::none);
  CHECK(trouble(50.1, curve) == MarkTrouble::beyond_ends);
  CHECK(trouble(-1.0, curve) == MarkTrouble::beyond_ends);
  CHECK(trouble(-1.0, meant) == MarkTrouble::none);
}
