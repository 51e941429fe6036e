#include "survey/resampled.hpp"

#include "catch.hpp"
#include "hallmark/survey/read_survey.hpp"
#include "scoring_fixture.hpp"

using namespace hallmark;
using namespace hallmark::test;

namespace {

const std::string questions =
    "indicators:\n  - {id: web, answers: {no: 0, yes: 1}}\n  - {id: calls, range: [0, 10]}\n"
    "  - {id: rate, value: calls / people, range: [0, 1]}\n";

std::string rubric_of(const std::string& survey) {
  return "hallmark: 1\nid: t\nsurvey: {id: code, " + survey + "}\n" + questions;
}

struct Kept {
  Rubric rubric;
  Survey survey;
};

Kept kept(const std::string& survey_rules, const std::string& survey, const std::string& register_text = "") {
  Kept result{good_rubric(rubric_of(survey_rules)), {}};
  SurveyTexts texts;
  texts.surveys = {text_named("survey.csv", survey)};
  if (!register_text.empty()) texts.registers = {text_named("register.csv", register_text)};
  texts.keep_rows = true;
  auto read = read_survey(result.rubric, texts);
  CHECK(lines_of(read.findings) == Lines{});
  result.survey = *std::move(read.value);
  return result;
}

/// Always the same row, if there is one.
ChooseRow row(std::size_t wanted) {
  return [wanted](std::size_t rows) { return std::min(wanted, rows - 1); };
}

void check_same(const Survey& a, const Survey& b) {
  for (std::size_t i = 0; i < a.answers.size(); ++i) {
    CHECK(a.answers[i].states == b.answers[i].states);
    for (std::size_t unit = 0; unit < a.size(); ++unit) {
      if (has_value(a.answers[i].states[unit])) CHECK(a.answers[i].values[unit] == b.answers[i].values[unit]);
    }
  }
  CHECK(a.numbers.at("people").values == b.numbers.at("people").values);
}

const std::string wide_rows = "code,people,web,calls\nA,10,yes,5\nA,10,no,8\nA,10,yes,1\nB,20,yes,\nB,20,no,4\n";

}  // namespace

TEST_CASE("respondents are drawn with all their answers") {
  const Kept wide = kept("respondents: mean", wide_rows);

  const Survey second = resampled(wide.survey, wide.rubric, row(1));

  CHECK(second.answers[0].values == std::vector<double>{0, 0});
  CHECK(second.answers[1].values == std::vector<double>{8, 4});
  CHECK(resampled(wide.survey, wide.rubric, row(0)).answers[1].states[1] == State::missing);
}

TEST_CASE("respondents of a long survey are drawn as those of a wide one, whether rows name them or not") {
  const Kept wide = kept("respondents: mean", wide_rows);
  const Kept named =
      kept("respondents: mean, layout: {long: {question: q, answer: a, respondent: who}}",
           "code,who,people,q,a\nA,1,10,web,yes\nA,2,10,calls,8\nA,3,10,calls,1\nA,1,10,calls,5\nA,2,10,web,no\n"
           "A,3,10,web,yes\nB,1,20,web,yes\nB,2,20,web,no\nB,2,20,calls,4\n");
  const Kept in_order =
      kept("respondents: mean, layout: {long: {question: q, answer: a}}",
           "code,people,q,a\nA,10,web,yes\nA,10,web,no\nA,10,web,yes\nB,20,web,yes\nB,20,web,no\nA,10,calls,5\n"
           "A,10,calls,8\nA,10,calls,1\nB,20,calls,\nB,20,calls,4\n");

  REQUIRE(named.survey.rows != nullptr);
  REQUIRE(in_order.survey.rows != nullptr);
  for (const std::size_t wanted : {0U, 1U, 2U}) {
    const Survey expected = resampled(wide.survey, wide.rubric, row(wanted));
    check_same(resampled(named.survey, named.rubric, row(wanted)), expected);
    check_same(resampled(in_order.survey, in_order.rubric, row(wanted)), expected);
  }
}

TEST_CASE("without names, questions that are not answered equally often leave open who answered what") {
  const Kept some = kept("respondents: mean, layout: {long: {question: q, answer: a}}",
                         "code,people,q,a\nA,10,web,yes\nA,10,web,no\nA,10,calls,5\n");

  CHECK(some.survey.rows == nullptr);
}

TEST_CASE("what a register says of a unit is not drawn with its respondents") {
  const Kept wide = kept("respondents: mean", "code,web,calls\nA,yes,5\nA,no,8\n", "code,people\nA,10\n");
  const Kept named = kept("respondents: mean, layout: {long: {question: q, answer: a}}",
                          "code,q,a\nA,web,yes\nA,web,no\nA,calls,5\nA,calls,8\n", "code,people\nA,10\n");

  for (const Kept* each : {&wide, &named}) {
    CHECK(each->survey.numbers.at("people").values == std::vector<double>{10});
    const Survey second = resampled(each->survey, each->rubric, row(1));
    CHECK(second.numbers.at("people").values == std::vector<double>{10});
    CHECK(second.numbers.at("calls").values == std::vector<double>{8});
  }
}
