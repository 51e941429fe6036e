#include <algorithm>

#include <fmt/format.h>

#include "hallmark/scoring/billionths.hpp"
#include "hallmark/support/wording.hpp"
#include "scoring/combine.hpp"
#include "scoring/scoring_run.hpp"
#include "scoring/statistics.hpp"

namespace hallmark {

namespace {

/// More pairs than this cannot be compared in a time that anybody would wait for.
constexpr std::size_t most_units_in_copeland = 20'000;

class DimensionScorer {
 public:
  DimensionScorer(ScoringRun& run, std::size_t at)
      : run_(run), at_(at), node_(run.node(at)), scores_(run.units()), absences_(run.card.absences[at]) {}

  void score() {
    for (std::size_t unit = 0; unit < run_.units(); ++unit) score_unit(unit);
    if (node_.combine.way == CombineRule::Way::copeland) compare_units();
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
  void score_unit(std::size_t unit) {
    parts_.clear();
    CompensatedSum applicable;
    CompensatedSum answered;
    CompensatedSum covered;
    bool any_applies = false;
    bool excluded = false;
    State rests_on = State::answered;
    for (const std::size_t child : node_.children) {
      const State state = run_.card.nodes[child].states[unit];
      if (state == State::not_applicable) continue;
      any_applies = true;
      const double weight = run_.weights.of(child, unit);
      if (weight == 0.0) continue;
      const double coverage = run_.card.coverage[child][unit];
      applicable.add(weight);
      covered.add(weight * coverage);
      if (!has_value(state)) {
        excluded = excluded || run_.node(child).missing.policy == MissingRule::Policy::exclude;
        continue;
      }
      if (coverage > 0.0) answered.add(weight);
      rests_on = more_doubtful(rests_on, state);
      parts_.push_back({run_.card.nodes[child].values[unit], weight});
    }
    const double weight = applicable.value();
    if (any_applies) run_.card.coverage[at_][unit] = weight > 0.0 ? covered.value() / weight : 0.0;
    if (at_ == 0) run_.card.scored_share[unit] = weight > 0.0 ? answered.value() / weight : 0.0;
    absences_[unit] = absence(unit, any_applies, weight, excluded, answered.value(), covered.value());
    if (absences_[unit] != Absence::none) {
      scores_.clear(unit, any_applies ? State::missing : State::not_applicable);
      return;
    }
    if (node_.combine.way == CombineRule::Way::points) {
      combine_points(unit);
    } else if (node_.combine.way != CombineRule::Way::copeland) {
      combine_parts(unit);
    } else {
      scores_.values[unit] = 0.0;
    }
    if (absences_[unit] == Absence::none) scores_.states[unit] = rests_on;
    if (run_.plan.nodes[at_].counts_points && node_.combine.way != CombineRule::Way::points) sum_points(unit);
  }

  Absence absence(std::size_t unit, bool any_applies, double applicable, bool excluded, double answered,
                  double covered) {
    if (!any_applies) return Absence::not_applicable;
    if (run_.card.screened[unit]) return Absence::screened;
    if (applicable <= 0.0) {
      run_.findings.warning(Code::score_weights, run_.place_of(unit),
                            fmt::format("nothing in {} that applies to {} has a weight, so it has no score",
                                        node_name(node_), run_.name_of(unit)));
      return Absence::weightless;
    }
    if (excluded) return Absence::excluded;
    if (parts_.empty() && covered <= 0.0) return Absence::unanswered;
    if (parts_.empty() && node_.min_coverage <= 0.0) return Absence::unmarked;
    const bool too_little = billionths(answered / applicable) < billionths(node_.min_coverage);
    return too_little ? Absence::coverage : Absence::none;
  }

  void combine_parts(std::size_t unit) {
    const bool fits =
        std::ranges::all_of(parts_, [this](const Part& part) { return can_combine(node_.combine, part.score); });
    if (!fits) {
      report_unfit(unit);
      scores_.clear(unit, State::missing);
      absences_[unit] = Absence::unanswered;
      return;
    }
    scores_.values[unit] = combined(node_.combine, parts_);
  }

  void report_unfit(std::size_t unit) {
    for (const std::size_t child : node_.children) {
      const Column& column = run_.card.nodes[child];
      if (!has_value(column.states[unit]) || run_.weights.of(child, unit) == 0.0) continue;
      if (can_combine(node_.combine, column.values[unit])) continue;
      const std::string_view mean = node_.combine.way == CombineRule::Way::geometric  ? "geometric"
                                    : node_.combine.way == CombineRule::Way::harmonic ? "harmonic"
                                                                                      : "power";
      run_.findings.error(
          Code::score_mean, run_.place_of(unit),
          fmt::format(
              "{} has '{}' in {}, which the {} mean of {} cannot take: a scale such as [1, 100] keeps clear of zero",
              run_.name_of(unit), to_text(column.values[unit]), node_name(run_.node(child)), mean, node_name(node_)));
    }
  }

  /// Adds up what the children earned and could have earned, each times its weight.
  void sum_points(std::size_t unit) {
    PointsColumn& points = run_.card.points[at_];
    points.earned.resize(run_.units(), 0.0);
    points.available.resize(run_.units(), 0.0);
    CompensatedSum earned;
    CompensatedSum available;
    for (const std::size_t child : node_.children) {
      if (!has_value(run_.card.nodes[child].states[unit])) continue;
      const double weight = run_.weights.of(child, unit);
      earned.add(weight * run_.card.points[child].earned[unit]);
      available.add(weight * run_.card.points[child].available[unit]);
    }
    points.earned[unit] = earned.value();
    points.available[unit] = available.value();
  }

  void combine_points(std::size_t unit) {
    sum_points(unit);
    const PointsColumn& points = run_.card.points[at_];
    scores_.values[unit] = run_.rubric().scale.at(points.earned[unit] / points.available[unit]);
  }

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
            fmt::format("{} left {} blank: no penalty is taken", run_.name_of(unit), in_quotes(penalty.id)));
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
  std::vector<Part> parts_;
};

}  // namespace

void score_dimension(ScoringRun& run, std::size_t at) {
  DimensionScorer(run, at).score();
}

}  // namespace hallmark
