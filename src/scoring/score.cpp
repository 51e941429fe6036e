#include <algorithm>
#include <cassert>
#include <cmath>
#include <span>

#include "hallmark/scoring/scorecard.hpp"
#include "scoring/scoring_run.hpp"
#include "support/billionths.hpp"

namespace hallmark {

namespace {

bool names_node(const std::optional<BoundExpression>& bound) {
  return bound && std::ranges::any_of(bound->names, [](const NameReference& name) { return name.node.has_value(); });
}

Scorecard empty_card(const Plan& plan, const Survey& survey, std::vector<bool> screened) {
  const std::size_t nodes = plan.rubric->nodes.size();
  Scorecard card;
  card.nodes.resize(nodes);
  card.values.resize(nodes);
  card.coverage.resize(nodes);
  card.absences.resize(nodes);
  card.points.resize(nodes);
  card.penalties.resize(nodes);
  card.scored_share.assign(survey.size(), 0.0);
  card.screened = std::move(screened);
  return card;
}

/// Whether a node is an indicator that rests on the survey alone, and not on other nodes.
bool stands_alone(const ScoringRun& run, std::size_t at) {
  if (!run.node(at).is_indicator || names_node(run.plan.nodes[at].value)) return false;
  for (std::size_t above = at;; above = run.node(above).parent) {
    if (names_node(run.plan.nodes[above].applies)) return false;
    if (above == 0) return true;
  }
}

/// Drops the marks below a dimension that has its score.
void let_go_below(ScoringRun& run, std::size_t at) {
  if (run.let_go == nullptr) return;
  const bool keeps_states = notes_name_blanks(run.rubric());
  for (const std::size_t child : run.node(at).children) {
    run.card.coverage[child] = std::vector<double>();
    run.card.absences[child] = std::vector<Absence>();
    if (run.let_go->kept[child]) continue;
    if (run.let_go->packed_marks[child]) run.let_go->survey.packed[*run.plan.nodes[child].question].reset();
    Column& column = run.card.nodes[child];
    if (keeps_states || std::ranges::any_of(column.states, is_in_doubt)) {
      column.values = std::vector<double>();
    } else {
      column = Column();
    }
    run.card.points[child] = PointsColumn();
  }
}

void score_nodes(ScoringRun& run) {
  const std::span<const std::uint32_t> order = run.plan.order;
  for (std::size_t first = 0; first < order.size();) {
    std::size_t end = first;
    while (end < order.size() && stands_alone(run, order[end])) ++end;
    run_jobs(run, end - first, [&](ScoringRun& part, std::size_t job) {
      const std::size_t at = order[first + job];
      if (run.let_go == nullptr || !run.let_go->packed_marks[at]) score_indicator(part, at);
    });
    if (end < order.size()) {
      const std::size_t at = order[end++];
      if (run.node(at).is_indicator) {
        score_indicator(run, at);
      } else {
        score_dimension(run, at);
        let_go_below(run, at);
      }
    }
    first = end;
  }
  assign_levels(run);
}

Scorecard score_once(const Plan& plan, const Survey& survey, const Weights& weights, std::vector<bool> screened,
                     Findings& findings) {
  Scorecard card = empty_card(plan, survey, std::move(screened));
  const Workers alone = one_worker();
  ScoringRun run{plan, survey, weights, card, findings, alone};
  score_nodes(run);
  return card;
}

/// The nodes that a table shows, that levels are given to or that conditions name.
std::vector<bool> nodes_to_keep(const Plan& plan, const TableDemand& demand) {
  std::vector<bool> kept;
  for (const Node& node : plan.rubric->nodes) kept.push_back(node.depth <= std::max(1, demand.depth));
  for (const std::size_t node : demand.nodes) kept[node] = true;
  const auto keep_named = [&kept](const std::optional<BoundExpression>& bound) {
    if (!bound) return;
    for (const NameReference& name : bound->names) {
      if (name.node) kept[*name.node] = true;
    }
  };
  for (const PlannedNode& node : plan.nodes) {
    keep_named(node.applies);
    keep_named(node.value);
    for (const PlannedPenalty& penalty : node.penalties) {
      keep_named(penalty.applies);
      keep_named(penalty.value);
    }
  }
  for (const BoundExpression& gate : plan.gates) keep_named(gate);
  return kept;
}

}  // namespace

std::vector<bool> applicable_units(const ScoringRun& run, std::size_t at) {
  std::vector<bool> applicable;
  for (std::size_t above = at;; above = run.node(above).parent) {
    if (const auto& applies = run.plan.nodes[above].applies) {
      if (applicable.empty()) applicable.assign(run.units(), true);
      Evaluator condition = run.evaluator(*applies);
      for (std::size_t unit = 0; unit < run.units(); ++unit) {
        if (applicable[unit] && condition.truth_at(unit) == Truth::no) applicable[unit] = false;
      }
    }
    if (above == 0) return applicable;
  }
}

Result<Scorecard> score(const Plan& plan, const Survey& survey) {
  Findings findings;
  const Weights weights(*plan.rubric, survey, findings);
  Result<Scorecard> result = score(plan, survey, weights);
  findings.absorb(result.findings);
  result.findings = std::move(findings);
  if (result.findings.has_errors()) result.value.reset();
  return result;
}

Result<Scorecard> score(const Plan& plan, const Survey& survey, const Weights& weights) {
  assert(std::ranges::all_of(survey.packed, [](const auto& column) { return column == nullptr; }));
  Result<Scorecard> result;
  std::vector<bool> screened(survey.size(), false);
  std::vector<std::vector<double>> coverage;
  if (plan.rubric->screen_coverage > 0.0) {
    // Who takes part depends on coverage, and coverage on what applies, which a score may decide: so score twice.
    Findings of_first_pass;
    coverage = score_once(plan, survey, weights, screened, of_first_pass).coverage;
    for (std::size_t unit = 0; unit < survey.size(); ++unit) {
      const double covered = std::isnan(coverage[0][unit]) ? 0.0 : coverage[0][unit];
      screened[unit] = billionths(covered) < billionths(plan.rubric->screen_coverage);
    }
  }
  Scorecard card = score_once(plan, survey, weights, screened, result.findings);
  // Those who were screened out had their answers set aside; what they had answered is still said.
  for (std::size_t node = 0; node < coverage.size(); ++node) {
    for (std::size_t unit = 0; unit < survey.size(); ++unit) {
      if (screened[unit]) card.coverage[node][unit] = coverage[node][unit];
    }
  }
  if (!result.findings.has_errors()) result.value = std::move(card);
  return result;
}

Result<Scorecard> score_for_table(const Plan& plan, Survey& survey, const TableDemand& demand, const Workers& workers) {
  if (plan.rubric->screen_coverage > 0.0) {
    // Who is screened out is known once all have been scored, so their answers are needed twice.
    unpack_answers(survey);
    return score(plan, survey);
  }
  Result<Scorecard> result;
  const Weights weights(*plan.rubric, survey, result.findings);
  Scorecard card = empty_card(plan, survey, std::vector<bool>(survey.size(), false));
  LetGo let_go{nodes_to_keep(plan, demand), survey};
  ScoringRun run{plan, survey, weights, card, result.findings, workers, &let_go};
  let_go.packed_marks = packed_marks(run);
  score_nodes(run);
  if (!result.findings.has_errors()) result.value = std::move(card);
  return result;
}

bool marks_stand(const Plan& plan) {
  return plan.rubric->screen_coverage <= 0.0 && std::ranges::none_of(plan.nodes, [&](const PlannedNode& node) {
           return names_node(node.applies) || names_node(node.value);
         });
}

void rescore(const Plan& plan, const Survey& survey, const Weights& weights, Scorecard& card, Findings& findings) {
  const Workers alone = one_worker();
  ScoringRun run{plan, survey, weights, card, findings, alone};
  for (const std::uint32_t at : plan.order) {
    if (run.node(at).is_indicator) continue;
    card.penalties[at].clear();
    score_dimension(run, at);
  }
  card.node_levels.clear();
  card.gates.clear();
  card.binds.clear();
  assign_levels(run);
}

}  // namespace hallmark
