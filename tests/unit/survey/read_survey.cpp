#include "hallmark/survey/read_survey.hpp"

#include <cmath>

#include "catch.hpp"
#include "scoring_fixture.hpp"
#include "support/texts.hpp"

using namespace hallmark;
using namespace hallmark::test;

namespace {

const std::string two_questions =
    "hallmark: 1\nid: test\nsurvey: {id: code, name: name, groups: type, missing: ['', NA], not_applicable: [n/a]}\n"
    "indicators:\n  - {id: web, answers: {none: 0, some: 1, most: 2}}\n  - {id: calls, range: [0, 100]}\n";

/// A survey of `code,q` with q from 0 to 10, rows that share an id combined by `rule`.
std::string with_respondents(const std::string& rule) {
  return "hallmark: 1\nid: test\nsurvey: {id: code, respondents: " + rule +
         "}\nindicators:\n  - {id: q, range: [0, 10]}\n";
}

double combined_value(const std::string& rule, const std::string& survey) {
  const Scored result = scored(with_respondents(rule), survey);
  return result.survey->answers[0].values[0];
}

Lines findings_of(const std::string& rubric, const std::string& survey) {
  return lines_of(try_scoring({rubric, survey}).findings);
}

}  // namespace

TEST_CASE("a wide survey has one row a unit and a column a question") {
  const Scored result = scored(two_questions, "code,name,type,web,calls\nA,Ambermouth,county, MOST ,50\nB,,,na,N/A\n");

  CHECK(*result.survey->ids == Texts{"A", "B"});
  CHECK(*result.survey->names == Texts{"Ambermouth", ""});
  CHECK(result.survey->answers[0].values[0] == 2.0);
  CHECK(result.survey->answers[0].states[1] == State::missing);
  CHECK(result.survey->answers[1].values[0] == 50.0);
  CHECK(result.survey->answers[1].states[1] == State::not_applicable);
  CHECK(result.survey->labels.at("type").text(0) == "county");
  CHECK(result.survey->labels.at("type").states[1] == State::missing);
}

TEST_CASE("everything that is wrong in a survey is reported at once, in the order of the file") {
  CHECK(findings_of(two_questions,
                    "code,name,type,web,calls\nA,,x,mots,50\n,,x,most,5\nA,,x,most,5\nC,,x,most\nD,,x,most,1e999\n") ==
        Lines{"survey.csv:2:6: error HM104: 'mots' is not an answer to 'web': did you mean 'most'?",
              "survey.csv:3:1: error HM108: the row has no 'code': every row of a survey says whose it is",
              "survey.csv:4:1: error HM109: 'A' was there before, on line 2: --where or 'where' in 'survey' chooses "
              "rows, 'respondents' combines them",
              "survey.csv:5:1: error HM103: the row has 4 cells, the header 5",
              "survey.csv:6:11: error HM105: '1e999' is not a number, which 'calls' needs"});
}

TEST_CASE("columns that are missing, or there twice and needed, are reported in the header") {
  CHECK(findings_of(two_questions, "code,name,type,web,web,call\nA,,x,most,5,5\n") ==
        Lines{"survey.csv:1:1: error HM107: there is no column 'calls', which the rubric needs: did you mean 'call'?",
              "survey.csv:1:20: error HM106: the column 'web' is there twice: first as column 4"});
  CHECK(findings_of(two_questions, "code,name,type,web,calls,note,note\nA,,x,most,5,,\n").empty());
}

TEST_CASE("a header in one cell asks for another delimiter") {
  CHECK(
      findings_of("hallmark: 1\nid: t\nsurvey: {id: code}\nindicators: [{id: q, range: [0, 1]}]\n", "code;q\nA;1\n") ==
      Lines{"survey.csv:1:1: error HM107: there is no column 'code', which 'id' of the rubric's 'survey' needs: the "
            "header is one cell; try --delimiter ';'",
            "survey.csv:1:1: error HM107: there is no column 'q', which the rubric needs: the header is one cell; try "
            "--delimiter ';'"});
}

TEST_CASE("a survey without a row is an error") {
  CHECK(findings_of(two_questions, "code,name,type,web,calls\n") ==
        Lines{"survey.csv:1:1: error HM101: the survey has a header and not a single row"});
}

TEST_CASE("per cent signs and commas are read only where numbers are lenient") {
  const std::string rubric = "hallmark: 1\nid: t\nsurvey: {id: code}\nindicators: [{id: q, range: [0, 2000]}]\n";

  CHECK(
      findings_of(rubric, "code,q\nA,12%\n") ==
      Lines{"survey.csv:2:3: error HM105: '12%' is not a number, which 'q' needs: 'numbers: lenient' in 'survey' would "
            "read it"});
  const Scored result = scored({rubric, "code,q\nA,12%\nB,\"£1,000\"\n", {"survey.numbers=lenient"}});
  CHECK(result.survey->answers[0].values == std::vector<double>{12, 1000});
}

TEST_CASE("blank may be the word for what does not apply") {
  const Scored result = scored(
      "hallmark: 1\nid: t\nsurvey: {id: code, missing: [NA], not_applicable: ['']}\nindicators: [{id: q, range: [0, "
      "2]}]\n",
      "code,q\nA,\nB,NA\nC,1\n");

  CHECK(result.survey->answers[0].states == std::vector<State>{State::not_applicable, State::missing, State::answered});
}

TEST_CASE("respondents are combined as the rubric says") {
  const std::string survey = "code,q\nA,1\nA,4\nA,4\nA,7\nA,\n";

  CHECK(combined_value("mean", survey) == 4.0);
  CHECK(combined_value("median", survey) == 4.0);
  CHECK(combined_value("mode", survey) == 4.0);
  CHECK(combined_value("min", survey) == 1.0);
  CHECK(combined_value("max", survey) == 7.0);
  CHECK(combined_value("first", survey) == 1.0);
  CHECK(combined_value("last", survey) == 7.0);
  CHECK(combined_value("sum", survey) == 16.0);
}

TEST_CASE("of values that are equally frequent mode takes the smallest") {
  CHECK(combined_value("mode", "code,q\nA,5\nA,3\nA,5\nA,3\nA,9\n") == 3.0);
}

TEST_CASE("respondents can be weighted by a column") {
  const std::string survey = "code,w,q\nA,3,0\nA,1,8\n";

  CHECK(combined_value("{combine: mean, weight: w}", survey) == 2.0);
  CHECK(combined_value("{combine: sum, weight: w}", survey) == 8.0);
  CHECK(combined_value("{combine: mode, weight: w}", "code,w,q\nA,1,2\nA,1,2\nA,5,8\n") == 8.0);
}

TEST_CASE("share is the share of those who gave the top answer") {
  const Scored result = scored(
      "hallmark: 1\nid: t\nsurvey: {id: code, respondents: share}\nindicators:\n  - {id: q, answers: {no: 0, some: 1, "
      "yes: 2}}\n",
      "code,q\nA,yes\nA,some\nA,yes\nA,no\nA,\n");

  CHECK(result.score("A") == 50.0);
}

TEST_CASE("the number of respondents and the spread of their answers are kept") {
  const Scored result = scored(with_respondents("mean"), "code,q\nA,1\nA,3\nB,5\n");

  CHECK(result.survey->respondents == std::vector<std::uint32_t>{2, 1});
  CHECK(result.survey->spreads[0][0] == Approx(std::sqrt(2.0)));
  CHECK(std::isnan(result.survey->spreads[0][1]));
}

TEST_CASE("a long survey has one row an answer, and the stage that wins counts") {
  const Scored result = scored(
      "hallmark: 1\nid: t\nsurvey:\n  id: code\n  layout: {long: {question: q, answer: a, stage: s, wins: [audit, "
      "first]}}\n"
      "indicators:\n  - {id: web, range: [0, 10]}\n",
      "code,q,a,s\nA,web,2,first\nA,web,6,Audit\nB,web,3,first\nB,other,9,audit\nC,web,9,reply\n");

  CHECK(result.score("A") == 60.0);
  CHECK(result.score("B") == Approx(30.0));
  CHECK(result.state("C") == State::missing);
}

TEST_CASE("an unsure answer is read and scored without its mark, and whatever rests on it is unsure") {
  const Scored result = scored(
      "hallmark: 1\nid: t\nsurvey: {id: code, unsure: '?'}\nindicators:\n  - {id: web, answers: {no: 0, yes: 1}}\n"
      "  - {id: share, value: online / calls, range: [0, 1]}\n",
      "code,web,online,calls\nA,yes ?,5,10\nB,no,5,10?\nC,no,5,10\nD,?,5,10\n");

  CHECK(result.scores() == std::vector<double>{75, 25, 25, 50});
  CHECK(result.state("A") == State::unsure);
  CHECK(result.state("B") == State::unsure);
  CHECK(result.state("C") == State::answered);
  CHECK(result.card->coverage[0] == std::vector<double>{1.0, 1.0, 1.0, 0.5});
  CHECK(result.survey->answers[0].states[0] == State::unsure);
  CHECK(result.survey->answers[0].states[3] == State::missing);
}

TEST_CASE("respondents of a long survey are combined as in a wide one") {
  const std::string rest =
      "indicators:\n  - {id: web, answers: {no: 0, yes: 1}}\n  - {id: calls, range: [0, 10]}\n"
      "  - {id: rate, value: calls / people, range: [0, 1]}\n"
      "  - {id: staff, range: [0, 10], respondents: {combine: sum, weight: people}}\n";
  const Scored wide = scored("hallmark: 1\nid: t\nsurvey: {id: code, respondents: mean}\n" + rest,
                             "code,people,web,calls,staff\nA,10,yes,5,1\nA,30,no,8,2\nB,20,yes,,3\nB,20,yes,4,\n"
                             "B,50,yes,4,2\n");
  const std::string answers =
      "code,who,people,q,a\nA,x,10,web,yes\nA,x,10,calls,5\nA,x,10,staff,1\nA,y,30,web,no\nA,y,30,calls,8\n"
      "A,y,30,staff,2\nB,x,20,web,yes\nB,x,20,staff,3\nB,z,20,web,yes\nB,z,20,calls,4\nB,y,50,web,yes\n"
      "B,y,50,calls,4\nB,y,50,staff,2\n";
  const Scored named = scored(
      "hallmark: 1\nid: t\nsurvey: {id: code, respondents: mean, layout: {long: {question: q, "
      "answer: a, respondent: who}}}\n" +
          rest,
      answers);

  CHECK(named.scores() == wide.scores());
  CHECK(named.survey->respondents == wide.survey->respondents);
  CHECK(named.survey->answers[2].values == std::vector<double>{70, 160});
}

TEST_CASE("a respondent of a long survey has a name and answers once") {
  CHECK(findings_of("hallmark: 1\nid: t\nsurvey: {id: code, respondents: mean, layout: {long: {question: q, answer: a, "
                    "respondent: who}}}\nindicators: [{id: web, range: [0, 10]}]\n",
                    "code,who,q,a\nA,x,web,2\nA,y,web,3\nA,x,web,4\nA,,web,4\n") ==
        Lines{"survey.csv:4:5: error HM112: 'A' has answered 'web' before, on line 2: a question is answered once",
              "survey.csv:5:3: error HM108: the row has no 'who': with 'respondent' every row says who answered"});
}

TEST_CASE("a column of a long survey may say which answers are unsure") {
  const std::string rubric =
      "hallmark: 1\nid: t\nsurvey: {id: code, layout: {long: {question: q, answer: a, unsure: doubt}}}\n"
      "indicators:\n  - {id: web, range: [0, 10]}\n";
  const Scored result = scored(rubric, "code,q,a,doubt\nA,web,2,Yes\nB,web,3,\nC,web,4,0\nD,web,5,x\nE,web,,1\n");

  using enum State;
  CHECK(result.survey->answers[0].states == std::vector<State>{unsure, answered, answered, unsure, missing});
  CHECK(findings_of(rubric, "code,q,a,doubt\nA,web,2,perhaps\n") ==
        Lines{"survey.csv:2:9: error HM112: 'perhaps' does not say whether the answer is unsure: 'doubt' holds yes, "
              "true, 1 or x, or no, false, 0 or nothing"});
}

TEST_CASE("points of a long survey may be out of something else in each row") {
  const Scored result = scored(
      "hallmark: 1\nid: t\nsurvey:\n  id: code\n  layout: {long: {question: q, answer: a, points: p, out_of: m}}\n"
      "indicators:\n  - {id: web, points: true}\n",
      "code,q,a,p,m\nA,web,x,3,4\nB,web,x,3,12\n");

  CHECK(result.scores() == std::vector<double>{75, 25});
}

TEST_CASE("a question that is answered twice in a long survey is reported with the line of the first") {
  CHECK(findings_of("hallmark: 1\nid: t\nsurvey: {id: code, layout: {long: {question: q, answer: a}}}\n"
                    "indicators: [{id: web, range: [0, 10]}]\n",
                    "code,q,a\nA,web,2\nA,web,3\n") ==
        Lines{"survey.csv:3:3: error HM112: 'A' has answered 'web' before, on line 2: a question is answered once"});
}

TEST_CASE("a register is joined on the id, and whom it lacks is listed") {
  const Scored result =
      scored({"hallmark: 1\nid: t\nsurvey: {id: code, groups: type}\nindicators:\n"
              "  - {id: q, per: people, range: [0, 1]}\n",
              "code,q\nA,5\nB,5\n",
              {},
              "people,type,code\n10,county,A\n3,x,Z\n"});

  CHECK(result.score("A") == 50.0);
  CHECK(result.survey->labels.at("type").text(0) == "county");
  CHECK(result.state("B") == State::missing);
  CHECK(lines_of(result.findings) ==
        Lines{"register.csv:1:1: warning HM111: 1 of 2 in the survey is not in this register: 'B'"});
}

TEST_CASE("a code that a register has twice is an error with both lines") {
  const Scored result =
      try_scoring({"hallmark: 1\nid: t\nsurvey: {id: code, groups: type}\nindicators: [{id: q, range: [0, 1]}]\n",
                   "code,q\nA,1\n",
                   {},
                   "code,type\nA,x\nA,y\n"});

  CHECK(lines_of(result.findings) ==
        Lines{"register.csv:3:1: error HM111: 'A' is there twice, first on line 2: a register has each code once"});
}

TEST_CASE("codes are the same whatever their case and the blanks round them, and what cannot be seen is said") {
  const std::string rubric =
      "hallmark: 1\nid: t\nsurvey: {id: code, groups: type}\nindicators: [{id: q, range: [0, 1]}]\n";

  const Scored joined =
      scored({rubric, "code,q\nZ1,1\nZ\u00e9 2,1\n", {}, "code,type\nz1\u00a0,x\n\u200bZ\u00c9  2,y\n"});
  CHECK(joined.survey->labels.at("type").text(0) == "x");
  CHECK(joined.survey->labels.at("type").text(1) == "y");

  CHECK(lines_of(try_scoring({rubric, "code,q,type\nZ1,1,x\nZ1\u00a0,1,x\n"}).findings) ==
        Lines{"survey.csv:3:1: error HM109: 'Z1' was there before, on line 2 (here with a no-break space behind it): "
              "--where or 'where' in 'survey' chooses rows, 'respondents' combines them"});
}

TEST_CASE("a code that a register has twice and nobody joins does no harm") {
  const Scored result =
      scored({"hallmark: 1\nid: t\nsurvey: {id: code, groups: type}\nindicators: [{id: q, range: [0, 1]}]\n",
              "code,q\nA,1\n",
              {},
              "code,type\nA,x\nB,y\nB,z\n,y\n,y\n"});
  CHECK(result.findings.empty());
}

TEST_CASE("a register that nothing joins is an error, and the nearest code is named") {
  const Scored result =
      try_scoring({"hallmark: 1\nid: t\nsurvey: {id: code, groups: type}\nindicators: [{id: q, range: [0, 1]}]\n",
                   "code,q\nE01,1\n",
                   {},
                   "code,type\nE001,x\n"});
  CHECK(lines_of(result.findings) ==
        Lines{"register.csv:1:1: error HM111: nothing of the survey is in this register, by its column 'code': "
              "--with-key names another: 'E01' (nearest there: 'E001')"});
}

TEST_CASE("several may be ticked, at most for what the question is out of") {
  const std::string rubric =
      "hallmark: 1\nid: t\nsurvey: {id: code}\nindicators:\n"
      "  - {id: q, select: many, answers: {web: 1, phone: 1, post: 2, fax: -1}, none: none of these, out_of: 3}\n";
  const Scored result =
      scored(rubric, "code,q\nA,web; PHONE\nB,web;phone;post\nC,none of these\nD,web;web\nE,\nF,post;fax\n");

  CHECK(result.survey->answers[0].values[0] == 2.0);
  CHECK(result.survey->answers[0].values[1] == 3.0);
  CHECK(result.survey->answers[0].values[2] == 0.0);
  CHECK(result.survey->answers[0].values[3] == 1.0);
  CHECK(result.survey->answers[0].states[4] == State::missing);
  CHECK(result.survey->answers[0].values[5] == 1.0);
  CHECK(findings_of(rubric, "code,q\nA,web;none of these\nB,web;phon\n") ==
        Lines{"survey.csv:2:3: error HM104: 'none of these' stands beside other answers to 'q': it ticks nothing, so "
              "it stands alone",
              "survey.csv:3:3: error HM104: 'phon' is not an answer to 'q': did you mean 'phone'?"});
}

TEST_CASE("ticks give points by how many are ticked") {
  const Scored result = scored(
      "hallmark: 1\nid: t\nsurvey: {id: code}\nindicators:\n"
      "  - {id: q, select: many, answers: [a, b, c, d], ticks: {1: 0.5, 3: 1}, none: none}\n",
      "code,q\nA,none\nB,a\nC,a;b\nD,a;b;c;d\n");

  CHECK(result.scores() == std::vector<double>{0, 50, 50, 100});
}

TEST_CASE("selected units keep their columns and nothing of the others") {
  const Scored result = scored(two_questions, "code,name,type,web,calls\nA,a,x,most,1\nB,b,y,some,2\nC,c,x,none,3\n");
  const Survey chosen = select(*result.survey, {true, false, true});

  CHECK(*chosen.ids == Texts{"A", "C"});
  CHECK(*chosen.names == Texts{"a", "c"});
  CHECK(chosen.answers[1].values == std::vector<double>{1, 3});
  CHECK(chosen.labels.at("type").text(1) == "x");
  CHECK(chosen.columns == result.survey->columns);
}

TEST_CASE("a question close to one of the rubric is suspected unless somebody answers both") {
  const std::string rubric =
      "hallmark: 1\nid: t\nsurvey: {id: code, layout: {long: {question: q, answer: a, stage: s, wins: [audit]}}}\n"
      "indicators: [{id: web_a, range: [0, 9]}]\n";
  const std::string head = "code,q,a,s\nA,web_a,1,audit\n";
  const Lines suspected = {
      "survey.csv:3:3: warning HM112: 'web_b' is not a question of the rubric, and its rows are not used: did you mean "
      "'web_a'?"};

  CHECK(lines_of(scored(rubric, head + "B,web_b,2,audit\nA,web_b,2,audit\n").findings).empty());
  CHECK(lines_of(scored(rubric, head + "A,web_a,3,audits\n").findings).empty());
  CHECK(lines_of(scored(rubric, head + "B,web_b,2,audit\nB,web_c,2,audit\n").findings).front() == suspected.front());
  CHECK(lines_of(scored(rubric, head + "B,web_a,3,audits\n").findings) ==
        Lines{"survey.csv:3:11: warning HM112: 'audits' is not a stage that wins, and its rows are not used: did you mean "
              "'audit'?"});
}
