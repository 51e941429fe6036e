#include "cli/findings_output.hpp"

#include "catch.hpp"
#include "scoring_fixture.hpp"

using namespace hallmark;
using namespace hallmark::test;

TEST_CASE("what a file says when it is read a second time is not added again") {
  Findings findings;
  findings.error(Code::survey_answer, {text_named("survey.csv", "abc"), 1, 1}, "wrong");
  findings.warning(Code::score_group, "nowhere");
  Findings others;
  others.error(Code::survey_answer, {text_named("survey.csv", "abc"), 1, 1}, "wrong");
  others.error(Code::survey_answer, {text_named("survey.csv", "abc"), 2, 1}, "wrong");
  others.error(Code::survey_answer, {text_named("other.csv", "abc"), 1, 1}, "wrong");
  others.warning(Code::score_group, "nowhere");
  others.warning(Code::score_group, "elsewhere");

  absorb_new(findings, others);

  CHECK(findings.error_count() == 3);
  CHECK(findings.warning_count() == 2);
}

TEST_CASE("of more findings than are kept, all are counted") {
  Findings others;
  for (std::size_t i = 0; i < 50'000; ++i) others.error(Code::survey_answer, "wrong");
  Findings findings;

  absorb_new(findings, others);

  CHECK(findings.error_count() == 50'000);
}
