// Any bytes as a survey. The first line says which of the fixed rubrics reads the rest, and what divides the cells:
// "wide", "long;", "respondents", "unsure" or "named".

#include <algorithm>
#include <cmath>

#include "hallmark/report/findings_report.hpp"
#include "hallmark/report/write.hpp"
#include "hallmark/rubric/read_rubric.hpp"
#include "hallmark/scoring/scorecard.hpp"
#include "hallmark/survey/read_survey.hpp"
#include "rubrics.hpp"
#include "survey/hot_deck.hpp"
#include "survey/resampled.hpp"
#include "target.hpp"

using namespace hallmark;

namespace {

Rubric fixed_rubric(std::string_view text) {
  const auto source = std::make_shared<const SourceText>("rubric.yaml", std::string(text));
  Result<Rubric> rubric = read_rubric(source, [](const std::string&) { return Result<Source>(); });
  if (!rubric.good()) std::fputs(write_findings(rubric.findings, FindingsFormat::text).c_str(), stderr);
  fuzz::require(rubric.good(), "the fixed rubrics are right");
  return std::move(*rubric.value);
}

const Rubric& chosen_rubric(std::string_view word) {
  static const Rubric wide = fixed_rubric(fuzz::wide_rubric);
  static const Rubric layout = fixed_rubric(fuzz::long_rubric);
  static const Rubric respondents = fixed_rubric(fuzz::respondents_rubric);
  static const Rubric unsure = fixed_rubric(fuzz::unsure_rubric);
  static const Rubric named = fixed_rubric(fuzz::named_rubric);
  if (word.starts_with("unsure")) return unsure;
  if (word.starts_with("named")) return named;
  if (word.starts_with("long")) return layout;
  return word.starts_with("respondents") ? respondents : wide;
}

void require_sound(const Column& column, std::size_t units, const char* what) {
  fuzz::require(column.values.size() == units && column.states.size() == units, what);
  for (std::size_t unit = 0; unit < units; ++unit) {
    if (has_value(column.states[unit])) {
      fuzz::require(std::isfinite(column.values[unit]), what);
    } else {
      fuzz::require(std::isnan(column.values[unit]), what);
    }
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view input = fuzz::text_of(data, size);
  const std::size_t end = std::min(input.find('\n'), input.size());
  const std::string_view word = input.substr(0, end);
  const std::string_view text = input.substr(std::min(end + 1, input.size()));
  const Rubric& rubric = chosen_rubric(word);
  SurveyTexts texts;
  texts.surveys.push_back(std::make_shared<const SourceText>("survey.csv", std::string(text)));
  if (word.ends_with(';')) texts.delimiter = ';';

  texts.keep_rows = word.starts_with("named");

  const Result<Survey> survey = read_survey(rubric, texts);
  fuzz::require_sound(survey.findings);
  fuzz::require(survey.value || survey.findings.has_errors(), "without a survey there is an error");
  if (!survey.good()) return 0;
  const std::size_t units = survey.value->size();
  fuzz::require(units > 0, "a survey has a row");
  for (const Column& column : survey.value->answers) require_sound(column, units, "answers agree with their states");

  const Survey lent = HotDeck(*survey.value, rubric).redrawn(*survey.value, [](std::uint64_t answer) {
    return static_cast<double>(answer % 8) / 8.0;
  });
  for (const Column& column : lent.answers) require_sound(column, units, "lent answers agree with their states");
  if (survey.value->rows) {
    const Survey drawn = resampled(*survey.value, rubric, [](std::size_t rows) { return rows - 1; });
    for (const Column& column : drawn.answers) require_sound(column, units, "drawn answers agree with their states");
  }

  const Result<Plan> plan = compile(rubric, survey.value->columns);
  fuzz::require_sound(plan.findings);
  if (!plan.good()) return 0;
  const Result<Scorecard> card = score(*plan.value, *survey.value);
  fuzz::require_sound(card.findings);
  if (!card.good()) return 0;
  for (const Column& column : card.value->nodes) require_sound(column, units, "scores agree with their states");
  for (const Column& column : card.value->values) {
    if (column.size() > 0) require_sound(column, units, "values agree with their states");
  }
  for (const double coverage : card.value->coverage.front())
    fuzz::require(std::isnan(coverage) || (coverage >= 0.0 && coverage <= 1.0 + 1e-9), "coverage is a share");

  const Ranking ranking = rank(*card.value, *survey.value, rubric);
  fuzz::require(ranking.order.size() == units, "every unit has a row");
  for (std::size_t unit = 0; unit < units; ++unit)
    fuzz::require(ranking.places[unit].rank().has_value() == has_value(card.value->score().states[unit]),
                  "a unit has a rank exactly where it has a score");
  const LeagueTable table = make_league_table(rubric, *survey.value, *card.value, ranking, {{}, {}, 1000});
  for (const Format format : {Format::table, Format::csv, Format::json, Format::md})
    fuzz::require(!write(table, format).empty(), "a result can be written");
  return 0;
}
