#include "audit/run_one_at_a_time.hpp"

#include <algorithm>
#include <cmath>
#include <functional>

#include <fmt/format.h>

namespace hallmark {

namespace {

struct SingleTrial {
  std::string what;
  std::function<Result<Scorecard>()> score;
};

Result<Scorecard> scored_without(const Scenario& base, std::size_t node) {
  Weights weights = base.weights;
  weights.set(node, 0.0);
  return score(base.plan, *base.source.survey, weights);
}

SingleChange change_by(const SingleTrial& trial, const RankScheme& scheme, const Nominal& nominal) {
  SingleChange change;
  change.what = trial.what;
  const Result<Scorecard> card = trial.score();
  if (!card.good()) {
    const std::vector<Diagnostic> shown = card.findings.shown();
    const auto error = std::ranges::find(shown, Severity::error, &Diagnostic::severity);
    change.reason = error == shown.end() ? "it cannot be scored" : error->message;
    return change;
  }
  const Column& column = card.value->score();
  std::vector<double> scores(column.size(), no_value);
  for (std::size_t unit = 0; unit < column.size(); ++unit) {
    if (has_value(column.states[unit])) scores[unit] = column.values[unit];
  }
  std::vector<std::uint16_t> ranks(column.size());
  DrawRanker(scheme).rank(scores, ranks);
  double sum = 0.0;
  std::size_t count = 0;
  for (const std::size_t unit : nominal.ranking.order) {
    const auto& before = nominal.ranking.places[unit].rank();
    if (!before) continue;
    if (ranks[unit] == 0) {
      ++change.unranked;
      continue;
    }
    const double rise = *before - scheme.rank_of(ranks[unit]);
    sum += std::abs(rise);
    ++count;
    if (rise == 0.0) continue;
    ++change.moved;
    if (std::abs(rise) <= std::abs(change.largest_change)) continue;
    change.largest_change = rise;
    change.mover = unit;
  }
  change.mean_change = count > 0 ? sum / static_cast<double>(count) : 0.0;
  return change;
}

}  // namespace

std::vector<SingleChange> run_one_at_a_time(const Scenario& base, const Scenarios& scenarios, const RankScheme& scheme,
                                            const Nominal& nominal, const Workers& workers) {
  std::vector<SingleTrial> trials;
  for (std::size_t node = 1; node < base.rubric.nodes.size(); ++node) {
    const std::size_t parent = base.rubric.nodes[node].parent;
    // Without its only child a dimension would be gone: that is the same as leaving it out itself.
    if (parent == 0 && base.rubric.nodes[0].children.size() == 1) continue;
    trials.push_back({"without " + base.rubric.nodes[node].id, [&base, node] { return scored_without(base, node); }});
  }
  for (std::size_t i = 0; i < scenarios.inputs().inputs.size(); ++i) {
    const AuditInput& input = scenarios.inputs().inputs[i];
    if (!input.is_structural()) continue;
    for (std::size_t choice = 0; choice < input.choices(); ++choice) {
      trials.push_back({scenarios.choice_text(i, choice), [&scenarios, i, choice] {
                          Result<Scorecard> result;
                          const auto made = scenarios.only(i, choice);
                          result.findings.absorb(made.findings);
                          if (made.good()) result.value = (*made.value)->card;
                          return result;
                        }});
    }
  }
  std::vector<SingleChange> changes(trials.size());
  workers.run("one at a time", trials.size(), [&](std::size_t trial, std::size_t /*worker*/) {
    changes[trial] = change_by(trials[trial], scheme, nominal);
  });
  return changes;
}

}  // namespace hallmark
