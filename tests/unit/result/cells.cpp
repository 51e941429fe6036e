#include "result/cells.hpp"

#include "catch.hpp"
#include "scoring_fixture.hpp"

using namespace hallmark;
using namespace hallmark::test;

namespace {

Column one(double value, State state) {
  Column column;
  column.push_back(value, state);
  return column;
}

}  // namespace

TEST_CASE("machines read full precision or the official mark") {
  CHECK(exact_cell(one(1.0 / 3.0, State::answered), 0) == "0.3333333333333333");
  CHECK(exact_cell(one(50.0, State::estimated), 0) == "50");
  CHECK(exact_cell(one(no_value, State::missing), 0) == "[x]");
  CHECK(exact_cell(one(no_value, State::not_applicable), 0) == "[z]");
}

TEST_CASE("people read the rubric's decimals, with a mark behind what is estimated") {
  CHECK(rounded_cell(one(66.25, State::answered), 0, 1) == "66.3");
  CHECK(rounded_cell(one(66.25, State::estimated), 0, 1) == "66.3[e]");
  CHECK(rounded_cell(one(no_value, State::missing), 0, 1) == "[x]");
  CHECK(rounded_cell(one(no_value, State::not_applicable), 0, 1) == "[z]");
}

TEST_CASE("a true zero is a number") {
  CHECK(rounded_cell(one(0.0, State::answered), 0, 1) == "0.0");
  CHECK(exact_cell(one(-0.0, State::answered), 0) == "0");
}

TEST_CASE("a shared rank has an equals sign for people only") {
  CHECK(shown_rank({3.0, true}) == "=3");
  CHECK(shown_rank({2.5, true}) == "=2.5");
  CHECK(shown_rank({1.0, false}) == "1");
  CHECK(shown_rank({}) == "–");
  CHECK(exact_rank({3.0, true}) == "3");
  CHECK(exact_rank({}) == "");
}

TEST_CASE("coverage is all or nothing only where it is") {
  const Scored result = scored(
      "hallmark: 1\nid: t\nsurvey: {id: code}\nindicators:\n  - {id: q, weight: 999, range: [0, 1]}\n"
      "  - {id: r, weight: 1, range: [0, 1]}\n",
      "code,q,r\nA,1,1\nB,1,\nC,,1\nD,,\n");
  const LeagueTable table = result.table();

  CHECK(coverage_percent(table, 0) == "100%");
  CHECK(coverage_percent(table, 1) == "99%");
  CHECK(coverage_percent(table, 2) == "1%");
  CHECK(coverage_percent(table, 3) == "0%");
}
