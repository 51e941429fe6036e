#include "catch.hpp"
#include "hallmark/report/write.hpp"
#include "hallmark/support/number.hpp"
#include "property/generator.hpp"
#include "property/threads.hpp"
#include "scoring_fixture.hpp"

using namespace hallmark;
using namespace hallmark::test;

namespace {

std::string some_survey(Generator& generator, std::size_t units) {
  const Lines kinds = {"county", "district", "unitary", ""};
  const int plain = generator.whole(0, 4);
  std::string csv = "code,kind,q1,q2,q3,q4\n";
  for (std::size_t unit = 0; unit < units; ++unit) {
    csv += "X" + std::to_string(unit) + "," + kinds[generator.index(kinds.size())];
    for (int question = 0; question < 4; ++question) {
      const std::string value = std::to_string(1 + generator.index(900)) + "." + std::to_string(generator.index(10));
      // A column with nothing but numbers and blanks is packed.
      const bool is_plain = question < plain;
      csv += "," + (generator.chance(9)                ? ""
                    : !is_plain && generator.chance(9) ? "n/a"
                                                       : value + (!is_plain && generator.chance(9) ? "?" : ""));
    }
    csv += "\n";
  }
  return csv;
}

std::string some_rubric(Generator& generator) {
  const Lines means = {"arithmetic", "geometric", "{power: 2}", "min", "median", "points"};
  const Lines marks = {"range: [0, 1000]",
                       "normalise: minmax, constant: 50",
                       "normalise: {method: minmax, over: kind}, constant: 50",
                       "normalise: zscore, constant: 50",
                       "normalise: {method: percentile, ties: average}, constant: 50",
                       "normalise: share_of_max"};
  const Lines blanks = {"ignore", "zero", "exclude", "mean"};
  const Lines applies = {"", ", applies: \"kind != 'county'\"", ", applies: \"q1 > 30\""};
  const auto one_of = [&generator](const Lines& lines) { return lines[generator.index(lines.size())]; };
  const std::string combine = one_of(means);
  const auto indicator = [&](const std::string& id, const std::string& further, bool first) {
    const std::string how = combine == "points" ? marks.front() : one_of(marks);
    return "      - {id: " + id + ", weight: " + std::to_string(first ? 1 + generator.index(4) : generator.index(4)) +
           ", missing: " + one_of(blanks) + ", " + how + further + "}\n";
  };
  const std::string a = indicator("q1", "", true) + indicator("q2", one_of(applies), false);
  const std::string b = indicator("q3", "", true) + indicator("q4", one_of(applies), false);
  return "hallmark: 1\nid: law\nscale: [1, 100]\nsurvey: {id: code, groups: [kind], missing: [''], not_applicable: "
         "[n/a], unsure: '?'}\ndefaults: {combine: " +
         combine +
         "}\nranking: {within: kind}\nmaturity:\n  levels: [{name: Low, from: 1}, {name: High, from: 40}]\n  gates:\n" +
         "    - {when: q3 < 20, at_most: Low, because: q3 is low}\n" +
         "dimensions:\n  - id: a\n    weight: {by: kind, county: 2, default: 3}\n    indicators:\n" + a +
         "  - id: b\n    weight: 5\n    indicators:\n" + b;
}

/// What is found and written of a survey, scored as a whole or for its table.
struct Outcome {
  Lines found;
  std::string csv;

  bool operator==(const Outcome&) const = default;
};

Outcome outcome_of(const Rubric& rubric, Survey survey, int depth, const Workers* workers) {
  const Result<Plan> plan = compile(rubric, survey.columns);
  REQUIRE(plan.good());
  const Result<Scorecard> card =
      workers != nullptr ? score_for_table(*plan.value, survey, {depth, {}}, *workers) : score(*plan.value, survey);
  Outcome outcome{lines_of(card.findings), {}};
  if (!card.good()) return outcome;
  const Ranking ranking = rank(*card.value, survey, rubric, {});
  LeagueTableOptions options;
  options.depth = depth;
  const LeagueTable table = make_league_table(rubric, survey, *card.value, ranking, options);
  if (workers == nullptr) {
    outcome.csv = to_csv(table);
  } else {
    write(table, Format::csv, {}, *workers, [&outcome](std::string_view piece) { outcome.csv += piece; });
  }
  return outcome;
}

}  // namespace

TEST_CASE("what is scored for a table only gives the same table") {
  Generator generator;
  INFO("seed " << property_seed);
  std::size_t written = 0;
  for (int round = 0; round < 120; ++round) {
    const std::string rubric_text = some_rubric(generator);
    INFO(rubric_text);
    const Rubric rubric = good_rubric(rubric_text);
    // More units than one thread takes, now and then.
    const std::size_t units = round % 40 == 39 ? 25'000 : 1 + generator.index(40);
    SurveyTexts texts;
    texts.surveys = {text_named("survey.csv", some_survey(generator, units))};
    const Result<Survey> survey = read_survey(rubric, texts);
    REQUIRE(survey.good());
    const int depth = 1 + static_cast<int>(generator.index(2));
    const Workers workers = threads(1 + generator.index(3));
    const Outcome whole = outcome_of(rubric, *survey.value, depth, nullptr);
    texts.pack_answers = generator.chance(2);
    const Result<Survey> for_a_table = read_survey(rubric, texts);
    REQUIRE(for_a_table.good());
    const Outcome for_table = outcome_of(rubric, *for_a_table.value, depth, &workers);
    REQUIRE(for_table.found == whole.found);
    REQUIRE((for_table.csv == whole.csv));
    if (!whole.csv.empty()) ++written;
  }
  REQUIRE(written > 60);
}

TEST_CASE("a mean is the same whether it is worked out for many units together or for each by itself") {
  Generator generator;
  INFO("seed " << property_seed);
  for (int round = 0; round < 60; ++round) {
    const std::string first = to_text(generator.number(0.1, 4.0));
    const std::string second = to_text(generator.number(0.1, 4.0));
    const std::string missing = generator.chance(3) ? "exclude" : generator.chance(2) ? "zero" : "ignore";
    const std::string enough = generator.chance(2) ? "\n    min_coverage: 0.6" : "";
    // A weight that may differ by group sends every unit the long way.
    const auto rubric_with_weights = [&](const std::string& before, const std::string& behind) {
      const std::string a = "weight: " + before + first + behind;
      const std::string b = "weight: " + before + second + behind;
      return good_rubric(
          "hallmark: 1\nid: law\nscale: [0, 1]\nsurvey: {id: code, groups: [kind], missing: [''], not_applicable: "
          "[n/a], unsure: '?'}\ndefaults: {missing: " +
          missing + "}\ndimensions:\n  - id: x\n    " + a + enough + "\n    indicators: [{id: q1, " + a +
          ", normalise: minmax}, {id: q2, " + b + ", normalise: minmax}]\n  - id: y\n    " + b +
          "\n    indicators: [{id: q3, " + b + ", range: [0, 1000]}, {id: q4, " + a + ", normalise: minmax}]\n");
    };
    const Rubric plain = rubric_with_weights("", "");
    const Rubric by_group = rubric_with_weights("{by: kind, default: ", "}");
    SurveyTexts texts;
    texts.surveys = {text_named("survey.csv", some_survey(generator, 2 + generator.index(1'200)))};
    const Result<Survey> survey = read_survey(plain, texts);
    REQUIRE(survey.good());
    texts.pack_answers = true;
    const Result<Survey> packed = read_survey(plain, texts);
    const Outcome one_by_one = outcome_of(by_group, *survey.value, 2, nullptr);
    const Workers workers = one_worker();
    REQUIRE(outcome_of(plain, *survey.value, 2, nullptr) == one_by_one);
    REQUIRE(outcome_of(plain, *packed.value, 1, &workers) == outcome_of(by_group, *survey.value, 1, nullptr));
  }
}
