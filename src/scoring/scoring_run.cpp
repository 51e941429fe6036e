#include "scoring/scoring_run.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "hallmark/support/wording.hpp"
#include "scoring/evaluator_over.hpp"

namespace hallmark {

Place ScoringRun::place_of(std::size_t unit) const {
  const RowPlace& row = survey.places[unit];
  return {survey.sources[row.source()], row.offset(), 1};
}

std::string ScoringRun::name_of(std::size_t unit) const {
  const std::string_view name = survey.name(unit);
  return name.empty() ? in_quotes(survey.id(unit))
                      : fmt::format("{} ({})", in_quotes(survey.id(unit)), without_controls(name));
}

Evaluator ScoringRun::evaluator(const BoundExpression& bound) const {
  return evaluator_over(bound, survey, card.nodes);
}

bool notes_name_blanks(const Rubric& rubric) {
  return std::ranges::any_of(rubric.nodes,
                             [](const Node& node) { return node.missing.policy == MissingRule::Policy::exclude; });
}

std::string node_name(const Node& node) {
  return node.id.empty() ? "the whole score" : in_quotes(node.id);
}

Column evaluate_column(ScoringRun& run, const BoundExpression& bound, const std::string& what) {
  Column column(run.units());
  Evaluator evaluator = run.evaluator(bound);
  for (std::size_t unit = 0; unit < run.units(); ++unit) {
    const Evaluator::Number number = evaluator.number_at(unit);
    if (number.undefined) {
      run.findings.error(Code::score_undefined, run.place_of(unit),
                         fmt::format("{} has no value for {}: it divides by zero, or takes a logarithm or root that "
                                     "there is not (coalesce(…, 0) gives it one, a blank cell makes it missing)",
                                     what, run.name_of(unit)));
    }
    if (has_value(number.state)) {
      column.set(unit, number.value, number.state);
    } else {
      column.clear(unit, number.state);
    }
  }
  return column;
}

void run_jobs(ScoringRun& run, std::size_t jobs, const std::function<void(ScoringRun& run, std::size_t job)>& job) {
  constexpr std::size_t units_worth_threads = 20'000;
  if (run.units() < units_worth_threads || run.workers.count < 2 || jobs < 2) {
    for (std::size_t at = 0; at < jobs; ++at) job(run, at);
    return;
  }
  std::vector<Findings> findings(jobs);
  run.workers.run("scoring", jobs, [&](std::size_t at, std::size_t /*worker*/) {
    ScoringRun part{run.plan, run.survey, run.weights, run.card, findings[at], run.workers, run.let_go};
    job(part, at);
  });
  for (const Findings& found : findings) run.findings.absorb(found);
}

void ScoringRun::report_overflow(std::size_t at, std::size_t unit) const {
  findings.error(Code::score_undefined, place_of(unit),
                 fmt::format("{} of {} overflows: its numbers are too large", node_name(node(at)), name_of(unit)));
}

void round_column(const Node& node, Column& column) {
  if (!node.round) return;
  for (double& value : column.values) value = round_to(value, node.round->decimals, node.round->mode);
}

}  // namespace hallmark
