#include "hallmark/scoring/assess.hpp"

#include <algorithm>

#include "catch.hpp"
#include "scoring_fixture.hpp"
#include "text_in_pieces.hpp"

using namespace hallmark;
using namespace hallmark::test;

namespace {

const std::string rubric =
    "hallmark: 1\nid: test\nsurvey: {id: code, groups: type}\n"
    "dimensions:\n  - {id: web, indicators: [{id: q, range: [0, 100]}]}\n"
    "  - {id: people, indicators: [{id: r, normalise: minmax}]}\n";
const std::string survey = "code,type,q,r\nA,x,10,1\nB,y,20,3\nC,x,90,5\n";

AssessmentInput input_of(const std::string& rubric_text, const std::string& survey_text) {
  AssessmentInput input;
  input.rubric = text_named("rubric.yaml", rubric_text);
  input.survey.surveys = {text_named("survey.csv", survey_text)};
  return input;
}

std::vector<double> scores_of(const Assessment& made) {
  return made.card->score().values;
}

using Scores = std::vector<double>;

}  // namespace

TEST_CASE("an assessment has the rubric, the survey, the plan, scores, ranks and findings") {
  const Assessment made = assess(input_of(rubric, survey));

  REQUIRE(made.good());
  CHECK(made.rubric->id == "test");
  CHECK(made.survey->size() == 3);
  CHECK(made.plan->rubric == made.rubric.get());
  CHECK(scores_of(made) == Scores{5, 35, 95});
  CHECK(made.ranking->places[0].rank() == 3.0);
  CHECK(made.findings.empty());
}

TEST_CASE("an assessment that is moved keeps its plan") {
  Assessment first = assess(input_of(rubric, survey));
  const Assessment second = std::move(first);

  CHECK(score(*second.plan, *second.survey).value->score().values == scores_of(second));
}

TEST_CASE("rows that a condition on columns leaves out take no part in marks") {
  AssessmentInput input = input_of(rubric, survey);
  input.where = "code != 'C'";
  const Assessment made = assess(std::move(input));

  CHECK(made.survey->size() == 2);
  CHECK(made.included.empty());
  CHECK(scores_of(made) == Scores{5, 60});
}

TEST_CASE("rows that a condition on scores leaves out are scored and not ranked") {
  AssessmentInput input = input_of(rubric, survey);
  input.where = "people < 60";
  const Assessment made = assess(std::move(input));

  CHECK(scores_of(made) == Scores{5, 35, 95});
  CHECK(made.included == std::vector<bool>{true, true, false});
  CHECK(made.ranking->places[1].rank() == 1.0);
  CHECK_FALSE(made.ranking->places[2].rank());
}

TEST_CASE("a condition that no row meets is an error at the condition") {
  for (const std::string where : {"code == 'Z'", "people > 100"}) {
    AssessmentInput input = input_of(rubric, survey);
    input.where = where;
    CHECK(lines_of(assess(std::move(input)).findings) ==
          Lines{"--where:1:1: error HM101: no row of the survey is left"});
  }
}

TEST_CASE("a condition that is none is reported beside the rubric's errors") {
  AssessmentInput input = input_of("hallmark: 1\nid: test\nsurvey: {}\n", survey);
  input.where = "type ==";
  const Lines lines = lines_of(assess(std::move(input)).findings);

  REQUIRE(lines.size() >= 2);
  CHECK(lines[0].starts_with("--where:1:"));
  CHECK(lines[1].starts_with("rubric.yaml:"));
}

TEST_CASE("a rubric with errors is given beside them, and nothing is scored") {
  const Assessment made =
      assess(input_of("hallmark: 1\nid: test\nsurvey: {id: code}\nindicators: [{id: q, wieght: 1}]\n", survey));

  CHECK(made.rubric);
  CHECK_FALSE(made.survey);
  CHECK_FALSE(made.card);
  CHECK_FALSE(made.good());
}

TEST_CASE("without a survey the rubric alone is read") {
  AssessmentInput input;
  input.rubric = text_named("rubric.yaml", rubric);
  const Assessment made = assess(std::move(input));

  CHECK(made.rubric);
  CHECK_FALSE(made.survey);
  CHECK(made.findings.empty());
}

TEST_CASE("a rubric can extend what the caller gives, and nothing without") {
  const std::string extending = "hallmark: 1\nextends: base.yaml\nindicators: [{id: q, weight: 2}]\n";
  AssessmentInput input = input_of(extending, "code,q\nA,10\n");
  const Lines alone = lines_of(assess(input).findings);
  CHECK(std::ranges::count(alone, "rubric.yaml:2:10: error HM029: nothing gives the text of 'base.yaml'") == 1);

  input.read_base = [](const std::string& path) {
    Result<Source> base;
    base.value = text_named(path, "hallmark: 1\nid: base\nsurvey: {id: code}\nindicators: [{id: q, range: [0, 20]}]\n");
    return base;
  };
  CHECK(scores_of(assess(input)) == Scores{50});
}

TEST_CASE("overrides, registers and respondents take part") {
  AssessmentInput input = input_of(
      "hallmark: 1\nid: test\nsurvey: {id: code, respondents: mean}\nindicators: [{id: q, per: staff, range: [0, "
      "10]}]\n",
      "code,q\nA,10\nA,30\nB,40\n");
  input.survey.registers = {text_named("register.csv", "code,staff\nA,5\nB,8\n")};
  input.overrides = {{"q.range=[0, 8]"}};

  const Assessment made = assess(std::move(input));

  CHECK(scores_of(made) == Scores{50, 62.5});
  CHECK(made.survey->respondents == std::vector<std::uint32_t>{2, 1});
}

TEST_CASE("warnings are errors where that is wanted, and nothing is good then") {
  AssessmentInput input = input_of(rubric, "code,type,q,r\nA,x,10,1\nB,y,20,1\n");
  CHECK(assess(input).good());

  input.warnings_are_errors = true;
  CHECK(assess(input).findings.has_errors());
  CHECK_FALSE(assess(input).good());
}

TEST_CASE("the steps that are done are told with their rows") {
  std::vector<std::pair<std::string, std::size_t>> steps;
  (void)assess(
      input_of("hallmark: 1\nid: test\nsurvey: {id: code, respondents: mean}\nindicators: [{id: q, range: [0, 100]}]\n",
               "code,q\nA,10\nA,30\nB,40\n"),
      [&](std::string_view step, std::size_t rows) { steps.emplace_back(step, rows); });

  CHECK(steps == std::vector<std::pair<std::string, std::size_t>>{{"read", 3}, {"score", 2}});
}

TEST_CASE("streams are held where their texts are kept, and read again for an alternative") {
  AssessmentInput input = input_of(rubric, survey);
  input.survey.streams = {{std::make_shared<SourceText>("more.csv", ""),
                           std::make_shared<TextInPieces>("code,type,q,r\nD,y,50,2\n", false)}};
  input.keep_texts = true;
  const Assessment made = assess(std::move(input));

  REQUIRE(made.good());
  CHECK(made.survey->size() == 4);
  CHECK(made.input.survey.streams.empty());
  REQUIRE(made.input.survey.surveys.size() == 2);
  CHECK(made.input.survey.surveys[1]->name() == "more.csv");

  const Result<AssessmentCase> alternative = read_alternative(made, {{"q.range=[0, 50]"}});
  REQUIRE(alternative.good());
  const Plan plan = *compile(*alternative.value->rubric, alternative.value->survey->columns).value;
  CHECK(score(plan, *alternative.value->survey).value->score().values == Scores{10, 45, 100, 62.5});
}

TEST_CASE("an alternative keeps the rows that a condition on columns keeps") {
  AssessmentInput input = input_of(rubric, survey);
  input.where = "type == 'x'";
  const Assessment made = assess(std::move(input));

  CHECK(read_alternative(made, {{"q.weight=2"}}).value->survey->size() == 2);
  CHECK(lines_of(read_alternative(made, {{"s.weight=2"}}).findings).size() == 1);
}

TEST_CASE("a table of some depth keeps what it shows, and scores and ranks are the same") {
  AssessmentInput input = input_of(rubric, survey);
  input.table_depth = 1;
  const Assessment made = assess(std::move(input));

  CHECK(scores_of(made) == Scores{5, 35, 95});
  CHECK(made.ranking->places[2].rank() == 1.0);
  CHECK(made.card->nodes[*made.rubric->find("q")].size() == 0);
}

TEST_CASE("scores before the root's rounding are there where it rounds") {
  const std::string rounding =
      "hallmark: 1\nid: test\nsurvey: {id: code}\nround: {to: 0}\nindicators: [{id: q, range: [0, 100]}]\n";
  const Assessment rounded = assess(input_of(rounding, "code,q\nA,10.4\n"));

  CHECK(scores_of(rounded) == Scores{10});
  CHECK(without_rounding(rounded)->score().values == Scores{10.4});
  CHECK_FALSE(without_rounding(assess(input_of(rubric, survey))));
}
