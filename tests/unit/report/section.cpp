#include "report/table/section.hpp"

#include "catch.hpp"
#include "scoring_fixture.hpp"

using namespace hallmark;
using namespace hallmark::test;

namespace {

const std::string by_type =
    "hallmark: 1\nid: t\ntitle: Maturity\nsurvey: {id: code, name: council, groups: type}\n"
    "indicators: [{id: q, range: [0, 100]}]\nranking: {within: type}\n";

}  // namespace

TEST_CASE("there is a section a peer group, and those without a group have one that says so") {
  const Scored result = scored(by_type, "code,council,type,q\nA,a,unitary,1\nB,b,county,2\nC,c,,3\nD,d,county,\n");
  const LeagueTable table = result.table();
  const std::vector<Section> sections = sections_of(table);

  REQUIRE(sections.size() == 3);
  CHECK(sections[0].heading == "no type");
  CHECK(sections[1].heading == "county");
  CHECK(sections[2].heading == "unitary");
  CHECK(sections[1].ranked == std::vector<std::size_t>{1});
  CHECK(sections[1].unranked == std::vector<std::size_t>{3});
}

TEST_CASE("a title has its edition behind it, where there is one") {
  CHECK(title_of(good_rubric(by_type)) == "Maturity");
  CHECK(title_of(good_rubric(by_type, {"edition='2026'"})) == "Maturity, 2026");
}

TEST_CASE("the column of names is called what the survey calls it") {
  CHECK(name_heading(good_rubric(by_type)) == "Council");
  CHECK(name_heading(good_rubric(rubric_with("indicators: [{id: q, range: [0, 1]}]\n"))) == "Code");
  CHECK(capitalised("ô") == "ô");
  CHECK(capitalised("") == "");
}

TEST_CASE("where marks depend on who takes part, a table of some says among whom they are") {
  const std::string judged =
      "hallmark: 1\nid: t\nsurvey: {id: code, groups: type}\nindicators: [{id: q, normalise: minmax}]\n";
  const std::string survey = "code,type,q\nA,x,1\nB,x,2\nC,y,9\n";
  const std::string of_register = "code,size\nA,1\nB,2\nC,3\n";
  const auto note = [&survey, &of_register](const std::string& rubric, const std::string& where) {
    ScoringInput input{rubric, survey};
    input.register_text = of_register;
    input.where = where;
    return population_note(scored(input).table());
  };

  CHECK(note(judged, "type == 'x'") == "Scores are those among the 2 chosen: marks depend on who takes part.");
  CHECK(note(judged, "size < 3") == "Scores are those among the 2 chosen: marks depend on who takes part.");
  CHECK(note(judged, "q < 50") == "");
  CHECK(note(judged, "") == "");
  CHECK(note("hallmark: 1\nid: t\nsurvey: {id: code, groups: type, where: type == 'x'}\n"
             "indicators: [{id: q, normalise: minmax}]\n",
             "") == "Scores are those among the 2 chosen: marks depend on who takes part.");
  CHECK(note("hallmark: 1\nid: t\nsurvey: {id: code, groups: type}\nindicators: [{id: q, range: [0, 10]}]\n",
             "type == 'x'") == "");
}

TEST_CASE("where scores choose, all were scored and the table says so") {
  ScoringInput input{"hallmark: 1\nid: t\nsurvey: {id: code}\n"
                     "dimensions: [{id: d, indicators: [{id: q, normalise: minmax}]}]\n",
                     "code,q\nA,1\nB,2\nC,9\n"};
  input.where = "d < 50";

  CHECK(population_note(scored(input).table()) ==
        "Scores are those among all 3, of which 2 are chosen here: marks depend on who takes part.");
}
