#include "hallmark/scoring/assess.hpp"

#include <algorithm>
#include <numeric>
#include <span>
#include <utility>

#include <fmt/format.h>

#include "hallmark/support/wording.hpp"
#include "scoring/evaluator_over.hpp"
#include "scoring/rank_remarks.hpp"

namespace hallmark {

namespace {

std::optional<PlacedExpression> parse_where(const std::string& text, Findings& findings) {
  if (text.empty()) return std::nullopt;
  const auto source = std::make_shared<const SourceText>(std::string(where_source), text);
  auto parsed = parse_expression(text, ExpressionType::truth);
  if (const auto* error = std::get_if<ExpressionError>(&parsed)) {
    findings.error(error->code, {source, error->offset, error->length}, error->message);
    return std::nullopt;
  }
  return PlacedExpression{std::move(std::get<Expression>(parsed)), {source, 0, 1}};
}

std::vector<const PlacedExpression*> expressions_of(const std::optional<PlacedExpression>& where) {
  if (!where) return {};
  return {&*where};
}

Result<Source> no_base(const std::string& path) {
  Result<Source> result;
  result.findings.error(Code::rubric_extends, fmt::format("nothing gives the text of {}", in_quotes(path)));
  return result;
}

Result<Rubric> read_rubric(const AssessmentInput& input, const std::vector<Override>& further = {}) {
  std::vector<Override> overrides = input.overrides;
  overrides.insert(overrides.end(), further.begin(), further.end());
  return read_rubric(input.rubric, input.read_base ? input.read_base : no_base, overrides);
}

/// Columns are enough to decide, so those who are left out never take part.
bool needs_scores(const BoundExpression& where) {
  return std::ranges::any_of(where.names, [](const NameReference& name) { return name.node.has_value(); });
}

std::vector<bool> kept_units(const BoundExpression& where, const Survey& survey, std::span<const Column> scores) {
  Evaluator evaluator = evaluator_over(where, survey, scores);
  std::vector<bool> keep;
  for (std::size_t unit = 0; unit < survey.size(); ++unit) keep.push_back(evaluator.truth_at(unit) == Truth::yes);
  return keep;
}

void require_somebody(const std::vector<bool>& keep, const PlacedExpression& where, Findings& findings) {
  if (std::ranges::find(keep, true) == keep.end())
    findings.error(Code::survey_empty, where.place, "no row of the survey is left");
}

/// Of respondents where there are some, else of units.
std::size_t rows_read(const Survey& survey) {
  const auto& counts = survey.respondents;
  return counts.empty() ? survey.size() : std::accumulate(counts.begin(), counts.end(), std::size_t{0});
}

/// Streams are read in pieces where that may be and is possible for all of them, else held.
void hold_what_is_kept(AssessmentInput& input, const Rubric& rubric) {
  const bool in_pieces = !input.keep_texts && !input.survey.keep_rows &&
                         std::ranges::all_of(input.survey.streams, [&rubric](const StreamedText& streamed) {
                           return reads_in_pieces(rubric, streamed.stream->can_read_again());
                         });
  if (!in_pieces) hold_texts(input.survey);
}

/// What the table and the condition look at.
TableDemand demand_of(const AssessmentInput& input, const Rubric& rubric,
                      const std::optional<BoundExpression>& condition) {
  TableDemand demand{*input.table_depth, {}};
  if (const auto node = rubric.find(input.sort)) demand.nodes.push_back(*node);
  for (const TieBreak& tie_break : rubric.ranking.ties_by) {
    if (const auto node = rubric.find(tie_break.by.text)) demand.nodes.push_back(*node);
  }
  for (const NameReference& name : condition ? condition->names : std::vector<NameReference>()) {
    if (name.node) demand.nodes.push_back(*name.node);
  }
  return demand;
}

/// Chooses rows and scores them. `survey` becomes what is scored.
void score_rows(Assessment& made, Survey& survey) {
  Result<Plan> plan = compile(*made.rubric, survey.columns);
  made.findings.absorb(plan.findings);
  if (!plan.good()) return;
  made.plan = std::move(plan.value);
  std::optional<BoundExpression> condition;
  if (made.where) condition = bind_names(*made.where, *made.rubric, survey.columns);
  if (condition && !needs_scores(*condition)) {
    const std::vector<bool> keep = kept_units(*condition, survey, {});
    require_somebody(keep, *made.where, made.findings);
    survey = select(survey, keep);
  }
  Result<Scorecard> card = made.input.table_depth
                               ? score_for_table(*made.plan, survey, demand_of(made.input, *made.rubric, condition),
                                                 made.input.survey.workers)
                               : score(*made.plan, survey);
  made.findings.absorb(card.findings);
  if (!card.good()) return;
  made.card = std::move(card.value);
  if (condition && needs_scores(*condition)) {
    made.included = kept_units(*condition, survey, made.card->nodes);
    require_somebody(made.included, *made.where, made.findings);
  }
}

}  // namespace

Assessment assess(AssessmentInput input, const StepDone& done) {
  Assessment made;
  made.input = std::move(input);
  if (made.input.warnings_are_errors) made.findings.treat_warnings_as_errors();
  made.where = parse_where(made.input.where, made.findings);
  Result<Rubric> rubric = read_rubric(made.input);
  made.findings.absorb(rubric.findings);
  if (!rubric.value) return made;
  made.rubric = std::make_shared<const Rubric>(*std::move(rubric.value));
  SurveyTexts& texts = made.input.survey;
  if (texts.surveys.empty() && texts.streams.empty()) return made;

  hold_what_is_kept(made.input, *made.rubric);
  texts.pack_answers = made.input.table_depth && !made.where;
  Result<Survey> survey = read_survey(*made.rubric, texts, expressions_of(made.where));
  made.findings.absorb(survey.findings);
  if (made.findings.has_errors() || !survey.value) return made;
  if (done) done("read", rows_read(*survey.value));
  score_rows(made, *survey.value);
  made.survey = std::make_shared<const Survey>(*std::move(survey.value));
  if (done) done("score", made.survey->size());
  if (made.card) {
    const RankingOptions options{made.input.across, made.included, made.rubric->find(made.input.sort)};
    made.ranking = rank(*made.card, *made.survey, *made.rubric, options, texts.workers);
    remark_on_coverage(*made.ranking, *made.card, *made.survey, *made.rubric, made.findings);
  }
  return made;
}

Result<AssessmentCase> read_alternative(const Assessment& assessed, const std::vector<Override>& overrides) {
  Result<AssessmentCase> result;
  Result<Rubric> rubric = read_rubric(assessed.input, overrides);
  result.findings.absorb(rubric.findings);
  if (!rubric.good()) return result;
  // Several alternatives are read at once, each by one.
  SurveyTexts texts = assessed.input.survey;
  texts.workers = one_worker();
  Result<Survey> survey = read_survey(*rubric.value, texts, expressions_of(assessed.where));
  result.findings.absorb(survey.findings);
  if (!survey.good()) return result;
  if (assessed.where) {
    const BoundExpression condition = bind_names(*assessed.where, *rubric.value, survey.value->columns);
    if (!needs_scores(condition)) survey.value = select(*survey.value, kept_units(condition, *survey.value, {}));
  }
  result.value = AssessmentCase{std::make_shared<const Rubric>(*std::move(rubric.value)),
                                std::make_shared<const Survey>(*std::move(survey.value)), assessed.included};
  return result;
}

std::optional<Scorecard> without_rounding(const Assessment& assessed) {
  if (!assessed.rubric->root().round) return std::nullopt;
  Rubric rubric = *assessed.rubric;
  rubric.nodes[0].round.reset();
  const Result<Plan> plan = compile(rubric, assessed.survey->columns);
  return plan.good() ? score(*plan.value, *assessed.survey).value : std::nullopt;
}

}  // namespace hallmark
