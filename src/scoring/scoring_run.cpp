#include "scoring/scoring_run.hpp"

#include <algorithm>

#include <fmt/format.h>

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
  std::vector<Binding> bindings;
  for (const NameReference& name : bound.names) {
    Binding& binding = bindings.emplace_back();
    if (name.node) {
      binding.numbers = &card.nodes[*name.node];
      continue;
    }
    if (const auto column = survey.numbers.find(name.column); column != survey.numbers.end())
      binding.numbers = &column->second;
    if (const auto labels = survey.labels.find(name.column); labels != survey.labels.end())
      binding.texts = &labels->second;
  }
  return {bound.placed->expression, std::move(bindings)};
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
    if (number.state == State::answered) {
      column.set(unit, number.value);
    } else {
      column.clear(unit, number.state);
    }
  }
  return column;
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
    const std::vector<double> made = normalised(values, method, run.rubric().scale, reference);
    if (made.empty()) {
      const std::string within = group.name.empty() ? std::string() : fmt::format(" within {}", in_quotes(group.name));
      run.findings.warning(
          Code::score_constant, *node.normalise_place,
          fmt::format("{} is the same for all{}: there is nothing to judge by, so it {}", node_name(node), within,
                      method.constant ? "takes its 'constant'" : "counts as missing"));
    }
    for (std::size_t i = 0; i < group.units.size(); ++i) {
      const std::size_t unit = group.units[i];
      if (!made.empty()) {
        marks.values[unit] = made[i];
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
