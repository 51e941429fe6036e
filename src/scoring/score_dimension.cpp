#include <algorithm>

#include <fmt/format.h>

#include "hallmark/support/wording.hpp"
#include "scoring/copeland.hpp"
#include "scoring/score_units.hpp"
#include "scoring/scoring_run.hpp"

namespace hallmark {

namespace {

/// More pairs than this cannot be compared in a time that anybody would wait for.
constexpr std::size_t most_units_in_copeland = 20'000;

class DimensionScorer {
 public:
  DimensionScorer(ScoringRun& run, std::size_t at)
      : run_(run), at_(at), node_(run.node(at)), scores_(run.units()), absences_(run.card.absences[at]) {}

  void score() {
    score_units(run_, at_, scores_);
    if (std::holds_alternative<CopelandBalance>(node_.combine)) compare_units();
    if (node_.mirrored) mirror();
    take_penalties();
    for (std::size_t unit = 0; unit < run_.units(); ++unit) {
      if (has_value(scores_.states[unit])) run_.require_finite(at_, unit, scores_.values[unit]);
    }
    round_column(node_, scores_);
    if (node_.normalise) {
      normalise_column(run_, at_, scores_);
      for (std::size_t unit = 0; unit < run_.units(); ++unit) {
        if (scores_.states[unit] == State::missing && absences_[unit] == Absence::none)
          absences_[unit] = Absence::unanswered;
      }
    }
    run_.card.nodes[at_] = std::move(scores_);
  }

 private:
  void compare_units() {
    if (run_.units() > most_units_in_copeland) {
      run_.findings.error(Code::score_size, node_.place,
                          fmt::format("'copeland' compares every pair of units: it takes up to {}, and there are {}",
                                      most_units_in_copeland, run_.units()));
      return;
    }
    std::vector<std::size_t> units;
    for (std::size_t unit = 0; unit < run_.units(); ++unit) {
      if (has_value(scores_.states[unit])) units.push_back(unit);
    }
    std::vector<std::vector<double>> scores;
    std::vector<std::vector<bool>> present;
    std::vector<std::vector<double>> weights;
    for (const std::size_t child : node_.children) {
      std::vector<double>& score = scores.emplace_back();
      std::vector<bool>& is_there = present.emplace_back();
      std::vector<double>& weight = weights.emplace_back();
      for (const std::size_t unit : units) {
        score.push_back(run_.card.nodes[child].values[unit]);
        is_there.push_back(has_value(run_.card.nodes[child].states[unit]));
        weight.push_back(run_.weights.of(child, unit));
      }
    }
    const std::vector<double> balance = copeland(scores, present, weights, units.size());
    for (std::size_t i = 0; i < units.size(); ++i) scores_.values[units[i]] = balance[i];
  }

  /// The foot becomes the top and the top the foot, of points as of scores.
  void mirror() {
    const Scale& scale = run_.rubric().scale;
    for (double& score : scores_.values) score = scale.foot + scale.top - score;
    if (!run_.plan.nodes[at_].counts_points) return;
    PointsColumn& points = run_.card.points[at_];
    for (std::size_t unit = 0; unit < run_.units(); ++unit)
      points.earned[unit] = points.available[unit] - points.earned[unit];
  }

  void take_penalties() {
    const std::vector<PlannedPenalty>& penalties = run_.plan.nodes[at_].penalties;
    if (penalties.empty()) return;
    std::vector<double> floored(run_.units(), 0.0);
    std::vector<double> unfloored(run_.units(), 0.0);
    for (const PlannedPenalty& planned : penalties) {
      std::vector<double>& taken = run_.card.penalties[at_].emplace_back(run_.units(), 0.0);
      take(planned, taken);
      std::vector<double>& sum = planned.penalty->floored ? floored : unfloored;
      for (std::size_t unit = 0; unit < run_.units(); ++unit) sum[unit] += taken[unit];
    }
    const double foot = run_.rubric().scale.foot;
    for (std::size_t unit = 0; unit < run_.units(); ++unit) {
      if (!has_value(scores_.states[unit])) continue;
      double& score = scores_.values[unit];
      // Penalties stop at the foot; a score that lies below it already is not lifted.
      if (floored[unit] != 0.0) score = std::max(std::min(score, foot), score + floored[unit]);
      score += unfloored[unit];
    }
  }

  /// What one penalty adds to each unit's score, in scale units.
  void take(const PlannedPenalty& planned, std::vector<double>& taken) {
    const Penalty& penalty = *planned.penalty;
    Column answers(run_.units());
    if (planned.question) answers = run_.survey.answers[*planned.question];
    if (planned.value) answers = evaluate_column(run_, *planned.value, in_quotes(penalty.id));
    std::optional<Evaluator> applies;
    if (planned.applies) applies.emplace(run_.evaluator(*planned.applies));
    const auto* bands = std::get_if<BandScale>(&penalty.question.scale);
    for (std::size_t unit = 0; unit < run_.units(); ++unit) {
      if (!has_value(scores_.states[unit]) || (applies && applies->truth_at(unit) == Truth::no)) continue;
      if (answers.states[unit] == State::missing) {
        run_.findings.warning(
            Code::score_penalty, run_.place_of(unit),
            fmt::format("{} left {} blank: no penalty is taken", run_.name_of(unit), in_quotes(penalty.id)),
            penalty.id);
      }
      if (!has_value(answers.states[unit])) continue;
      scores_.states[unit] = more_doubtful(scores_.states[unit], answers.states[unit]);
      double points = answers.values[unit];
      if (bands != nullptr) {
        const auto above = std::ranges::upper_bound(bands->bands, points, {}, &std::pair<double, double>::first);
        points = above == bands->bands.begin() ? 0.0 : std::prev(above)->second;
      }
      const Scale& scale = run_.rubric().scale;
      const double available = penalty.in_points ? run_.card.points[at_].available[unit] : 1.0;
      taken[unit] = penalty.in_points ? points / available * (scale.top - scale.foot) : points;
    }
  }

  ScoringRun& run_;
  std::size_t at_;
  const Node& node_;
  Column scores_;
  std::vector<Absence>& absences_;
};

}  // namespace

void score_dimension(ScoringRun& run, std::size_t at) {
  DimensionScorer(run, at).score();
}

}  // namespace hallmark
