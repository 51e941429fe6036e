#include "scoring/score_units.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <span>

#include <fmt/format.h>

#include "hallmark/support/wording.hpp"
#include "scoring/mean_block.hpp"
#include "support/billionths.hpp"
#include "support/statistics.hpp"

namespace hallmark {

namespace {

/// The scores of a dimension for some of the units.
class UnitScorer {
 public:
  UnitScorer(ScoringRun& run, std::size_t at, Column& scores)
      : run_(run), at_(at), node_(run.node(at)), scores_(scores), absences_(run.card.absences[at]) {
    CompensatedSum full;
    for (const std::size_t child : node_.children) {
      const bool differs = run.weights.differs_by_unit(child);
      const double weight = differs ? no_value : run.weights.of(child, 0);
      const PackedMarks* const packed =
          run.let_go != nullptr && run.let_go->packed_marks[child] ? &*run.let_go->packed_marks[child] : nullptr;
      children_.push_back({packed, run.card.nodes[child].values.data(), run.card.nodes[child].states.data(),
                           run.card.coverage[child].empty() ? nullptr : run.card.coverage[child].data(), weight,
                           child});
      is_plain_ = is_plain_ && !differs;
      if (weight == 0.0) continue;
      weighted_.push_back(children_.back());
      always_covered_ = always_covered_ && children_.back().coverage == nullptr;
      full.add(weight);
    }
    full_weight_ = full.value();
    is_plain_ = is_plain_ && std::holds_alternative<ArithmeticMean>(node_.combine) && full_weight_ > 0.0 &&
                !run.plan.nodes[at].counts_points && run.rubric().screen_coverage <= 0.0;
  }

  void score(std::size_t first, std::size_t end) {
    if (is_plain_) {
      for (std::size_t begin = first; begin < end; begin += MeanBlock::most_units)
        score_block(begin, std::min(begin + MeanBlock::most_units, end));
    } else {
      for (std::size_t unit = first; unit < end; ++unit) score_unit(unit);
    }
  }

 private:
  struct Child {
    const PackedMarks* packed;  ///< Nothing where values and states are there.
    const double* values;
    const State* states;
    const double* coverage;  ///< Nothing where it is 1 with an answer and 0 without.
    double weight;           ///< NaN where it differs by unit.
    std::size_t node;

    [[nodiscard]] State state(std::size_t unit) const { return packed != nullptr ? packed->state(unit) : states[unit]; }
    [[nodiscard]] double value(std::size_t unit) const { return packed != nullptr ? packed->mark(unit) : values[unit]; }
    [[nodiscard]] double coverage_of(std::size_t unit) const {
      if (coverage != nullptr) return coverage[unit];
      return is_answered(state(unit)) ? 1.0 : 0.0;
    }
  };

  [[nodiscard]] double weight_of(const Child& child, std::size_t unit) const {
    return std::isnan(child.weight) ? run_.weights.of(child.node, unit) : child.weight;
  }

  /// What `score_unit` comes to, for units of which all children are answered or missing, as most are. The others are
  /// left to it.
  void score_block(std::size_t first, std::size_t end) {
    MeanBlock block(end - first, always_covered_);
    std::array<bool, MeanBlock::most_units> is_odd{};
    for (const Child& child : weighted_) add(child, first, end, block, is_odd);
    for (std::size_t unit = first; unit < end; ++unit) {
      const double answered = block.weight(unit - first);
      const bool is_enough = answered > 0.0 && !is_too_little(answered, full_weight_);
      if (is_odd[unit - first] || !is_enough) {
        score_unit(unit);
        continue;
      }
      scores_.set(unit, block.mean(unit - first));
      run_.card.coverage[at_][unit] = block.covered(unit - first) / full_weight_;
      if (at_ == 0) run_.card.scored_share[unit] = answered / full_weight_;
    }
  }

  /// Whether fewer of the weights were answered than the dimension asks for.
  [[nodiscard]] bool is_too_little(double answered, double applicable) const {
    return node_.min_coverage > 0.0 && billionths(answered / applicable) < billionths(node_.min_coverage);
  }

  void add(const Child& child, std::size_t first, std::size_t end, MeanBlock& block,
           std::array<bool, MeanBlock::most_units>& is_odd) const {
    if (child.packed != nullptr) {
      std::array<double, MeanBlock::most_units> marks;
      child.packed->give(first, std::span(marks).first(end - first));
      return block.add(child.weight, marks.data());
    }
    const bool may_be_missing = run_.node(child.node).missing.policy != MissingRule::Policy::exclude;
    for (std::size_t unit = first; unit < end; ++unit) {
      const State state = child.states[unit];
      is_odd[unit - first] |= state != State::answered && (state != State::missing || !may_be_missing);
    }
    if (child.coverage == nullptr) return block.add(child.weight, child.values + first);
    for (std::size_t unit = first; unit < end; ++unit)
      is_odd[unit - first] |= has_value(child.states[unit]) && child.coverage[unit] <= 0.0;
    block.add(child.weight, child.values + first, child.coverage + first);
  }

  void score_unit(std::size_t unit) {
    parts_.clear();
    CompensatedSum applicable;
    CompensatedSum answered;
    CompensatedSum covered;
    bool any_applies = false;
    bool excluded = false;
    State rests_on = State::answered;
    for (const Child& child : children_) {
      const State state = child.state(unit);
      if (state == State::not_applicable) continue;
      any_applies = true;
      const double weight = weight_of(child, unit);
      if (weight == 0.0) continue;
      const double coverage = child.coverage_of(unit);
      applicable.add(weight);
      covered.add(weight * coverage);
      if (!has_value(state)) {
        excluded = excluded || run_.node(child.node).missing.policy == MissingRule::Policy::exclude;
        continue;
      }
      if (coverage > 0.0) answered.add(weight);
      rests_on = more_doubtful(rests_on, state);
      parts_.push_back({child.value(unit), weight});
    }
    const double weight = applicable.value();
    if (any_applies) run_.card.coverage[at_][unit] = weight > 0.0 ? covered.value() / weight : 0.0;
    if (at_ == 0) run_.card.scored_share[unit] = weight > 0.0 ? answered.value() / weight : 0.0;
    absences_[unit] = absence(unit, any_applies, weight, excluded, answered.value(), covered.value());
    if (absences_[unit] != Absence::none) {
      scores_.clear(unit, any_applies ? State::missing : State::not_applicable);
      return;
    }
    if (std::holds_alternative<ShareOfPoints>(node_.combine)) {
      combine_points(unit);
    } else if (!std::holds_alternative<CopelandBalance>(node_.combine)) {
      combine_parts(unit);
    } else {
      scores_.values[unit] = 0.0;
    }
    if (absences_[unit] == Absence::none) scores_.states[unit] = rests_on;
    if (run_.plan.nodes[at_].counts_points && !std::holds_alternative<ShareOfPoints>(node_.combine)) sum_points(unit);
  }

  Absence absence(std::size_t unit, bool any_applies, double applicable, bool excluded, double answered,
                  double covered) {
    if (!any_applies) return Absence::not_applicable;
    if (run_.card.screened[unit]) return Absence::screened;
    if (applicable <= 0.0) {
      run_.findings.warning(Code::score_weights, run_.place_of(unit),
                            fmt::format("nothing in {} that applies to {} has a weight, so it has no score",
                                        node_name(node_), run_.name_of(unit)),
                            node_.id);
      return Absence::weightless;
    }
    if (excluded) return Absence::excluded;
    if (parts_.empty() && covered <= 0.0) return Absence::unanswered;
    if (parts_.empty() && node_.min_coverage <= 0.0) return Absence::unmarked;
    return is_too_little(answered, applicable) ? Absence::coverage : Absence::none;
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
      const std::string_view mean = std::visit([](const auto& way) { return way.word; }, node_.combine);
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

  ScoringRun& run_;
  std::size_t at_;
  const Node& node_;
  Column& scores_;
  std::vector<Absence>& absences_;
  std::vector<Child> children_;
  std::vector<Child> weighted_;  ///< Those whose weight is not zero.
  double full_weight_ = 0.0;
  bool always_covered_ = true;  ///< Of all children, the coverage is 1 with an answer and 0 without.
  bool is_plain_ = true;        ///< A weighted mean with the same weights for all units.
  std::vector<Part> parts_;
};

}  // namespace

void score_units(ScoringRun& run, std::size_t at, Column& scores) {
  constexpr std::size_t units_a_job = 16'384;
  run.card.coverage[at].assign(run.units(), no_value);
  run.card.absences[at].assign(run.units(), Absence::none);
  if (run.plan.nodes[at].counts_points) {
    run.card.points[at].earned.assign(run.units(), 0.0);
    run.card.points[at].available.assign(run.units(), 0.0);
  }
  run_jobs(run, (run.units() + units_a_job - 1) / units_a_job, [&](ScoringRun& part, std::size_t job) {
    const std::size_t first = job * units_a_job;
    UnitScorer(part, at, scores).score(first, std::min(first + units_a_job, run.units()));
  });
}

}  // namespace hallmark
