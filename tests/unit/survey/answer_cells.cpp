#include "hallmark/survey/answer_cells.hpp"

#include "catch.hpp"
#include "scoring_fixture.hpp"

using namespace hallmark;
using namespace hallmark::test;

namespace {

/// "most @ survey.csv:2:5", or "-" where there is no cell.
std::string cell_text(const AnswerCells& cells, std::size_t question, std::size_t unit) {
  const AnswerCell* cell = cells.find(question, unit);
  if (cell == nullptr) return "-";
  const Position position = cell->place.source->position_of(cell->place.offset);
  return cell->text + " @ " + cell->place.source->name() + ":" + std::to_string(position.line) + ":" +
         std::to_string(position.column);
}

struct Read {
  Rubric rubric;
  SurveyTexts texts;
  Survey survey;
};

Read read(const std::string& rubric, const std::string& survey, const std::string& more = {}) {
  Read made{good_rubric(rubric), SurveyTexts(), {}};
  made.texts.surveys = {text_named("survey.csv", survey)};
  if (!more.empty()) made.texts.registers = {text_named("register.csv", more)};
  Result<Survey> result = read_survey(made.rubric, made.texts);
  REQUIRE(result.good());
  made.survey = *std::move(result.value);
  return made;
}

AnswerCells all_cells(const Read& made) {
  return {made.rubric, made.survey, made.texts, std::vector<bool>(made.survey.size(), true)};
}

}  // namespace

TEST_CASE("an answer is found again with its line and column, also in a register") {
  const Read made = read(rubric_with("indicators: [{id: q, range: [0, 9]}, {id: r, range: [0, 9]}]\n"),
                         "q,code\n 7,A\n\"8\",B\n", "code,r\nB,3\n");

  const AnswerCells cells = all_cells(made);

  CHECK(cell_text(cells, 0, 0) == "7 @ survey.csv:2:1");
  CHECK(cell_text(cells, 0, 1) == "8 @ survey.csv:3:1");
  CHECK(cell_text(cells, 1, 0) == "-");
  CHECK(cell_text(cells, 1, 1) == "3 @ register.csv:2:3");
}

TEST_CASE("cells are those of the rows that were chosen, below the header, under the codes that count") {
  const Read made = read(
      "hallmark: 1\nid: test\nsurvey: {id: code, header: 2, where: year == 2026, evidence: _proof, remark: _note}\n"
      "indicators: [{id: q, range: [0, 9]}]\n",
      "Title \"of 2026\ncode,year,q,q_proof,q_note\nA,2025,1,old,old\nOLD,2026,2,page 7,as counted\n",
      "code,former\nA,OLD\n");

  const AnswerCells cells = all_cells(made);

  REQUIRE(made.survey.size() == 1);
  CHECK(cell_text(cells, 0, 0) == "2 @ survey.csv:4:10");
  CHECK(cells.find(0, 0)->evidence == "page 7");
  CHECK(cells.find(0, 0)->note == "as counted");
}

TEST_CASE("the answers of all stages are kept, those that do not count among them") {
  const Read made = read(
      "hallmark: 1\nid: test\nsurvey: {id: code, layout: {long: {question: q, answer: a, stage: s, wins: found}}}\n"
      "indicators: [{id: x, range: [0, 99]}]\n",
      "code,q,a,s\nA,x,80,said\nA,x,30,found\nB,x,7,found\n");

  const AnswerCells cells = all_cells(made);

  CHECK(cell_text(cells, 0, 0) == "30 @ survey.csv:3:5");
  const std::vector<StageAnswer> stages = cells.stages(0, 0);
  REQUIRE(stages.size() == 2);
  CHECK(stages[0].stage + " " + stages[0].text == "said 80");
  CHECK(stages[1].stage + " " + stages[1].text == "found 30");
  CHECK(cells.stages(0, 1).size() == 1);
}

TEST_CASE("only the cells of the units that are wanted are kept") {
  const Read made = read(rubric_with("indicators: [{id: q, range: [0, 9]}]\n"), "code,q\nA,1\nB,2\n");

  const AnswerCells cells(made.rubric, made.survey, made.texts, {false, true});

  CHECK(cell_text(cells, 0, 0) == "-");
  CHECK(cell_text(cells, 0, 1) == "2 @ survey.csv:3:3");
}

TEST_CASE("in the long layout the stage that wins is shown, with its evidence and note") {
  const Read made = read(
      "hallmark: 1\nid: t\nsurvey:\n  id: code\n  layout: {long: {question: q, answer: a, stage: s, wins: [audit, "
      "first], "
      "evidence: link, note: n}}\nindicators: [{id: web, answers: yes_no}]\n",
      "code,q,a,s,link,n\nA,web,no,first,x,y\nA,web,yes,audit,https://example.org,seen\nB,web,no,first,,\n");

  const AnswerCells cells = all_cells(made);

  CHECK(cell_text(cells, 0, 0) == "yes @ survey.csv:3:7");
  CHECK(cells.find(0, 0)->evidence == "https://example.org");
  CHECK(cells.find(0, 0)->note == "seen");
  CHECK(cells.find(0, 0)->rows == 1);
  CHECK(cell_text(cells, 0, 1) == "no @ survey.csv:4:7");
}

TEST_CASE("of several respondents the first row is shown and all are counted") {
  const Read several =
      read("hallmark: 1\nid: t\nsurvey: {id: code, respondents: mean}\nindicators: [{id: q, range: [0, 9]}]\n",
           "code,q\nA,1\nB,2\nA,5\n");

  CHECK(all_cells(several).find(0, 0)->rows == 2);
  CHECK(cell_text(all_cells(several), 0, 0) == "1 @ survey.csv:2:3");
}
