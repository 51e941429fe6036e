#include <fmt/format.h>

#include "audit_fixture.hpp"
#include "property/generator.hpp"

using namespace hallmark;
using namespace hallmark::test;

namespace {

std::string some_weight(Generator& generator) {
  if (generator.chance(4))
    return fmt::format("{{by: type, default: {}, a: {}}}", generator.whole(1, 5), generator.whole(0, 5));
  return std::to_string(generator.whole(1, 9));
}

/// A rubric of some depth, arithmetic throughout or with other means, and everything else that rubrics have.
std::string some_rubric(Generator& generator, bool is_linear) {
  std::string text =
      rubric_with("scale: [1, 100]\ndefaults: {missing: ignore}\nranking: {ties: " +
                  std::vector<std::string>{"min", "max", "dense", "average", "ordinal"}[generator.index(5)] +
                  (generator.chance(2) ? ", within: type" : "") +
                  "}\nmaturity: {levels: [{name: Low, from: 0}, {name: Mid, from: 40}, {name: High, from: 60}]" +
                  (is_linear || generator.chance(2) ? "" : ", gates: [{when: d0 < 50, at_most: Mid, because: of it}]") +
                  "}\ndimensions:\n");
  text.replace(text.find("{id: code}"), 10, "{id: code, groups: [type]}");
  int question = 0;
  for (int dimension = 0; dimension < 3; ++dimension) {
    text += fmt::format("  - id: d{}\n    weight: {}\n", dimension, some_weight(generator));
    if (!is_linear && generator.chance(2))
      text += "    combine: " + std::vector<std::string>{"geometric", "harmonic", "max", "median"}[generator.index(4)] +
              "\n";
    if (!is_linear && generator.chance(3)) text += "    min_coverage: 0.6\n";
    if (!is_linear && generator.chance(4)) text += "    round: {to: 1}\n";
    text += "    indicators:\n";
    const int questions = generator.whole(1, 4);
    for (int i = 0; i < questions; ++i) {
      text += fmt::format("      - {{id: q{}, range: [0, 8], weight: {}}}\n", question++, some_weight(generator));
    }
    if (dimension == 1) {
      text += fmt::format(
          "    dimensions:\n      - id: inner\n        indicators: [{{id: q{}, range: [0, 8]}}, {{id: q{}, "
          "range: [0, 8], weight: 3}}]\n",
          question, question + 1);
      question += 2;
    }
  }
  return text;
}

std::string some_survey(Generator& generator) {
  std::string text = "code,type";
  for (int i = 0; i < 14; ++i) text += fmt::format(",q{}", i);
  const int rows = generator.whole(2, 40);
  for (int row = 0; row < rows; ++row) {
    text += fmt::format("\nX{:02},{}", row, generator.chance(2) ? "a" : "b");
    for (int i = 0; i < 14; ++i) text += generator.chance(6) ? "," : fmt::format(",{}", generator.whole(0, 8));
  }
  return text + "\n";
}

}  // namespace

TEST_CASE("quick ways of scoring a draw give what scoring everything anew gives") {
  Generator generator;
  INFO("seed " << property_seed);
  std::size_t linear = 0;
  for (int round = 0; round < 60; ++round) {
    const bool is_linear = round % 2 == 0;
    const std::string rubric = some_rubric(generator, is_linear);
    const std::string survey = some_survey(generator);
    INFO(rubric << survey);
    std::vector<Variation> variations = {weights_within(0.5), weight_between("d1", 0.0, 3.0)};
    if (generator.chance(2)) variations.push_back({VaryLeftOut()});
    const auto audit = audited(rubric, survey, variations);
    linear += audit->scenarios->at(0)->linear ? 1U : 0U;

    constexpr std::size_t draws = 13;
    std::vector<double> uniform;
    for (std::size_t i = 0; i < draws * audit->inputs.inputs.size(); ++i)
      uniform.push_back(generator.chance(20) ? 0.0 : std::min(generator.number(0.0, 1.0), 0.999999));
    DrawResults quick;
    DrawResults full;
    quick.units = full.units = audit->base.survey->size();
    DrawScorer(*audit->scenarios, audit->scheme).score(uniform, draws, quick);
    DrawScorer(*audit->scenarios, audit->scheme, Path::full).score(uniform, draws, full);

    REQUIRE(quick.failed == full.failed);
    REQUIRE(quick.ranks == full.ranks);
    REQUIRE(quick.levels == full.levels);
    for (std::size_t i = 0; i < full.scores.size(); ++i) {
      REQUIRE(std::isnan(quick.scores[i]) == std::isnan(full.scores[i]));
      if (!std::isnan(full.scores[i])) REQUIRE(quick.scores[i] == Approx(full.scores[i]).epsilon(1e-12));
    }
  }
  // All ways were among them.
  CHECK(linear > 30);
  CHECK(linear < 60);
}

TEST_CASE("the rubric's own weights give the rubric's own ranks") {
  Generator generator;
  for (int round = 0; round < 20; ++round) {
    const std::string rubric = some_rubric(generator, round % 2 == 0);
    const auto audit = audited(rubric, some_survey(generator), {weights_within(0.5)});
    const std::vector<double> middle(audit->inputs.inputs.size(), 0.5);
    DrawResults results;
    results.units = audit->base.survey->size();
    DrawScorer(*audit->scenarios, audit->scheme).score(middle, 1, results);
    for (std::size_t unit = 0; unit < results.units; ++unit) {
      const auto& rank = audit->base.ranking->places[unit].rank();
      CHECK(audit->scheme.rank_of(results.ranks[unit]) == rank.value_or(0.0));
    }
  }
}

TEST_CASE("workers divide the draws as they like, and the counts are the same") {
  Generator generator;
  const auto audit = audited(some_rubric(generator, true), some_survey(generator), {weights_within(0.9)});
  const Nominal nominal{*audit->base.ranking, 3};
  const Workers backwards = {3, [](std::string_view /*phase*/, std::size_t jobs, const Workers::Job& job) {
                               for (std::size_t i = jobs; i > 0; --i) job(i - 1, i % 3);
                             }};

  const Uncertainty one = run_draws(*audit->scenarios, audit->scheme, nominal, {1'000, 5, 10}, one_worker());
  const Uncertainty three = run_draws(*audit->scenarios, audit->scheme, nominal, {1'000, 5, 10}, backwards);

  for (std::size_t unit = 0; unit < one.units.size(); ++unit) {
    CHECK(one.units[unit].rank_shares == three.units[unit].rank_shares);
    CHECK(one.units[unit].mean_score == three.units[unit].mean_score);
    CHECK(one.units[unit].levels == three.units[unit].levels);
  }
  CHECK(one.pairs.ahead == three.pairs.ahead);
}
