#include "survey/latest_rows.hpp"

#include "catch.hpp"
#include "scoring_fixture.hpp"
#include "support/texts.hpp"

using namespace hallmark;
using namespace hallmark::test;

namespace {

std::string rubric(const std::string& way) {
  return "hallmark: 1\nid: test\nsurvey: {id: code, respondents: {combine: " + way +
         ", order: at}}\nindicators: [{id: a, range: [0, 10]}, {id: b, range: [0, 10]}]\n";
}

std::pair<double, double> answers(const std::string& way, const std::string& survey) {
  const Scored result = scored(rubric(way), survey);
  return {result.survey->answers[0].values[0], result.survey->answers[1].values[0]};
}

Lines findings_of(const std::string& survey) {
  return lines_of(try_scoring({rubric("last"), survey}).findings);
}

}  // namespace

TEST_CASE("the latest submission counts, wherever its row stands and as a whole") {
  CHECK(answers("last", "code,at,a,b\nA,2026-03-09,8,6\nA,2026-03-01,1,1\n") == std::pair(8.0, 6.0));
  CHECK(answers("first", "code,at,a,b\nA,2026-03-09,8,6\na,2026-03-01,1,2\n") == std::pair(1.0, 2.0));
  const Scored result = scored(rubric("last"), "code,at,a,b\nA,2026-01-01,5,3\nA,2026-02-01T09:30,,4\n");
  CHECK(result.survey->answers[0].states[0] == State::missing);
  CHECK(result.survey->answers[1].values[0] == 4.0);
}

TEST_CASE("numbers go by their size") {
  CHECK(answers("last", "code,at,a,b\nA,9,1,1\nA,10,2,2\n") == std::pair(2.0, 2.0));
}

TEST_CASE("rows that cannot be put in order are errors") {
  CHECK(findings_of("code,at,a,b\nA,2026-03-09,8,6\nA,2026-03-09,1,1\n") ==
        Lines{"survey.csv:3:1: error HM115: 'A' has another row of '2026-03-09', on line 2: which of them counts is not "
              "known"});
  CHECK(findings_of("code,at,a,b\nA,May,8,6\n") ==
        Lines{"survey.csv:2:3: error HM115: 'May' is neither a number nor a date such as 2026-03-09, by which 'at' orders "
              "the rows of a council"});
  CHECK(findings_of("code,at,a,b\nA,5,8,6\nA,2026-03-09,1,1\n") ==
        Lines{"survey.csv:3:3: error HM115: '2026-03-09' cannot be compared with '5' of the same 'A': one is a number, one "
              "a date"});
}

TEST_CASE("an older pair of the same time does not matter") {
  CHECK(answers("last", "code,at,a,b\nA,1,8,6\nA,1,1,1\nA,2,3,4\n") == std::pair(3.0, 4.0));
}

TEST_CASE("order belongs to first and last of the survey") {
  CHECK(lines_of(read_rubric_text("hallmark: 1\nid: t\nsurvey: {id: code, respondents: {combine: mean, order: at}}\n"
                                  "indicators: [{id: a, range: [0, 1], respondents: {combine: last, order: at}}]\n")
                     .findings) ==
        Lines{"rubric.yaml:3:56: error HM015: an 'order' has no meaning for 'mean': 'first' and 'last' go by it",
              "rubric.yaml:4:73: error HM015: an 'order' chooses whole rows, so it belongs to 'respondents' in 'survey'"});
}
