#include "catch.hpp"
#include "scoring_fixture.hpp"

using namespace hallmark;
using namespace hallmark::test;

namespace {

/// Two questions in percent of 10 that weigh 3 and 1; `rest` stands at the top of the file.
std::string two_questions(const std::string& rest) {
  return "hallmark: 1\nid: test\nsurvey: {id: code}\n" + rest +
         "indicators:\n  - {id: q, weight: 3, range: [0, 10]}\n  - {id: r, weight: 1, range: [0, 10]}\n";
}

/// One dimension `d` with a penalty.
std::string penalised(const std::string& penalty) {
  return "hallmark: 1\nid: test\nsurvey: {id: code}\ndimensions:\n  - id: d\n    penalties: [" + penalty +
         "]\n    indicators:\n      - {id: q, points: true, out_of: 20}\n";
}

}  // namespace

TEST_CASE("a missing child drops out and the weights are spread again") {
  const Scored result = scored(two_questions(""), "code,q,r\nA,10,2\nB,,2\nC,10,\n");

  CHECK(result.score("A") == 80.0);
  CHECK(result.score("B") == 20.0);
  CHECK(result.coverage("B") == 0.25);
  CHECK(result.coverage("C") == 0.75);
}

TEST_CASE("min_coverage is the least share of the direct weight, and reaching it is enough") {
  const Scored result = scored(two_questions("min_coverage: 0.75\n"), "code,q,r\nA,10,\nB,,2\n");

  CHECK(result.score("A") == 100.0);
  CHECK(result.absence("B") == Absence::coverage);
  CHECK(result.rank_of("B") == 0.0);
}

TEST_CASE("a zero that a geometric mean cannot take is an error with unit and node") {
  const Scored result = try_scoring({two_questions("combine: geometric\n"), "code,q,r\nA,0,5\n"});

  CHECK(
      lines_of(result.findings) ==
      Lines{"survey.csv:2:1: error HM201: 'A' has '0' in 'q', which the geometric mean of the whole score cannot take: "
            "a scale such as [1, 100] keeps clear of zero"});
  CHECK_FALSE(result.card.has_value());
}

TEST_CASE("points are earned over available for what the unit answered") {
  const Scored result = scored(
      "hallmark: 1\nid: test\nsurvey: {id: code}\ncombine: points\nindicators:\n"
      "  - {id: q, points: true, out_of: 20}\n  - {id: r, answers: {no: 0, yes: 5}}\n",
      "code,q,r\nA,10,yes\nB,10,\n");

  CHECK(result.score("A") == 60.0);
  CHECK(result.score("B") == 50.0);
}

TEST_CASE("round rounds a node before its parent uses it") {
  const Scored result = scored(
      "hallmark: 1\nid: test\nsurvey: {id: code}\nround: {to: 0, mode: down}\ndimensions:\n  - id: d\n    round: {to: "
      "-1}\n"
      "    indicators:\n      - {id: q, range: [0, 100]}\n  - id: e\n    indicators:\n      - {id: r, range: [0, "
      "100]}\n",
      "code,q,r\nA,45,1\n");

  CHECK(result.score("A", "d") == 50.0);
  CHECK(result.score("A") == 25.0);  // 25.5 rounded down
}

TEST_CASE("a penalty is added after combining") {
  const Scored result =
      scored(penalised("{id: breach, answers: {yes: -10, no: 0}}"), "code,q,breach\nA,10,yes\nB,10,no\n");

  CHECK(result.score("A", "d") == 40.0);
  CHECK(result.score("B", "d") == 50.0);
}

TEST_CASE("a penalty stops at the foot of the scale unless it says not to") {
  const std::string survey = "code,q,breach\nA,1,yes\n";

  CHECK(scored(penalised("{id: breach, answers: {yes: -10, no: 0}}"), survey).score("A", "d") == 0.0);
  CHECK(scored(penalised("{id: breach, answers: {yes: -10, no: 0}, floor: false}"), survey).score("A", "d") == -5.0);
}

TEST_CASE("a penalty in points is out of the points of its dimension") {
  const Scored result =
      scored(penalised("{id: breach, in: points, answers: {yes: -5, no: 0}}"), "code,q,breach\nA,10,yes\n");

  CHECK(result.score("A", "d") == 25.0);  // 5 of 20 is 25 of 100
}

TEST_CASE("a penalty that is left blank takes nothing and is a warning") {
  const Scored result = scored(penalised("{id: breach, answers: {yes: -10, no: 0}}"), "code,q,breach\nA,10,\n");

  CHECK(result.score("A", "d") == 50.0);
  CHECK(lines_of(result.findings) ==
        Lines{"survey.csv:2:1: warning HM207: 'A' left 'breach' blank: no penalty is taken"});
}

TEST_CASE("a penalty that does not apply is not taken") {
  const Scored result = scored(penalised("{id: breach, answers: {yes: -10, no: 0}, applies: type == 'county'}"),
                               "code,type,q,breach\nA,county,10,yes\nB,district,10,yes\n");

  CHECK(result.score("A", "d") == 40.0);
  CHECK(result.score("B", "d") == 50.0);
}

TEST_CASE("a unit that answered less than the screen asks for takes no part") {
  const Scored result = scored(
      "hallmark: 1\nid: test\nsurvey: {id: code}\nscreen: {min_coverage: 0.6}\nindicators:\n"
      "  - {id: q, normalise: minmax}\n  - {id: r, range: [0, 10]}\n",
      "code,q,r\nA,1,5\nB,2,5\nC,1000,\n");

  CHECK(result.score("B", "q") == 100.0);
  CHECK(result.absence("C") == Absence::screened);
  CHECK(result.state("C", "q") == State::missing);
  CHECK(result.coverage("C") == 0.5);
}

TEST_CASE("weights by group are those of the unit's own group, whatever its case") {
  const Scored result = scored(
      "hallmark: 1\nid: test\nsurvey: {id: code}\nindicators:\n"
      "  - {id: q, weight: {by: type, default: 1, county: 3}, range: [0, 10]}\n  - {id: r, range: [0, 10]}\n",
      "code,type,q,r\nA,County,10,0\nB,district,10,0\nC,,10,0\n");

  CHECK(result.scores() == std::vector<double>{75, 50, 50});
}

TEST_CASE("a weight of zero leaves a node out of every way to combine") {
  for (const char* way : {"arithmetic", "min", "max", "median", "sum", "points"}) {
    INFO(way);
    const Scored result = scored(std::string("hallmark: 1\nid: test\nsurvey: {id: code}\ncombine: ") + way +
                                     "\nindicators:\n  - {id: q, points: true, out_of: 10}\n"
                                     "  - {id: r, weight: 0, points: true, out_of: 10}\n",
                                 "code,q,r\nA,5,9\n");
    CHECK(result.score("A") == 50.0);
    CHECK(result.coverage("A") == 1.0);
  }
}

TEST_CASE("where nothing that applies has a weight there is no score and a warning") {
  const Scored result = scored(
      "hallmark: 1\nid: test\nsurvey: {id: code}\nindicators:\n  - {id: q, weight: 0, range: [0, 10]}\n"
      "  - {id: r, range: [0, 10], applies: type == 'x'}\n",
      "code,type,q,r\nA,y,5,5\n");

  CHECK(result.absence("A") == Absence::weightless);
  CHECK(lines_of(result.findings) == Lines{"survey.csv:2:1: warning HM204: nothing in the whole score that applies to "
                                           "'A' has a weight, so it has no score"});
}

TEST_CASE("a dimension whose direction is lower is turned round on the scale, before penalties") {
  const Scored result = scored(
      "hallmark: 1\nid: test\nscale: [1, 5]\nsurvey: {id: code}\ndimensions:\n"
      "  - {id: harm, direction: lower, penalties: [{id: hidden, answers: {yes: -1, no: 0}}], "
      "indicators: [{id: q, range: [1, 5]}]}\n",
      "code,q,hidden\nA,2,no\nB,2,yes\nC,,no\n");

  CHECK(result.score("A", "q") == 2.0);
  CHECK(result.score("A", "harm") == 4.0);
  CHECK(result.score("B", "harm") == 3.0);
  CHECK(result.state("C", "harm") == State::missing);
}

TEST_CASE("points of a dimension that is turned round are those that were not earned") {
  const Scored result = scored(
      "hallmark: 1\nid: test\nsurvey: {id: code}\ncombine: points\ndimensions:\n"
      "  - {id: harm, combine: points, direction: lower, indicators: [{id: q, points: true, out_of: 6}]}\n"
      "  - {id: good, combine: points, indicators: [{id: r, points: true, out_of: 2}]}\n",
      "code,q,r\nA,2,2\n");

  CHECK(result.score("A") == 75.0);
}
