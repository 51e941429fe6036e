#include "survey/hot_deck.hpp"

#include "catch.hpp"
#include "scoring_fixture.hpp"

using namespace hallmark;
using namespace hallmark::test;

namespace {

const std::string two_questions =
    "hallmark: 1\nid: t\nsurvey: {id: code, groups: [type], unsure: '?'}\nranking: {within: type}\nindicators:\n"
    "  - {id: web, answers: {no: 0, some: 1, yes: 2}}\n"
    "  - {id: calls, applies: \"web != 'no'\", value: calls_online / 10, range: [0, 10]}\n";

const std::string five_units =
    "code,type,web,calls_online\nA,county,some ?,1\nB,county,no,2\nC,county,yes,3\nD,district,no?,4\nE,other,no?,5?\n"
    "F,district,yes,6\n";

HotDeck::Uniform always(double number) {
  return [number](std::uint64_t) { return number; };
}

}  // namespace

TEST_CASE("an unsure answer stays by an even chance, or is that of a peer who was sure") {
  const Scored result = scored(two_questions, five_units);
  const HotDeck deck(*result.survey, *result.rubric);
  const auto web_of_a = [&](double number) {
    return deck.redrawn(*result.survey, always(number)).answers[0].values[0];
  };

  CHECK(web_of_a(0.0) == 1.0);
  CHECK(web_of_a(0.499) == 1.0);
  CHECK(web_of_a(0.5) == 0.0);
  CHECK(web_of_a(0.749) == 0.0);
  CHECK(web_of_a(0.75) == 2.0);
  CHECK(web_of_a(0.999) == 2.0);
}

TEST_CASE("a column that an expression reads as text changes along with the answer") {
  const Scored result = scored(two_questions, five_units);
  const HotDeck deck(*result.survey, *result.rubric);

  const Survey redrawn = deck.redrawn(*result.survey, always(0.9));

  CHECK(redrawn.labels.at("web").text(0) == "yes");
  CHECK(redrawn.labels.at("web").text(3) == "yes");
  CHECK(redrawn.answers[0].states[0] == State::unsure);
  CHECK(redrawn.numbers.at("calls_online").values == result.survey->numbers.at("calls_online").values);
}

TEST_CASE("unsure answers that no peer answered surely are named, and stay") {
  const Scored result = scored(two_questions, five_units);
  const HotDeck deck(*result.survey, *result.rubric);

  CHECK(deck.unsure() == 4);
  REQUIRE(deck.alone().size() == 2);
  CHECK(deck.alone()[0].column == "calls_online");
  CHECK(deck.alone()[1].column == "web");
  CHECK(deck.alone()[1].unit == 4);
  CHECK(deck.redrawn(*result.survey, always(0.9)).answers[0].values[4] == 0.0);
}
