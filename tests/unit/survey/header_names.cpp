#include "survey/header_names.hpp"

#include "catch.hpp"
#include "scoring_fixture.hpp"

using namespace hallmark;
using namespace hallmark::test;

namespace {

const std::string form =
    "hallmark: 1\nid: test\nsurvey: {id: code, groups: type}\nindicators:\n"
    "  - {id: web, title: Forms online, question: How many forms are online?, range: [0, 100]}\n"
    "  - {id: calls, title: Calls, column: Q7, range: [0, 100]}\n";

double first_answer(const std::string& survey) {
  return scored(form, survey).survey->answers[0].values[0];
}

Lines findings_of(const std::string& survey) {
  return lines_of(try_scoring({form, survey}).findings);
}

}  // namespace

TEST_CASE("a column is found by its name whatever its case and blanks, and exactly before that") {
  CHECK(first_answer("Code,TYPE,WEB ,q7\nA,x,5,1\n") == 5.0);
  CHECK(first_answer("code,type,Web,web,Q7\nA,x,7,5,1\n") == 5.0);
}

TEST_CASE("a question is found by its title, then by its text, and that is kept") {
  CHECK(first_answer("code,type,forms  online,Q7\nA,x,5,1\n") == 5.0);
  CHECK(first_answer("code,type,How many forms are online?,Q7\nA,x,5,1\n") == 5.0);
  CHECK(first_answer("code,type,How many forms are online?,Forms online,Q7\nA,x,7,5,1\n") == 5.0);
  const Scored found = scored(form, "code,type,Forms Online,Q7\nA,x,5,1\n");
  REQUIRE(found.survey->found_columns.size() == 1);
  CHECK(found.survey->found_columns[0].header == "Forms Online");
  CHECK(found.survey->found_columns[0].name == "web");
  CHECK(found.survey->found_columns[0].by == "title");
}

TEST_CASE("a question whose column the rubric names is not looked for by its title") {
  CHECK(findings_of("code,type,web,Calls\nA,x,5,1\n") ==
        Lines{"survey.csv:1:1: error HM107: there is no column 'Q7', which 'calls' needs"});
}

TEST_CASE("a column that is asked for by its own name is not taken for another") {
  CHECK(findings_of("code,Type,type,web,Q7\nA,y,x,5,1\n").empty());
}

TEST_CASE("two columns that may be one are an error that names both") {
  CHECK(findings_of("code,type,Forms online,forms ONLINE,Q7\nA,x,5,6,1\n") ==
        Lines{"survey.csv:1:24: error HM106: both 'Forms online' (column 3) and 'forms ONLINE' (column 4) may be "
              "'web': say which with 'column'"});
}
