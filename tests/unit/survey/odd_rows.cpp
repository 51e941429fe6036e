#include "survey/odd_rows.hpp"

#include "catch.hpp"
#include "scoring_fixture.hpp"

using namespace hallmark;
using namespace hallmark::test;

namespace {

const std::string rubric =
    "hallmark: 1\nid: test\nsurvey: {id: code, name: name, groups: type}\nindicators: [{id: a, range: [0, 99]}]\n";

/// The lines that are warned of.
std::vector<std::size_t> odd_lines(const std::string& rows) {
  std::vector<std::size_t> lines;
  const Assessment made = try_scoring({rubric, "code,name,type,a\n" + rows});
  for (const Diagnostic& diagnostic : made.findings.shown()) {
    REQUIRE(diagnostic.code == Code::survey_total);
    lines.push_back(diagnostic.place->source->position_of(diagnostic.place->offset).line);
  }
  return lines;
}

using Numbers = std::vector<std::size_t>;

}  // namespace

TEST_CASE("totals and averages are no units, by code or by name") {
  CHECK(odd_lines("Z1,Ambermouth,x,1\nTotal,,,9\nX,Average of all,x,5\nY,County average,x,5\n") == Numbers{3, 4, 5});
  CHECK(odd_lines("Z1,Totalby,x,1\nZ2,Meanwood,x,1\nZ3,Sumner Bridge,x,1\n").empty());
}

TEST_CASE("nations are no units, unless they are what is scored") {
  CHECK(odd_lines("Z1,Ambermouth,x,1\nZ2,Brackwell,x,1\nE92000001,England,,4\n") == Numbers{4});
  CHECK(odd_lines("E92000001,England,x,4\nW92000004,Wales,x,4\n").empty());
  CHECK(odd_lines("FRA,France,x,4\nGBR,United Kingdom,x,4\nITA,Italy,x,5\n").empty());
}

TEST_CASE("a code and nothing else is a note") {
  CHECK(odd_lines("Z1,Ambermouth,x,1\nSource: own survey,,,\n") == Numbers{3});
  CHECK(odd_lines("Z1,Ambermouth,x,1\nZ2,Brackwell,,\nZ3,,y,\nZ4,,,3\n").empty());
}
