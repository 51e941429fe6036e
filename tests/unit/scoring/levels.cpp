#include "catch.hpp"
#include "scoring_fixture.hpp"

using namespace hallmark;
using namespace hallmark::test;

namespace {

std::string rubric_with_maturity(const std::string& rest) {
  return "hallmark: 1\nid: test\nsurvey: {id: code}\ndimensions:\n"
         "  - {id: web, indicators: [{id: q, range: [0, 100]}]}\n"
         "  - {id: security, indicators: [{id: r, range: [0, 100]}]}\n"
         "maturity:\n  levels: [{name: Low, from: 0}, {name: Mid, from: 40}, {name: High, from: 80}]\n" +
         rest;
}

}  // namespace

TEST_CASE("a level is reached at its threshold, give or take less than a billionth") {
  const Scored result = scored(rubric_with_maturity(""), "code,q,r\nA,80,80\nB,79.9,80\nC,40,40\nD,0,0\n");

  CHECK(result.level("A") == "High");
  CHECK(result.level("B") == "Mid");
  CHECK(result.level("C") == "Mid");
  CHECK(result.level("D") == "Low");
}

TEST_CASE("a sum that misses a threshold by its last bit reaches it") {
  // 0.1 + 0.2 is a bit more than 0.3, and the mean of three thirds of 80 can be a bit less than 80.
  const Scored result = scored(
      "hallmark: 1\nid: test\nsurvey: {id: code}\nindicators:\n  - {id: a, weight: 0.1, range: [0, 1]}\n"
      "  - {id: b, weight: 0.2, range: [0, 1]}\n  - {id: c, weight: 0.7, range: [0, 1]}\n"
      "maturity: {levels: [{name: Low, from: 0}, {name: High, from: 30}]}\n",
      "code,a,b,c\nA,1,1,0\n");

  CHECK(result.level("A") == "High");
}

TEST_CASE("below the first level there is none") {
  const Scored result = scored(
      "hallmark: 1\nid: test\nsurvey: {id: code}\nindicators: [{id: q, range: [0, 100]}]\n"
      "maturity: {levels: [{name: Low, from: 10}, {name: High, from: 50}]}\n",
      "code,q\nA,5\nB,10\nC,\n");

  CHECK(result.level("A") == "");
  CHECK(result.level("B") == "Low");
  CHECK(result.level("C") == "");
}

TEST_CASE("the weakest top dimension decides where the rubric says so") {
  const Scored result =
      scored(rubric_with_maturity("  decided_by: weakest\n"), "code,q,r\nA,100,45\nB,100,\nC,90,90\n");

  CHECK(result.level("A") == "Mid");
  CHECK(result.level("B") == "High");  // a dimension without a score decides nothing
  CHECK(result.level("C") == "High");
}

TEST_CASE("a gate caps the level of those for whom it is true") {
  const Scored result =
      scored(rubric_with_maturity("  gates: [{when: security < 70, at_most: Mid, because: unsafe}]\n"),
             "code,q,r\nA,100,65\nB,100,70\nC,10,10\n");

  CHECK(result.level("A") == "Mid");
  CHECK(result.level("B") == "High");
  CHECK(result.level("C") == "Low");
  CHECK(result.card->gates[0] == std::vector<Truth>{Truth::yes, Truth::no, Truth::yes});
}

TEST_CASE("a gate binds where the level would be higher without it, with others at the same cap") {
  const Scored result = scored(
      rubric_with_maturity("  gates:\n    - {when: r < 90, at_most: Mid, because: one}\n"
                           "    - {when: r < 80, at_most: Mid, because: two}\n"
                           "    - {when: r < 70, at_most: Low, because: three}\n"),
      "code,q,r\nA,100,85\nB,100,75\nC,100,65\nD,10,10\nE,60,75\n");

  CHECK(result.level("E") == "Mid");
  CHECK(result.card->binds[0] == std::vector<bool>{true, true, false, false, false});
  CHECK(result.card->binds[1] == std::vector<bool>{false, true, false, false, false});
  CHECK(result.card->binds[2] == std::vector<bool>{false, false, true, false, false});
}

TEST_CASE("a gate whose condition is unknown does not fire and is kept as unknown") {
  const Scored result = scored(
      rubric_with_maturity("  gates: [{when: security < 70, at_most: Low, because: unsafe}]\n"), "code,q,r\nA,100,\n");

  CHECK(result.level("A") == "High");
  CHECK(result.card->gates[0] == std::vector<Truth>{Truth::unknown});
}

TEST_CASE("of several gates the lowest counts") {
  const Scored result = scored(rubric_with_maturity("  gates:\n    - {when: q > 50, at_most: Mid, because: one}\n"
                                                    "    - {when: r > 50, at_most: Low, because: two}\n"),
                               "code,q,r\nA,100,100\n");

  CHECK(result.level("A") == "Low");
}
