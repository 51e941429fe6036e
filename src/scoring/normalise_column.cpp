#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "hallmark/support/wording.hpp"
#include "scoring/normalise.hpp"
#include "scoring/scoring_run.hpp"
#include "scoring/unit_groups.hpp"
#include "support/texts.hpp"

namespace hallmark {

namespace {

/// Whether a group of values can be judged by its ends. Says why not where it cannot, and where there is no spread.
bool can_judge(ScoringRun& run, std::size_t at, const JudgedBy& by, const std::string& group) {
  const Node& node = run.node(at);
  if (by.ends.least == by.ends.most) {
    const std::string within = group.empty() ? std::string() : fmt::format(" within {}", in_quotes(group));
    run.findings.warning(
        Code::score_constant, *node.normalise_place,
        fmt::format("{} is the same for all{}: there is nothing to judge by, so it {}", node_name(node), within,
                    node.normalise->constant ? "takes its 'constant'" : "counts as missing"),
        node.id);
    return true;
  }
  const std::string obstacle = std::visit(
      [&]<class Method>(const Method& method) {
        if constexpr (MayFail<Method>) return method.obstacle(by, node_name(node));
        return std::string();
      },
      node.normalise->method);
  if (obstacle.empty()) return true;
  run.findings.error(Code::rubric_normalise, *node.normalise_place, obstacle);
  return false;
}

/// The unit that a method measures from.
const std::string* reference_of(const NormaliseMethod& method) {
  return std::visit(
      [](const auto& chosen) -> const std::string* {
        if constexpr (requires { chosen.unit; }) return &chosen.unit;
        return nullptr;
      },
      method);
}

/// One group of all units, and marks that stand where the values did.
void normalise_whole(ScoringRun& run, std::size_t at, Column& column, double reference) {
  const Normalise& rule = *run.node(at).normalise;
  const Ends ends = ends_of(column.values);
  const JudgedBy by{ends, rule.lower_is_better, reference};
  if (std::isnan(ends.least) || !can_judge(run, at, by, {})) return;
  const bool constant = ends.least == ends.most;
  if (!constant) mark_on_line(column.values, line_of(rule.method, by), run.rubric().scale);
  for (std::size_t unit = 0; unit < column.size(); ++unit) {
    if (!has_value(column.states[unit])) continue;
    if (!constant) {
      run.require_finite(at, unit, column.values[unit]);
    } else if (rule.constant) {
      column.values[unit] = *rule.constant;
    } else {
      column.clear(unit, State::missing);
    }
  }
}

void normalise_by_group(ScoringRun& run, std::size_t at, Column& column, double reference) {
  const Normalise& rule = *run.node(at).normalise;
  Column marks(run.units());
  marks.states = column.states;
  for (const UnitGroup& group : unit_groups(run.survey, column, run.card.screened, rule.over)) {
    std::vector<double> values;
    for (const std::size_t unit : group.units) values.push_back(column.values[unit]);
    const Ends ends = ends_of(values);
    if (!can_judge(run, at, {ends, rule.lower_is_better, reference}, group.name)) return;
    const std::vector<double> made = normalised(values, rule, run.rubric().scale, reference);
    for (std::size_t i = 0; i < group.units.size(); ++i) {
      const std::size_t unit = group.units[i];
      if (ends.least != ends.most) {
        marks.values[unit] = made[i];
        run.require_finite(at, unit, made[i]);
      } else if (rule.constant) {
        marks.values[unit] = *rule.constant;
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
  const Normalise& rule = *node.normalise;
  double reference = no_value;
  if (const std::string* const id = reference_of(rule.method)) {
    const std::optional<std::size_t> unit = run.survey.find(*id);
    if (unit) reference = column.values[*unit];
    if (reference != reference) {
      const Texts& ids = *run.survey.ids;
      run.findings.error(Code::rubric_normalise, *node.normalise_place,
                         unit ? fmt::format("{} has no value in {} to measure from", in_quotes(*id), node_name(node))
                              : fmt::format("{} is not in the survey{}", in_quotes(*id),
                                            did_you_mean(*id, std::vector<std::string>(ids.begin(), ids.end()))));
      return;
    }
  }
  const bool can_stay = marks_each_by_itself(rule.method) && rule.over.empty() && run.rubric().screen_coverage <= 0.0;
  if (can_stay) {
    normalise_whole(run, at, column, reference);
  } else {
    normalise_by_group(run, at, column, reference);
  }
}

}  // namespace hallmark
