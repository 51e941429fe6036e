#include "survey/hot_deck.hpp"

#include <fmt/format.h>

#include "audit_fixture.hpp"
#include "property/generator.hpp"

using namespace hallmark;
using namespace hallmark::test;

namespace {

constexpr int questions = 6;

/// Questions that are coded, ranged, normalised over all units, and read by an expression.
std::string some_rubric() {
  return "hallmark: 1\nid: t\nsurvey: {id: code, groups: [type], unsure: '?'}\nranking: {within: type}\nindicators:\n"
         "  - {id: q0, answers: {'0': 0, '1': 1, '2': 5, '3': 7}}\n  - {id: q1, range: [0, 3]}\n"
         "  - {id: q2, normalise: minmax, constant: 50}\n  - {id: q3, normalise: {method: rank, over: type}, constant: "
         "1}\n"
         "  - {id: sum, value: q4 + q5, range: [0, 6], applies: q0 != 'never'}\n";
}

std::string some_survey(Generator& generator) {
  std::string text = "code,type";
  for (int i = 0; i < questions; ++i) text += fmt::format(",q{}", i);
  const int rows = generator.whole(3, 25);
  for (int row = 0; row < rows; ++row) {
    text += fmt::format("\nX{:02},{}", row, generator.chance(2) ? "a" : "b");
    for (int i = 0; i < questions; ++i)
      text += generator.chance(8) ? "," : fmt::format(",{}{}", generator.whole(0, 3), generator.chance(3) ? " ?" : "");
  }
  return text + "\n";
}

/// Nothing but unsure values changes, and each is then one that a peer was sure of.
void check_column(const Column& before, const Column& after, const std::vector<std::uint32_t>& group_of) {
  REQUIRE(before.states == after.states);
  for (std::size_t unit = 0; unit < before.size(); ++unit) {
    if (!has_value(before.states[unit]) || before.values[unit] == after.values[unit]) continue;
    REQUIRE(before.states[unit] == State::unsure);
    bool is_lent = false;
    for (std::size_t lender = 0; lender < before.size(); ++lender) {
      is_lent = is_lent || (before.states[lender] == State::answered && group_of[lender] == group_of[unit] &&
                            before.values[lender] == after.values[unit]);
    }
    REQUIRE(is_lent);
  }
}

}  // namespace

TEST_CASE("only unsure answers are redrawn, each from a peer that was sure of its own") {
  Generator generator;
  INFO("seed " << property_seed);
  for (int round = 0; round < 60; ++round) {
    const std::string survey = some_survey(generator);
    INFO(survey);
    const Scored base = scored(some_rubric(), survey);
    const HotDeck deck(*base.survey, *base.rubric);
    const std::vector<std::uint32_t>& types = base.survey->labels.at("type").codes;

    const Survey redrawn =
        deck.redrawn(*base.survey, [&generator](std::uint64_t) { return generator.number(0.0, 1.0); });

    for (std::size_t i = 0; i < redrawn.answers.size(); ++i)
      check_column(base.survey->answers[i], redrawn.answers[i], types);
    for (const auto& [name, column] : redrawn.numbers) check_column(base.survey->numbers.at(name), column, types);
    CHECK(redrawn.labels.at("type").codes == types);
    const Survey same = deck.redrawn(*base.survey, [](std::uint64_t) { return 0.25; });
    check_column(same.answers[0], base.survey->answers[0], types);
    CHECK(same.labels.at("q0").codes == base.survey->labels.at("q0").codes);
  }
}

TEST_CASE("draws of unsure answers are the same whoever works on them") {
  Generator generator;
  INFO("seed " << property_seed);
  const std::string survey = some_survey(generator) + "Y,a,1?,1,2?,3,0,0\nZ,a,2,3,1,0?,1,1\n";
  INFO(survey);
  const auto audit = audited(some_rubric(), survey, {{VaryUnsure()}, weights_within(0.3)});
  const Nominal nominal{*audit->base.ranking, 0};
  const Workers backwards = {3, [](std::string_view /*phase*/, std::size_t jobs, const Workers::Job& job) {
                               for (std::size_t i = jobs; i > 0; --i) job(i - 1, i % 3);
                             }};

  const Uncertainty one = run_draws(*audit->scenarios, audit->scheme, nominal, {500, 5, 10}, one_worker());
  const Uncertainty three = run_draws(*audit->scenarios, audit->scheme, nominal, {500, 5, 10}, backwards);

  for (std::size_t unit = 0; unit < one.units.size(); ++unit) {
    CHECK(one.units[unit].rank_shares == three.units[unit].rank_shares);
    CHECK(one.units[unit].mean_score == three.units[unit].mean_score);
  }
  CHECK(one.pairs.ahead == three.pairs.ahead);
}
