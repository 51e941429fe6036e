#include "hallmark/scoring/assess.hpp"

#include <algorithm>
#include <numeric>
#include <span>
#include <utility>

#include <fmt/format.h>

#include "hallmark/rubric/rubric_text.hpp"
#include "hallmark/support/wording.hpp"
#include "scoring/evaluator_over.hpp"
#include "support/file_kind.hpp"
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

std::vector<PlacedExpression> conditions_of(const std::optional<PlacedExpression>& where) {
  return where ? std::vector<PlacedExpression>{*where} : std::vector<PlacedExpression>();
}

Result<Source> no_base(const std::string& path) {
  Result<Source> result;
  result.findings.error(Code::rubric_extends, fmt::format("nothing gives the text of {}", in_quotes(path)));
  return result;
}

void apply(const SurveyFlags& flags, SurveyRules& rules) {
  if (flags.header) {
    rules.table.header_line = flags.header->header_line;
    rules.table.find_header = flags.header->find_header;
  }
  if (flags.skipped_rows) rules.table.skipped_rows = *flags.skipped_rows;
  if (flags.decimal) {
    rules.numbers.decimal = *flags.decimal;
    rules.numbers.decimal_said = true;
  }
}

Result<Rubric> read_rubric(const AssessmentInput& input, const std::vector<Override>& further = {}) {
  std::vector<Override> overrides = input.overrides;
  overrides.insert(overrides.end(), further.begin(), further.end());
  Result<Rubric> rubric = read_rubric(input.rubric, input.read_base ? input.read_base : no_base, overrides);
  if (rubric.value) apply(input.flags, rubric.value->survey);
  return rubric;
}

std::string beginning_of(TextStream& stream) {
  std::string text(std::size_t{16} * 1024, '\0');
  text.resize(stream.read(text.data(), text.size()));
  return text;
}

/// The name of a survey that is a rubric; empty where none is. Streams are of no use afterwards.
std::string rubric_among(const SurveyTexts& texts) {
  for (const Source& source : texts.surveys) {
    if (begins_like_rubric(source->text())) return source->name();
  }
  for (const StreamedText& streamed : texts.streams) {
    if (begins_like_rubric(beginning_of(*streamed.stream))) return streamed.source->name();
  }
  return {};
}

/// Says that a rubric and a survey were given the wrong way round, in place of all that a table lacks of a rubric.
bool report_swapped(const AssessmentInput& input, Findings& findings) {
  if (begins_like_rubric(input.rubric->text())) return false;
  const std::string rubric = rubric_among(input.survey);
  if (rubric.empty()) return false;
  findings.error(Code::rubric_shape, place_of_file(input.rubric),
                 fmt::format("rubric and survey are swapped: {} is a rubric and {} is none, and the rubric comes first",
                             in_quotes(rubric), in_quotes(input.rubric->name())));
  return true;
}

/// Columns are enough to decide, so those who are left out never take part.
bool needs_scores(const BoundExpression& where) {
  return std::ranges::any_of(where.names, [](const NameReference& name) { return name.node.has_value(); });
}

/// What reading the survey did not decide, parted into what its registers do and what takes scores.
struct Conditions {
  std::vector<BoundExpression> on_columns;
  std::vector<BoundExpression> on_scores;

  Conditions(const Rubric& rubric, const Survey& survey) {
    for (const PlacedExpression& condition : survey.undecided) {
      BoundExpression bound = bind_names(condition, rubric, survey.columns);
      (needs_scores(bound) ? on_scores : on_columns).push_back(std::move(bound));
    }
  }
};

std::vector<bool> kept_units(const std::vector<BoundExpression>& conditions, const Survey& survey,
                             std::span<const Column> scores) {
  std::vector<bool> keep(survey.size(), true);
  for (const BoundExpression& condition : conditions) {
    Evaluator evaluator = evaluator_over(condition, survey, scores);
    for (std::size_t unit = 0; unit < survey.size(); ++unit)
      keep[unit] = keep[unit] && evaluator.truth_at(unit) == Truth::yes;
  }
  return keep;
}

void require_somebody(const std::vector<bool>& keep, const BoundExpression& condition, Findings& findings) {
  if (std::ranges::find(keep, true) == keep.end())
    findings.error(Code::survey_empty, condition.placed->place, "no row of the survey is left");
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
                      const std::vector<BoundExpression>& conditions) {
  TableDemand demand{*input.table_depth, {}};
  if (const auto node = rubric.find(input.sort)) demand.nodes.push_back(*node);
  for (const TieBreak& tie_break : rubric.ranking.ties_by) {
    if (const auto node = rubric.find(tie_break.by.text)) demand.nodes.push_back(*node);
  }
  for (const BoundExpression& condition : conditions) {
    for (const NameReference& name : condition.names) {
      if (name.node) demand.nodes.push_back(*name.node);
    }
  }
  return demand;
}

/// Chooses rows and scores them. `survey` becomes what is scored.
void score_rows(Assessment& made, Survey& survey) {
  Result<Plan> plan = compile(*made.rubric, survey.columns);
  made.findings.absorb(plan.findings);
  if (!plan.good()) return;
  made.plan = std::move(plan.value);
  const Conditions conditions(*made.rubric, survey);
  if (!conditions.on_columns.empty()) {
    const std::vector<bool> keep = kept_units(conditions.on_columns, survey, {});
    require_somebody(keep, conditions.on_columns.front(), made.findings);
    // `select` gives a survey of its own, and the conditions point into this one.
    Survey selected = select(survey, keep);
    selected.undecided = std::move(survey.undecided);
    selected.lacks_rows = survey.lacks_rows || selected.size() < survey.size();
    survey = std::move(selected);
  }
  Result<Scorecard> card = made.input.table_depth
                               ? score_for_table(*made.plan, survey, demand_of(made.input, *made.rubric, conditions.on_scores),
                                                 made.input.survey.workers)
                               : score(*made.plan, survey);
  made.findings.absorb(card.findings);
  if (!card.good()) return;
  made.card = std::move(card.value);
  if (!conditions.on_scores.empty()) {
    made.included = kept_units(conditions.on_scores, survey, made.card->nodes);
    require_somebody(made.included, conditions.on_scores.front(), made.findings);
  }
}

}  // namespace

Assessment assess(AssessmentInput input, const StepDone& done) {
  Assessment made;
  made.input = std::move(input);
  if (made.input.warnings_are_errors) made.findings.treat_warnings_as_errors();
  made.where = parse_where(made.input.where, made.findings);
  Result<Rubric> rubric = read_rubric(made.input);
  if (rubric.findings.has_errors() && report_swapped(made.input, made.findings)) return made;
  if (rubric.value) made.findings.accept(rubric.value->allowances);
  made.findings.absorb(rubric.findings);
  if (!rubric.value) return made;
  made.rubric = std::make_shared<const Rubric>(*std::move(rubric.value));
  SurveyTexts& texts = made.input.survey;
  if (made.input.aliases) {
    Result<CodeAliases> aliases = read_aliases(made.input.aliases);
    made.findings.absorb(aliases.findings);
    if (!aliases.good()) return made;
    texts.aliases = *std::move(aliases.value);
  }
  if (texts.surveys.empty() && texts.streams.empty()) return made;

  hold_what_is_kept(made.input, *made.rubric);
  texts.pack_answers = made.input.table_depth && !made.where && !made.rubric->survey.where;
  Result<Survey> survey = read_survey(*made.rubric, texts, conditions_of(made.where));
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
  Result<Survey> survey = read_survey(*rubric.value, texts, conditions_of(assessed.where));
  result.findings.absorb(survey.findings);
  if (!survey.good()) return result;
  const Conditions conditions(*rubric.value, *survey.value);
  if (!conditions.on_columns.empty())
    survey.value = select(*survey.value, kept_units(conditions.on_columns, *survey.value, {}));
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
