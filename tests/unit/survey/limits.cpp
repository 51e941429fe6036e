#include "catch.hpp"
#include "explanation_fixture.hpp"

using namespace hallmark;
using namespace hallmark::test;

namespace {

Lines findings_of(const std::string& indicators, const std::string& survey, const std::string& survey_keys = "") {
  return lines_of(try_scoring({"hallmark: 1\nid: t\nsurvey: {id: code" + survey_keys + "}\nindicators:\n" + indicators,
                               survey})
                      .findings);
}

}  // namespace

TEST_CASE("a number outside its limits is an error at its cell") {
  const std::string question = "  - {id: q, range: [0, 100], limits: [0, 100]}\n";

  CHECK(findings_of(question, "code,q\nA,0\nB,100\nC,\n") == Lines{});
  CHECK(findings_of(question, "code,q\nA,40\nB,450\n") ==
        Lines{"survey.csv:3:3: error HM118: '450' in 'q' lies outside its limits, '0' to '100'"});
  CHECK(findings_of(question, "code,q\nA,-5\nB,\"-5\"\n").size() == 2);
}

TEST_CASE("where only whole numbers are asked for, a fraction is an error") {
  const std::string question = "  - {id: q, range: [0, 100], whole: true}\n";

  CHECK(findings_of(question, "code,q\nA,25.0\nB,7\n") == Lines{});
  CHECK(findings_of(question, "code,q\nA,25.5\n") ==
        Lines{"survey.csv:2:3: error HM118: '25.5' is not a whole number, which 'q' asks for"});
}

TEST_CASE("limits of a ratio are those of the number in the cell") {
  const std::string question = "  - {id: q, per: staff, range: [0, 1], limits: [0, 50]}\n";

  CHECK(findings_of(question, "code,staff,q\nA,100,40\n") == Lines{});
  CHECK(findings_of(question, "code,staff,q\nA,100,60\n").size() == 1);
}

TEST_CASE("columns that others are divided by have limits in the survey's rules") {
  const std::string question = "  - {id: q, per: staff, range: [0, 1]}\n";
  const std::string limits = ", limits: {staff: [50, 60000]}";

  CHECK(findings_of(question, "code,staff,q\nA,100,40\nB,6,3\n", limits) ==
        Lines{"survey.csv:3:3: error HM118: '6' in 'staff' lies outside its limits, '50' to '60000'"});
  CHECK(findings_of(question, "code,stuff,q\nA,100,40\n", limits).size() >= 1);
}

TEST_CASE("a worked-out number has limits too") {
  CHECK(findings_of("  - {id: q, value: a / b, range: [0, 1], limits: [0, 1]}\n", "code,a,b\nA,1,2\nB,3,2\n") ==
        Lines{"survey.csv:3:1: error HM118: '1.5' in 'q' of 'B' lies outside its limits, '0' to '1'"});
}

TEST_CASE("within limits nothing is said of values beyond a range") {
  CHECK(findings_of("  - {id: q, range: [0, 50], limits: [0, 200]}\n", "code,q\nA,120\nB,40\n") == Lines{});
}

TEST_CASE("limits that cannot be are errors of the rubric") {
  const auto findings = [](const std::string& question) {
    return lines_of(read_rubric_text(rubric_with("indicators:\n  - {id: q, " + question + "}\n")).findings);
  };

  CHECK(findings("range: [0, 1], limits: [100, 0]") ==
        Lines{"rubric.yaml:6:36: error HM034: 'limits' rise, the least number first: '100' does not come before '0'"});
  CHECK(findings("range: [0, 1], limits: 5").size() == 1);
  CHECK(findings("answers: yes_no, limits: [0, 1]") ==
        Lines{"rubric.yaml:6:30: error HM034: 'limits' is for numbers, and this question has 'answers'"});
}

TEST_CASE("other answers are tried within limits, whole where that is asked for") {
  const Scored result = scored(rubric_with("indicators:\n  - {id: q, per: staff, range: [0, 10], whole: true}\n"
                                           "  - {id: r, range: [0, 100], limits: [0, 80]}\n"),
                               "code,staff,q,r\nA,3.5,7,40\n");
  const Explanation explanation = explained(result, "A");  // 2 of 10, (20 + 40) / 2

  CHECK(explanation.lines[0].lost == Approx(40.0));
  CHECK(explanation.lines[1].lost == Approx(20.0));
}
