#include "hallmark/survey/code_aliases.hpp"

#include "catch.hpp"
#include "scoring_fixture.hpp"
#include "support/texts.hpp"

using namespace hallmark;
using namespace hallmark::test;

namespace {

std::string current(const std::string& text, const std::string& code) {
  const Result<CodeAliases> aliases = read_aliases(text_named("aliases.csv", text));
  CHECK(lines_of(aliases.findings) == Lines{});
  return std::string(aliases.value->current(code));
}

Lines findings_of(const std::string& text) {
  return lines_of(read_aliases(text_named("aliases.csv", text)).findings);
}

const std::string rubric =
    "hallmark: 1\nid: t\nsurvey: {id: gss, name: name, groups: type}\nindicators: [{id: a, range: [0, 10]}]\n";

}  // namespace

TEST_CASE("a former code stands for the one that counts, at the end of a chain too") {
  CHECK(current("seen,canonical\nU01,U02\nU02,U99\n", "u01") == "U99");
  CHECK(current("alias,code\nOLD2,Z2\n", "OLD2") == "Z2");
  CHECK(current("code,former\nZ2,OLD2\n", "OLD2") == "Z2");
  CHECK(current("a,b\nOLD2,Z2\n", "Z2") == "Z2");
}

TEST_CASE("aliases that contradict each other or go round are errors") {
  CHECK(findings_of("a,b\nU1,U2\nU1,U3\n") ==
        Lines{"aliases.csv:3:1: error HM403: 'U1' stands for 'U3' here and for 'U2' before"});
  CHECK(findings_of("a,b\nU1,U2\nU2,U1\n") ==
        Lines{"aliases.csv:2:1: error HM403: 'U1' stands for 'U2', which leads back to it"});
  CHECK(findings_of("a\nU1\n") ==
        Lines{"aliases.csv:1:1: error HM403: a file of aliases has two columns: the code that is seen and the one that "
              "counts"});
}

TEST_CASE("a register that lists former codes joins units by them, and says so") {
  const std::string councils = "gss,name,type,former-gss-codes\nE9,Ambermouth,county,\"E1 E2\"\nE8,Brackwell,district,\n";
  const Scored made = scored({rubric, "gss,a\nE2,5\nE8,6\n", {}, councils});
  CHECK(*made.survey->ids == Texts{"E9", "E8"});
  CHECK(*made.survey->names == Texts{"Ambermouth", "Brackwell"});
  CHECK(lines_of(made.findings) ==
        Lines{"register.csv:2:22: remark HM117: a former code is read as the one that counts: 'E2' as 'E9'"});
}

TEST_CASE("a code that the register has itself, or that two rows claim, is no former one") {
  const std::string councils =
      "gss,name,type,former\nE9,Ambermouth,county,E1;E2\nE2,Old Ambermouth,county,\nE8,Brackwell,district,E1\n";
  const Scored made = scored({rubric, "gss,a\nE2,5\nE8,6\n", {}, councils});
  CHECK(*made.survey->ids == Texts{"E2", "E8"});
  CHECK(lines_of(made.findings).empty());
}

TEST_CASE("a former code and the one that counts are one unit") {
  const std::string councils = "gss,name,type,former\nE9,Ambermouth,county,E1\n";
  const Lines found = lines_of(try_scoring({rubric, "gss,a\nE9,5\nE1,6\n", {}, councils}).findings);
  REQUIRE(found.size() == 2);
  CHECK(found[0] == "survey.csv:3:1: error HM109: 'E9' was there before, on line 2: --where or 'where' in 'survey' "
                    "chooses rows, 'respondents' combines them");
}
