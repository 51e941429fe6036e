#include <algorithm>

#include "scoring/scoring_run.hpp"
#include "support/billionths.hpp"

namespace hallmark {

namespace {

/// The highest level whose threshold a score reaches; none below the first.
LevelIndex level_of(const std::vector<Level>& levels, double score) {
  LevelIndex reached;
  for (std::size_t i = 0; i < levels.size(); ++i) {
    if (billionths(score) >= billionths(levels[i].from)) reached = static_cast<std::uint16_t>(i);
  }
  return reached;
}

std::vector<LevelIndex> levels_of(const std::vector<Level>& levels, const Column& scores) {
  std::vector<LevelIndex> reached(scores.size());
  if (levels.empty()) return reached;
  for (std::size_t unit = 0; unit < scores.size(); ++unit) {
    if (has_value(scores.states[unit])) reached[unit] = level_of(levels, scores.values[unit]);
  }
  return reached;
}

/// The lowest level among the top dimensions that have a score.
void take_weakest(ScoringRun& run) {
  for (std::size_t unit = 0; unit < run.units(); ++unit) {
    if (!has_value(run.card.score().states[unit])) continue;
    bool first = true;
    for (std::size_t i = 0; i < run.card.node_levels.size(); ++i) {
      const std::size_t child = run.rubric().root().children[i];
      if (!has_value(run.card.nodes[child].states[unit]) || run.weights.of(child, unit) == 0.0) continue;
      const auto level = run.card.node_levels[i][unit];
      // No level at all is lower than the first.
      if (first || level < run.card.levels[unit]) run.card.levels[unit] = level;
      first = false;
    }
  }
}

void close_gates(ScoringRun& run) {
  const std::vector<Gate>& gates = run.rubric().maturity.gates;
  if (gates.empty()) return;
  const std::vector<LevelIndex> without_gates = run.card.levels;
  for (std::size_t i = 0; i < gates.size(); ++i) {
    std::vector<Truth>& fired = run.card.gates.emplace_back(run.units(), Truth::no);
    Evaluator when = run.evaluator(run.plan.gates[i]);
    for (std::size_t unit = 0; unit < run.units(); ++unit) {
      if (!has_value(run.card.score().states[unit])) continue;
      fired[unit] = when.truth_at(unit);
      auto& level = run.card.levels[unit];
      if (fired[unit] == Truth::yes && level && *level > gates[i].at_most) level = gates[i].at_most;
    }
  }
  for (std::size_t i = 0; i < gates.size(); ++i) {
    std::vector<bool>& binds = run.card.binds.emplace_back(run.units(), false);
    for (std::size_t unit = 0; unit < run.units(); ++unit) {
      binds[unit] = run.card.gates[i][unit] == Truth::yes && without_gates[unit] != run.card.levels[unit] &&
                    run.card.levels[unit] == gates[i].at_most;
    }
  }
}

}  // namespace

void assign_levels(ScoringRun& run) {
  const std::vector<Level>& levels = run.rubric().maturity.levels;
  run.card.levels = levels_of(levels, run.card.score());
  for (const std::size_t child : run.rubric().root().children) {
    run.card.node_levels.push_back(levels_of(levels, run.card.nodes[child]));
  }
  if (run.rubric().maturity.decided_by_weakest) take_weakest(run);
  close_gates(run);
}

}  // namespace hallmark
