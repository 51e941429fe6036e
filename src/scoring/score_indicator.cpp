#include <algorithm>
#include <cmath>
#include <utility>

#include <fmt/format.h>

#include "hallmark/support/wording.hpp"
#include "scoring/mark.hpp"
#include "scoring/scoring_run.hpp"
#include "scoring/treat.hpp"
#include "scoring/unit_groups.hpp"
#include "support/statistics.hpp"
#include "survey/packed_column.hpp"

namespace hallmark {

namespace {

using Policy = MissingRule::Policy;

class IndicatorScorer {
 public:
  IndicatorScorer(ScoringRun& run, std::size_t at)
      : run_(run), at_(at), node_(run.node(at)), planned_(run.plan.nodes[at]) {}

  void score() {
    Column values = raw_values();
    divide(values);
    mask(values);
    const std::vector<State> states = values.states;
    impute(values);
    treat_outliers(values);
    if (run_.let_go == nullptr) run_.card.values[at_] = values;
    Column marks = node_.normalise ? std::move(values) : own_marks(values);
    if (node_.normalise) normalise_column(run_, at_, marks);
    fill_missing(marks);
    round_column(node_, marks);
    count_points(marks);
    note_coverage(states, marks);
    if (!is_let_go()) note_absences(marks);
    run_.card.nodes[at_] = std::move(marks);
  }

 private:
  Column raw_values() {
    if (planned_.value) return worked_out_values();
    if (!planned_.question) return Column(run_.units());
    if (run_.let_go == nullptr) return run_.survey.answers[*planned_.question];
    // Each question is asked at one node.
    Survey& survey = run_.let_go->survey;
    if (*planned_.question < survey.packed.size() && survey.packed[*planned_.question])
      return std::exchange(survey.packed[*planned_.question], nullptr)->unpacked();
    return std::exchange(survey.answers[*planned_.question], Column());
  }

  Column worked_out_values() {
    Column values = evaluate_column(run_, *planned_.value, in_quotes(node_.id));
    check_limits(values);
    const auto stand_in = run_.survey.stand_ins.find(at_);
    if (stand_in == run_.survey.stand_ins.end()) return values;
    for (std::size_t unit = 0; unit < values.size(); ++unit) {
      if (has_value(stand_in->second.states[unit])) values.set(unit, stand_in->second.values[unit]);
    }
    return values;
  }

  /// Of worked-out numbers, which stand in no cell.
  void check_limits(const Column& values) {
    const NumberLimits& limits = node_.question.limits;
    if (!limits.are_set()) return;
    for (std::size_t unit = 0; unit < values.size(); ++unit) {
      if (!has_value(values.states[unit]) || limits.hold(values.values[unit])) continue;
      const bool is_fraction = limits.are_within(values.values[unit]);
      run_.findings.error(Code::survey_limits, run_.place_of(unit),
                          value_of(unit, values.values[unit]) +
                              (is_fraction ? std::string(" is not a whole number")
                                           : fmt::format(" lies outside its limits, '{}' to '{}'",
                                                         to_text(limits.least), to_text(limits.most))));
    }
  }

  /// `per` and `times`.
  void divide(Column& values) {
    if (!node_.question.per) return;
    const auto denominators = run_.survey.numbers.find(node_.question.per->text);
    if (denominators == run_.survey.numbers.end()) return;
    for (std::size_t unit = 0; unit < values.size(); ++unit) {
      if (!has_value(values.states[unit])) continue;
      const State state = denominators->second.states[unit];
      const double denominator = denominators->second.values[unit];
      if (!has_value(state)) {
        values.clear(unit, state);
      } else if (denominator == 0.0) {
        run_.findings.error(
            Code::score_undefined, run_.place_of(unit),
            fmt::format("{} has no value for {}: its denominator {} is zero (a blank one makes it missing)",
                        in_quotes(node_.id), run_.name_of(unit), in_quotes(node_.question.per->text)));
        values.clear(unit, State::missing);
      } else {
        values.set(unit, values.values[unit] / denominator * node_.question.times,
                   more_doubtful(values.states[unit], state));
      }
    }
  }

  void mask(Column& values) {
    const std::vector<bool> applicable = applicable_units(run_, at_);
    const bool some_are_screened = run_.rubric().screen_coverage > 0.0;
    if (applicable.empty() && !some_are_screened) return;
    for (std::size_t unit = 0; unit < values.size(); ++unit) {
      if (!applicable.empty() && !applicable[unit]) {
        values.clear(unit, State::not_applicable);
      } else if (run_.card.screened[unit] && values.states[unit] != State::not_applicable) {
        values.clear(unit, State::missing);
      }
    }
  }

  [[nodiscard]] bool is_let_go() const { return run_.let_go != nullptr && !run_.let_go->kept[at_]; }

  /// Of the answers, before anything was put in the place of blanks. The dimension above an indicator that is let go
  /// takes it from the marks, unless some answers got none.
  void note_coverage(const std::vector<State>& states, const Column& marks) {
    if (is_let_go() && std::ranges::count_if(states, is_answered) == std::ranges::count_if(marks.states, is_answered))
      return;
    std::vector<double>& coverage = run_.card.coverage[at_];
    coverage.assign(run_.units(), no_value);
    for (std::size_t unit = 0; unit < states.size(); ++unit) {
      if (states[unit] != State::not_applicable) coverage[unit] = is_answered(states[unit]) ? 1.0 : 0.0;
    }
  }

  void impute(Column& values) {
    const Policy policy = node_.missing.policy;
    if (policy == Policy::value) {
      for (std::size_t unit = 0; unit < values.size(); ++unit) {
        if (values.states[unit] == State::missing && !run_.card.screened[unit])
          values.set(unit, node_.missing.value, State::estimated);
      }
    }
    if (policy != Policy::mean && policy != Policy::median) return;
    const std::string over = node_.missing.of ? node_.missing.of->text : std::string();
    const auto labels = run_.survey.labels.find(over);
    const bool grouped = node_.missing.of && labels != run_.survey.labels.end();
    // The middle of each group, all of them worked out before any blank is filled.
    std::vector<std::optional<double>> middles(grouped ? labels->second.texts.size() : 1);
    for (const UnitGroup& group : unit_groups(run_.survey, values, run_.card.screened, over)) {
      std::vector<double> known;
      for (const std::size_t unit : group.units) known.push_back(values.values[unit]);
      middles[group.code] = policy == Policy::mean ? mean_of(known) : median_of(known);
    }
    for (std::size_t unit = 0; unit < values.size(); ++unit) {
      if (values.states[unit] != State::missing || run_.card.screened[unit]) continue;
      const std::uint32_t group = grouped ? labels->second.codes[unit] : 0;
      if (group != Labels::none && middles[group]) {
        values.set(unit, *middles[group], State::estimated);
      } else {
        run_.findings.warning(
            Code::score_group, run_.place_of(unit),
            fmt::format("{} stays missing for {}: nobody{} answered it", in_quotes(node_.id), run_.name_of(unit),
                        node_.missing.of ? fmt::format(" in the same {}", in_quotes(over)) : ""),
            node_.id);
      }
    }
  }

  void treat_outliers(Column& values) {
    if (!node_.treat) return;
    for (const UnitGroup& group : unit_groups(run_.survey, values, run_.card.screened, node_.treat->over)) {
      std::vector<double> treated;
      for (const std::size_t unit : group.units) treated.push_back(values.values[unit]);
      treat(treated, *node_.treat);
      for (std::size_t i = 0; i < group.units.size(); ++i) values.values[group.units[i]] = treated[i];
    }
  }

  double out_of(std::size_t unit) const {
    if (planned_.question && *planned_.question < run_.survey.available.size()) {
      const Column& available = run_.survey.available[*planned_.question];
      if (available.size() > unit && has_value(available.states[unit])) return available.values[unit];
    }
    return points_available(node_.question.scale);
  }

  Column own_marks(const Column& values) {
    Column marks(values.size());
    marks.states = values.states;
    for (std::size_t unit = 0; unit < values.size(); ++unit) {
      if (!has_value(values.states[unit])) continue;
      const Mark mark = mark_of(values.values[unit], node_.question.scale, run_.rubric().scale, out_of(unit));
      marks.values[unit] = mark.value;
      run_.require_finite(at_, unit, mark.value);
      report(mark.trouble, unit, values.values[unit]);
    }
    report_beyond_ends();
    return marks;
  }

  void report(MarkTrouble trouble, std::size_t unit, double value) {
    switch (trouble) {
      case MarkTrouble::none:
        return;
      case MarkTrouble::beyond_ends:
        if (beyond_ends_++ == 0) first_beyond_ = {unit, value};
        return;
      case MarkTrouble::below_first_band:
        run_.findings.warning(Code::score_band, run_.place_of(unit),
                              value_of(unit, value) + " lies below the first band and earns nothing", node_.id);
        return;
      case MarkTrouble::no_logarithm:
        break;
    }
    const auto& range = std::get<RangeScale>(node_.question.scale);
    const std::string message = value_of(unit, value) + " has no logarithm";
    if (range.clamped) {
      run_.findings.warning(Code::score_log, run_.place_of(unit),
                            fmt::format("{}: it is marked as the {} end of the range", message,
                                        range.best < range.worst ? "best" : "worst"),
                            node_.id);
    } else {
      run_.findings.error(Code::score_log, run_.place_of(unit), message + ", and without 'clamp' no mark");
    }
  }

  /// '450' in 'online' of 'X06000001' (Ambermouth).
  [[nodiscard]] std::string value_of(std::size_t unit, double value) const {
    return fmt::format("'{}' in {} of {}", to_text(value), in_quotes(node_.id), run_.name_of(unit));
  }

  /// One warning a question.
  void report_beyond_ends() {
    // Whoever sets limits has said what may be there.
    if (beyond_ends_ == 0 || node_.question.limits.have_ends()) return;
    const bool is_curve = std::holds_alternative<CurveScale>(node_.question.scale);
    const auto& [unit, value] = first_beyond_;
    const std::string others =
        beyond_ends_ == 1 ? std::string() : fmt::format(", and so do others: {} values in all", beyond_ends_);
    run_.findings.warning(Code::score_beyond, run_.place_of(unit),
                          fmt::format("{} lies beyond the ends of its {} and counts as the end{} ('clamp: true' says "
                                      "that this is meant)",
                                      value_of(unit, value), is_curve ? "curve" : "range", others),
                          node_.id);
  }

  /// `missing: zero` and `worst` give marks rather than values.
  void fill_missing(Column& marks) {
    const Policy policy = node_.missing.policy;
    if (policy != Policy::zero && policy != Policy::worst) return;
    double fill = run_.rubric().scale.foot;
    if (policy == Policy::worst)
      fill = node_.normalise ? least_of(marks) : worst_mark(node_.question.scale, run_.rubric().scale);
    for (std::size_t unit = 0; unit < marks.size(); ++unit) {
      if (marks.states[unit] == State::missing && !run_.card.screened[unit]) marks.set(unit, fill, State::estimated);
    }
  }

  /// The least mark a data-driven method gave; the foot of the scale where it gave none.
  double least_of(const Column& marks) const {
    double least = std::numeric_limits<double>::infinity();
    for (std::size_t unit = 0; unit < marks.size(); ++unit) {
      if (has_value(marks.states[unit])) least = std::min(least, marks.values[unit]);
    }
    return std::isfinite(least) ? least : run_.rubric().scale.foot;
  }

  void count_points(const Column& marks) {
    if (!planned_.counts_points) return;
    const Scale& scale = run_.rubric().scale;
    PointsColumn& points = run_.card.points[at_];
    points.earned.assign(run_.units(), 0.0);
    points.available.assign(run_.units(), 0.0);
    for (std::size_t unit = 0; unit < marks.size(); ++unit) {
      if (!has_value(marks.states[unit])) continue;
      points.available[unit] = out_of(unit);
      points.earned[unit] = (marks.values[unit] - scale.foot) / (scale.top - scale.foot) * points.available[unit];
    }
  }

  void note_absences(const Column& marks) {
    std::vector<Absence>& absences = run_.card.absences[at_];
    absences.assign(run_.units(), Absence::none);
    for (std::size_t unit = 0; unit < marks.size(); ++unit) {
      Absence& absence = absences[unit];
      if (marks.states[unit] == State::not_applicable) absence = Absence::not_applicable;
      if (marks.states[unit] == State::missing)
        absence = run_.card.screened[unit] ? Absence::screened : Absence::unanswered;
    }
  }

  ScoringRun& run_;
  std::size_t at_;
  const Node& node_;
  const PlannedNode& planned_;
  std::size_t beyond_ends_ = 0;                              ///< Values that were clamped.
  std::pair<std::size_t, double> first_beyond_ = {0, 0.0};  ///< The unit of the first, and its value.
};

}  // namespace

void score_indicator(ScoringRun& run, std::size_t at) {
  IndicatorScorer(run, at).score();
}

}  // namespace hallmark
