#include "catch.hpp"
#include "scoring_fixture.hpp"

using namespace hallmark;
using namespace hallmark::test;

namespace {

const std::string by_type =
    "hallmark: 1\nid: t\nsurvey: {id: code, groups: [type]}\nindicators: [{id: q, range: [0, 100]}]\n"
    "ranking: {within: type}\n";

}  // namespace

TEST_CASE("labels that differ in case or blanks only are one, the one that most have, with a warning") {
  const Scored result =
      scored(by_type, "code,type,q\nA,City  council,1\nB,city council ,2\nC,unitary,3\nD,city council,4\nE,UNITARY,5\n");

  CHECK(result.survey->labels.at("type").texts == std::vector<std::string>{"city council", "unitary"});
  CHECK(result.rank_of("D") == 1.0);
  CHECK(result.rank_of("A") == 3.0);
  CHECK(result.rank_of("C") == 2.0);
  CHECK(result.ranking->group_names == std::vector<std::string>{"city council", "unitary"});
  CHECK(lines_of(result.findings) ==
        Lines{"survey.csv:2:1: warning HM121: 'City  council' in 'type' is taken for 'city council', which it differs from "
              "in case or blanks only (in 1 row and 2)",
              "survey.csv:6:1: warning HM121: 'UNITARY' in 'type' is taken for 'unitary', which it differs from in case or "
              "blanks only (in 1 row and 1)"});
}

TEST_CASE("a sign that cannot be seen is named") {
  const Scored result = scored(by_type, "code,type,q\nA,city council,1\nB,city\xC2\xA0" "council,2\n");

  REQUIRE(lines_of(result.findings).size() == 1);
  CHECK(lines_of(result.findings)[0].find("with a no-break space") != std::string::npos);
}

TEST_CASE("a column that is only compared keeps its texts, since comparing looks through such differences") {
  const Scored result = scored(
      "hallmark: 1\nid: t\nsurvey: {id: code}\nindicators: [{id: q, range: [0, 100], applies: homes != 'no'}]\n",
      "code,homes,q\nA,no,1\nB,No,2\nC,yes,3\n");

  CHECK(lines_of(result.findings).empty());
  CHECK(result.state("A") == State::not_applicable);
  CHECK(result.state("B") == State::not_applicable);
}

TEST_CASE("missing answers are estimated and weights given over united labels") {
  const Scored result = scored(
      "hallmark: 1\nid: t\nsurvey: {id: code}\nindicators:\n"
      "  - {id: q, range: [0, 100], missing: {mean_of: region}}\n"
      "  - {id: r, range: [0, 100], weight: {by: region, default: 1, NORTH: 3}}\n",
      "code,region,q,r\nA,North,40,0\nB,north,60,0\nC,north,,0\n");

  CHECK(result.score("C", "q") == Approx(50.0));
  CHECK(result.score("A") == Approx(10.0));
}
