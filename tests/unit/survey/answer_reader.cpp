#include "survey/cells/answer_reader.hpp"

#include "catch.hpp"
#include "scoring_fixture.hpp"

using namespace hallmark;
using namespace hallmark::test;

namespace {

struct Reading {
  std::optional<double> value;
  Lines found;
};

Reading reading(const MarkScale& scale, const std::string& cell, bool lenient = false) {
  const Source source = text_named("s.csv", cell);
  Findings findings;
  const auto value = AnswerReader("web", scale, lenient).read(cell, {source, 0}, findings);
  return {value, lines_of(findings)};
}

const AnswerScale three{{{"None", 0.0}, {"Some", 1.0}, {"Môst", 2.0}}, 2.0};

}  // namespace

TEST_CASE("an answer is found whatever its case, accents included") {
  CHECK(reading(three, "None").value == 0.0);
  CHECK(reading(three, "SOME").value == 1.0);
  CHECK(reading(three, "mÔst").value == 2.0);
}

TEST_CASE("an unknown answer is answered with the nearest one, or with all") {
  CHECK(reading(three, "nome").found ==
        Lines{"s.csv:1:1: error HM104: 'nome' is not an answer to 'web': did you mean 'None'?"});
  CHECK(reading(three, "perhaps").found ==
        Lines{"s.csv:1:1: error HM104: 'perhaps' is not an answer to 'web': there are 'None', 'Some' and 'Môst'"});
  CHECK_FALSE(reading(three, "perhaps").value.has_value());
}

TEST_CASE("points beyond what a question is out of are a warning, and are kept") {
  const Reading result = reading(PointScale{4.0, false}, "5");

  CHECK(result.value == 5.0);
  CHECK(result.found == Lines{"s.csv:1:1: warning HM110: '5' is more than the '4' points that 'web' is out of"});
}

TEST_CASE("a separator of several characters divides what is ticked") {
  const SelectionScale selection{{{"a", 1.0}, {"b", 2.0}}, " and ", "", {}, 3.0};

  CHECK(reading(selection, "a and b").value == 3.0);
  CHECK(reading(selection, "a").value == 1.0);
}

TEST_CASE("an answer that is ticked twice counts once") {
  const SelectionScale selection{{{"a", 1.0}, {"b", 2.0}}, ";", "", {{1.0, 1.0}, {2.0, 5.0}}, 5.0};

  CHECK(reading(selection, "a;A").value == 1.0);
  CHECK(reading(selection, "a;b").value == 5.0);
}
