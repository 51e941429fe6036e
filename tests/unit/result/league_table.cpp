#include "hallmark/result/league_table.hpp"

#include "catch.hpp"
#include "hallmark/report/write.hpp"
#include "scoring_fixture.hpp"

using namespace hallmark;
using namespace hallmark::test;

namespace {

const std::string rubric_text =
    "hallmark: 1\nid: test\ntitle: Digital maturity\nedition: '2026'\n"
    "survey: {id: code, name: council, groups: type, not_applicable: [n/a]}\ndimensions:\n"
    "  - {id: web, title: Web, indicators: [{id: q, range: [0, 100]}]}\n"
    "  - {id: security, title: Security, indicators: [{id: r, range: [0, 100], missing: mean}]}\n"
    "maturity:\n  levels: [{name: Low, from: 0}, {name: High, from: 50}]\n"
    "  gates: [{when: security < 40, at_most: Low, because: it is not safe}]\n";

const std::string survey_text =
    "code,council,type,q,r\nA,Ambermouth,county,100,90\nB,\"Brindle, St\",district,90,30\n"
    "C,=Cove,county,20,\nD,Dell,district,n/a,n/a\n";

}  // namespace

TEST_CASE("a league table in CSV has a row a unit, best first, with notes") {
  const Scored result = scored(rubric_text, survey_text);

  CHECK(to_csv(result.table()) ==
        "rank,code,name,type,score,level,coverage,web,security,note\n"
        "1,A,Ambermouth,county,95,High,1,100,90,\n"
        "2,B,\"Brindle, St\",district,60,Low,1,90,30,at most Low: it is not safe\n"
        "3,C,'=Cove,county,40,Low,0.5,20,60,estimated: r\n"
        ",D,Dell,district,[z],,[z],[z],[z],no score: nothing applies\n");
}

TEST_CASE("a node that is called like a column of the table is headed as a node") {
  const Scored result =
      scored("hallmark: 1\nid: t\nsurvey: {id: code}\nindicators: [{id: score, range: [0, 1]}]\n", "code,score\nA,1\n");

  CHECK(to_csv(result.table()) == "rank,code,name,score,level,coverage,node.score,note\n1,A,,100,,1,100,\n");
}

TEST_CASE("depth adds the nodes below the top dimensions") {
  const Scored result = scored(rubric_text, survey_text);

  CHECK(result.table({{}, {}, 2}).nodes == std::vector<std::size_t>{1, 2, 3, 4});
  CHECK(result.table().nodes == std::vector<std::size_t>{1, 3});
}

TEST_CASE("the best of each group and chosen codes keep their places") {
  const Scored result = scored({rubric_text, survey_text, {"ranking={within: type}"}});
  const auto ids = [&result](const LeagueTable& table) {
    Lines found;
    for (const std::size_t unit : table.units) found.emplace_back(result.survey->id(unit));
    return found;
  };

  CHECK(ids(result.table({1, {}, 1})) == Lines{"A", "B"});
  CHECK(ids(result.table({{}, {"C", "D"}, 1})) == Lines{"C", "D"});
}

TEST_CASE("a unit without a name is shown by its code") {
  const Scored result =
      scored("hallmark: 1\nid: t\nsurvey: {id: code}\nindicators: [{id: q, range: [0, 1]}]\n", "code,q\nA,1\n");

  CHECK(shown_name(*result.survey, 0) == "A");
}

TEST_CASE("why a unit has no score is said in words") {
  const std::string two =
      "hallmark: 1\nid: t\nsurvey: {id: code}\nindicators:\n  - {id: q, range: [0, 1]}\n  - {id: r, range: [0, 1]}\n";
  const auto reason = [&two](const std::vector<std::string>& overrides) {
    const Scored result = scored({two, "code,q,r\nA,1,\nB,,\n", overrides});
    return reason_without_score(result.table(), 0) + "|" + reason_without_score(result.table(), 1);
  };

  CHECK(reason({}) == "|no score: nothing was answered");
  CHECK(reason({"min_coverage=0.75"}) ==
        "no score: coverage 0.50 is below what is needed, 0.75|no score: nothing was answered");
  CHECK(reason({"screen={min_coverage: 0.75}"}) ==
        "screened out: coverage 0.50 is below 0.75|screened out: coverage 0.00 is below 0.75");
  CHECK(reason({"missing=exclude"}) == "no score: missing r|no score: missing q, r");
}

TEST_CASE("a gate that could not be decided is said") {
  const Scored result = scored({rubric_text, "code,council,type,q,r\nA,a,x,80,\n", {"r.missing=ignore"}});

  CHECK(note_of(result.table(), 0) == "not known whether security < 40, so not held at Low");
  CHECK_FALSE(is_held_back(result.table(), 0));
}

TEST_CASE("a table for a terminal has bars, marks of gates and estimates, and the reasons below it") {
  const Scored result = scored(rubric_text, survey_text);

  CHECK(to_terminal(result.table(), {80, false}) ==
        "Digital maturity, 2026\n"
        "\n"
        "#  Council        Score  Level              Coverage    Web  Security  Type\n"
        "1  Ambermouth   95.0     High   █████████▌      100%  100.0   90.0     county\n"
        "2  Brindle, St  60.0     Low*   ██████          100%   90.0   30.0     district\n"
        "3  =Cove        40.0[e]  Low    ████             50%   20.0   60.0[e]  county\n"
        "\n"
        "* At most Low: it is not safe – Brindle, St\n"
        "\n"
        "Not ranked\n"
        "  – Dell: no score: nothing applies\n"
        "\n"
        "[e] rests on an estimated value\n");
}

TEST_CASE("a narrow terminal loses columns from the right and is told which") {
  const Scored result = scored(rubric_text, survey_text);

  CHECK(to_terminal(result.table(), {40, false}) ==
        "Digital maturity, 2026\n"
        "\n"
        "#  Council        Score  Level  Coverage\n"
        "1  Ambermouth   95.0     High       100%\n"
        "2  Brindle, St  60.0     Low*       100%\n"
        "3  =Cove        40.0[e]  Low         50%\n"
        "\n"
        "* At most Low: it is not safe – Brindle,\n"
        "  St\n"
        "\n"
        "Not ranked\n"
        "  – Dell: no score: nothing applies\n"
        "\n"
        "Not shown for want of room: Web,\n"
        "Security, Type. A wider terminal or '-f\n"
        "csv' shows all.\n"
        "\n"
        "[e] rests on an estimated value\n");
}

TEST_CASE("markdown is escaped in names") {
  const Scored result =
      scored("hallmark: 1\nid: t\ntitle: A|B\nsurvey: {id: code, name: name}\nindicators: [{id: q, range: [0, 1]}]\n",
             "code,name,q\nA,<b>*x*_y_|`z`[1]&\\,1\nB,nobody,\n");

  CHECK(to_markdown(result.table()) ==
        "# A\\|B\n\n| Rank | Name | Score | Coverage | q |\n| --: | :-- | --: | --: | --: |\n"
        "| 1 | &lt;b>\\*x\\*\\_y\\_\\|\\`z\\`\\[1]&amp;\\\\ | 100.0 | 100% | 100.0 |\n\nNot ranked:\n\n"
        "- nobody: no score: nothing was answered\n");
}

TEST_CASE("JSON has nulls where there is no number, and names every state") {
  const Scored result = scored(rubric_text, survey_text);
  const std::string json = to_json(result.table());

  CHECK(json.find("\"code\": \"D\"") != std::string::npos);
  CHECK(json.find("\"state\": \"not_applicable\"") != std::string::npos);
  CHECK(json.find("\"state\": \"estimated\"") != std::string::npos);
  CHECK(json.find("NaN") == std::string::npos);
  CHECK(json.find("\"score\": null") != std::string::npos);
}
