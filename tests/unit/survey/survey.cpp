#include "hallmark/survey/survey.hpp"

#include <optional>

#include "catch.hpp"
#include "scoring_fixture.hpp"

using namespace hallmark;
using namespace hallmark::test;

namespace {

Survey three_units() {
  const Scored result =
      scored("hallmark: 1\nid: test\nsurvey: {id: code, name: name}\nindicators: [{id: q, range: [0, 1]}]\n",
             "code,name,q\nA,Ambermouth,0\nB,,1\nC,Cawdor,1\n");
  return *result.survey;
}

}  // namespace

TEST_CASE("a unit of a survey is found by its id") {
  const Survey survey = three_units();

  CHECK(survey.find("C") == std::optional<std::size_t>(2));
  CHECK(survey.find("c") == std::nullopt);
  CHECK(survey.id(2) == "C");
  CHECK(survey.name(2) == "Cawdor");
  CHECK(survey.name(1).empty());
}

TEST_CASE("a copy of a survey keeps its ids and names when the other is gone") {
  std::optional<Survey> original = three_units();

  const Survey copy = *original;
  original.reset();

  CHECK(copy.size() == 3);
  CHECK(copy.id(0) == "A");
  CHECK(copy.name(0) == "Ambermouth");
}
