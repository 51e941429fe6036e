#include "survey/row_choice.hpp"

#include "catch.hpp"
#include "scoring_fixture.hpp"
#include "support/texts.hpp"

using namespace hallmark;
using namespace hallmark::test;

namespace {

const std::string rubric =
    "hallmark: 1\nid: test\nsurvey: {id: code, groups: type, missing: ['', NA]}\n"
    "indicators: [{id: a, range: [0, 10]}]\n";

ScoringInput choosing(const std::string& survey, const std::string& where) {
  ScoringInput input{rubric, survey};
  input.where = where;
  return input;
}

std::vector<std::string> chosen(const std::string& survey, const std::string& where) {
  const Scored result = scored(choosing(survey, where));
  std::vector<std::string> ids;
  for (std::size_t unit = 0; unit < result.survey->size(); ++unit)
    ids.push_back(std::string(result.survey->id(unit)) + " " + to_text(result.survey->answers[0].values[unit]));
  return ids;
}

Lines findings_of(const std::string& survey, const std::string& where) {
  return lines_of(try_scoring(choosing(survey, where)).findings);
}

}  // namespace

TEST_CASE("rows are chosen before anything else is judged of them") {
  const std::string survey =
      "code,type,year,a\nA,x,2025,lots\nA,x,2026,5\n,,2025,\nB,x\nA,y,2025,1,2,3\nTotal,,2025,99\nC,x,2026,7\n";
  CHECK(chosen(survey, "year == 2026") == std::vector<std::string>{"A 5", "C 7"});
  CHECK(chosen(survey, "year == 2026 and code != 'c'") == std::vector<std::string>{"A 5"});
}

TEST_CASE("rows between blank ones are chosen too") {
  const std::string survey = "code,type,year,a\n,,,\nA,x,2025,1\n,,,\nA,x,2026,2\n , ,,\n\nB,x,2026,3\n,,,\n";
  CHECK(chosen(survey, "year == 2026") == std::vector<std::string>{"A 2", "B 3"});
}

TEST_CASE("a number that decides and is none is an error, and one that does not is not") {
  CHECK(findings_of("code,type,year,a\nA,x,20x6,1\nB,x,2026,2\n", "year == 2026") ==
        Lines{"survey.csv:2:5: error HM105: '20x6' is not a number, which 'year == 2026' needs to choose rows"});
  CHECK(findings_of("code,type,year,a\nTotal,x,all,1\nB,x,2026,2\n", "year == 2026 and code != 'Total'").empty());
}

TEST_CASE("a row that lacks what decides is not read") {
  CHECK(chosen("code,type,year,a\nA,x,,1\nB,x,2026,2\n", "year == 2026") == std::vector<std::string>{"B 2"});
}

TEST_CASE("conditions on scores are left to who has scores") {
  const Scored result = scored(choosing("code,type,a\nA,x,1\nB,x,9\nC,y,9\n", "type == 'x' and a > 5"));
  CHECK(result.survey->size() == 1);
  CHECK(result.survey->id(0) == "B");
}

TEST_CASE("the rubric's condition and a given one hold both") {
  ScoringInput input = choosing("code,type,year,a\nA,x,2026,1\nB,y,2026,2\nC,x,2025,3\n", "type == 'x'");
  input.overrides = {"survey.where=year == 2026"};
  const Scored result = scored(input);
  REQUIRE(result.survey->size() == 1);
  CHECK(result.survey->id(0) == "A");
}

TEST_CASE("nobody left is an error at the condition") {
  CHECK(findings_of("code,type,a\nA,x,1\n", "type == 'z'") ==
        Lines{"--where:1:1: error HM101: no row of the survey is left"});
}
