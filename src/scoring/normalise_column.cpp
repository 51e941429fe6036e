#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "hallmark/support/wording.hpp"
#include "scoring/normalise.hpp"
#include "scoring/scoring_run.hpp"
#include "scoring/unit_groups.hpp"

namespace hallmark {

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
    case NormaliseMethod::minmax:
    case NormaliseMethod::distance_to_max:
    case NormaliseMethod::percentile:
    case NormaliseMethod::zscore:
    case NormaliseMethod::rank:
    case NormaliseMethod::borda:
    case NormaliseMethod::exponential_rank:
      break;
  }
  return true;
}

std::string unmeasurable(const Normalise& method, const Node& node) {
  if (method.method == NormaliseMethod::share_of_max) {
    return fmt::format("the largest value of {} is not above zero, so there is no share of it", node_name(node));
  }
  return fmt::format("the {} of {} does not lie beyond the worst value there is, so no distance can be measured",
                     method.method == NormaliseMethod::distance_to_unit ? "unit" : "target", node_name(node));
}

/// Whether a group of values can be judged by its ends. Says why not where it cannot, and where there is no spread.
bool can_judge(ScoringRun& run, std::size_t at, Ends ends, const std::string& group, double reference) {
  const Node& node = run.node(at);
  const Normalise& method = *node.normalise;
  if (ends.least == ends.most) {
    const std::string within = group.empty() ? std::string() : fmt::format(" within {}", in_quotes(group));
    run.findings.warning(
        Code::score_constant, *node.normalise_place,
        fmt::format("{} is the same for all{}: there is nothing to judge by, so it {}", node_name(node), within,
                    method.constant ? "takes its 'constant'" : "counts as missing"));
    return true;
  }
  if (can_measure(method, ends.least, ends.most, reference)) return true;
  run.findings.error(Code::rubric_normalise, *node.normalise_place, unmeasurable(method, node));
  return false;
}

/// One group of all units, and marks that stand where the values did.
void normalise_whole(ScoringRun& run, std::size_t at, Column& column, double reference) {
  const Normalise& method = *run.node(at).normalise;
  const Ends ends = ends_of(column.values);
  if (std::isnan(ends.least) || !can_judge(run, at, ends, {}, reference)) return;
  const bool constant = ends.least == ends.most;
  if (!constant) normalise_each(column.values, ends, method, run.rubric().scale, reference);
  for (std::size_t unit = 0; unit < column.size(); ++unit) {
    if (!has_value(column.states[unit])) continue;
    if (!constant) {
      run.require_finite(at, unit, column.values[unit]);
    } else if (method.constant) {
      column.values[unit] = *method.constant;
    } else {
      column.clear(unit, State::missing);
    }
  }
}

void normalise_by_group(ScoringRun& run, std::size_t at, Column& column, double reference) {
  const Normalise& method = *run.node(at).normalise;
  Column marks(run.units());
  marks.states = column.states;
  for (const UnitGroup& group : unit_groups(run.survey, column, run.card.screened, method.over)) {
    std::vector<double> values;
    for (const std::size_t unit : group.units) values.push_back(column.values[unit]);
    const Ends ends = ends_of(values);
    if (!can_judge(run, at, ends, group.name, reference)) return;
    const std::vector<double> made = normalised(values, method, run.rubric().scale, reference);
    for (std::size_t i = 0; i < group.units.size(); ++i) {
      const std::size_t unit = group.units[i];
      if (ends.least != ends.most) {
        marks.values[unit] = made[i];
        run.require_finite(at, unit, made[i]);
      } else if (method.constant) {
        marks.values[unit] = *method.constant;
      }
    }
  }
  for (std::size_t unit = 0; unit < run.units(); ++unit) {
    if (has_value(marks.states[unit]) && std::isnan(marks.values[unit])) marks.clear(unit, State::missing);
  }
  column = std::move(marks);
}

}  // namespace

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
                                 did_you_mean(method.unit,
                                              std::vector<std::string>(run.survey.ids.begin(), run.survey.ids.end()))));
      return;
    }
  }
  const bool can_stay = marks_each_by_itself(method) && method.over.empty() && run.rubric().screen_coverage <= 0.0;
  if (can_stay) {
    normalise_whole(run, at, column, reference);
  } else {
    normalise_by_group(run, at, column, reference);
  }
}

}  // namespace hallmark
