#include <algorithm>
#include <cmath>

#include "hallmark/scoring/billionths.hpp"
#include "hallmark/scoring/scorecard.hpp"
#include "scoring/scoring_run.hpp"

namespace hallmark {

namespace {

Scorecard empty_card(const Plan& plan, const Survey& survey, std::vector<bool> screened) {
  const std::size_t nodes = plan.rubric->nodes.size();
  Scorecard card;
  card.nodes.resize(nodes);
  card.values.resize(nodes);
  card.coverage.assign(nodes, std::vector<double>(survey.size(), no_value));
  card.absences.assign(nodes, std::vector<Absence>(survey.size(), Absence::none));
  card.points.resize(nodes);
  card.penalties.resize(nodes);
  card.scored_share.assign(survey.size(), 0.0);
  card.screened = std::move(screened);
  return card;
}

Scorecard score_once(const Plan& plan, const Survey& survey, const Weights& weights, std::vector<bool> screened,
                     Findings& findings) {
  Scorecard card = empty_card(plan, survey, std::move(screened));
  ScoringRun run{plan, survey, weights, card, findings, std::vector<std::vector<bool>>(plan.rubric->nodes.size())};
  for (const std::uint32_t at : plan.order) {
    if (run.node(at).is_indicator) {
      run.applicable[at] = applicable_units(run, at);
      score_indicator(run, at);
    } else {
      score_dimension(run, at);
    }
  }
  assign_levels(run);
  return card;
}

}  // namespace

std::vector<bool> applicable_units(const ScoringRun& run, std::size_t at) {
  std::vector<bool> applicable(run.units(), true);
  for (std::size_t above = at;; above = run.node(above).parent) {
    if (const auto& applies = run.plan.nodes[above].applies) {
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

bool marks_stand(const Plan& plan) {
  const auto names_node = [](const std::optional<BoundExpression>& bound) {
    return bound && std::ranges::any_of(bound->names, [](const NameReference& name) { return name.node.has_value(); });
  };
  return plan.rubric->screen_coverage <= 0.0 && std::ranges::none_of(plan.nodes, [&](const PlannedNode& node) {
           return names_node(node.applies) || names_node(node.value);
         });
}

void rescore(const Plan& plan, const Survey& survey, const Weights& weights, Scorecard& card, Findings& findings) {
  ScoringRun run{plan, survey, weights, card, findings, {}};
  for (const std::uint32_t at : plan.order) {
    if (run.node(at).is_indicator) continue;
    card.penalties[at].clear();
    score_dimension(run, at);
  }
  card.node_levels.clear();
  card.gates.clear();
  assign_levels(run);
}

}  // namespace hallmark
