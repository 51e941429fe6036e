#include "scoring/scoring_run.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "hallmark/scoring/evaluator_over.hpp"
#include "hallmark/support/wording.hpp"
#include "scoring/normalise.hpp"
#include "scoring/unit_groups.hpp"

namespace hallmark {

Place ScoringRun::place_of(std::size_t unit) const {
  const RowPlace& row = survey.places[unit];
  return {survey.sources[row.source], row.offset, 1};
}

std::string ScoringRun::name_of(std::size_t unit) const {
  const std::string& name = survey.names[unit];
  return name.empty() ? in_quotes(survey.ids[unit])
                      : fmt::format("{} ({})", in_quotes(survey.ids[unit]), without_controls(name));
}

Evaluator ScoringRun::evaluator(const BoundExpression& bound) const {
  return evaluator_over(bound, survey, card.nodes);
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

namespace {

/// Whether a method can place the values between its two ends.
bool can_measure(const Normalise& method, double least, double most, double reference) {
  const double worst = method.lower_is_better ? most : least;
  switch (method.method) {
    case NormaliseMethod::distance_to_unit:
      return reference != worst;
    case NormaliseMethod::distance_to_target:
      return method.lower_is_better ? method.target < worst : method.target > worst;
    case NormaliseMethod::share_of_max:
      return most > 0.0;
    default:
      return true;
  }
}

std::string unmeasurable(const Normalise& method, const Node& node) {
  if (method.method == NormaliseMethod::share_of_max) {
    return fmt::format("the largest value of {} is not above zero, so there is no share of it", node_name(node));
  }
  return fmt::format("the {} of {} does not lie beyond the worst value there is, so no distance can be measured",
                     method.method == NormaliseMethod::distance_to_unit ? "unit" : "target", node_name(node));
}

}  // namespace

void ScoringRun::require_finite(std::size_t at, std::size_t unit, double value) const {
  if (std::isfinite(value)) return;
  findings.error(Code::score_undefined, place_of(unit),
                 fmt::format("{} of {} is beyond what can be worked with: its numbers are too large",
                             node_name(node(at)), name_of(unit)));
}

void normalise_column(ScoringRun& run, std::size_t at, Column& column) {
  const Node& node = run.node(at);
  const Normalise& method = *node.normalise;
  double reference = no_value;
  if (method.method == NormaliseMethod::distance_to_unit) {
    for (std::size_t unit = 0; unit < run.units(); ++unit) {
      if (run.survey.ids[unit] == method.unit) reference = column.values[unit];
    }
    const bool is_known = std::ranges::find(run.survey.ids, method.unit) != run.survey.ids.end();
    if (!is_known || reference != reference) {
      run.findings.error(
          Code::rubric_normalise, *node.normalise_place,
          is_known ? fmt::format("{} has no value in {} to measure from", in_quotes(method.unit), node_name(node))
                   : fmt::format("{} is not in the survey{}", in_quotes(method.unit),
                                 did_you_mean(method.unit, run.survey.ids)));
      return;
    }
  }
  Column marks(run.units());
  marks.states = column.states;
  for (const UnitGroup& group : unit_groups(run.survey, column, run.card.screened, method.over)) {
    std::vector<double> values;
    for (const std::size_t unit : group.units) values.push_back(column.values[unit]);
    const auto [least, most] = std::ranges::minmax(values);
    const bool constant = least == most;
    if (!constant && !can_measure(method, least, most, reference)) {
      run.findings.error(Code::rubric_normalise, *node.normalise_place, unmeasurable(method, node));
      return;
    }
    const std::vector<double> made =
        constant ? std::vector<double>() : normalised(values, method, run.rubric().scale, reference);
    if (constant) {
      const std::string within = group.name.empty() ? std::string() : fmt::format(" within {}", in_quotes(group.name));
      run.findings.warning(
          Code::score_constant, *node.normalise_place,
          fmt::format("{} is the same for all{}: there is nothing to judge by, so it {}", node_name(node), within,
                      method.constant ? "takes its 'constant'" : "counts as missing"));
    }
    for (std::size_t i = 0; i < group.units.size(); ++i) {
      const std::size_t unit = group.units[i];
      if (!constant) {
        marks.values[unit] = made[i];
        run.require_finite(at, unit, made[i]);
      } else if (method.constant) {
        marks.values[unit] = *method.constant;
      }
    }
  }
  for (std::size_t unit = 0; unit < run.units(); ++unit) {
    if (has_value(marks.states[unit]) && marks.values[unit] != marks.values[unit]) marks.clear(unit, State::missing);
  }
  column = std::move(marks);
}

void round_column(const Node& node, Column& column) {
  if (!node.round) return;
  for (double& value : column.values) value = round_to(value, node.round->decimals, node.round->mode);
}

}  // namespace hallmark
