#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "hallmark/expression/evaluate.hpp"
#include "hallmark/scoring/plan.hpp"
#include "hallmark/support/column.hpp"
#include "hallmark/support/diagnostic.hpp"
#include "hallmark/support/workers.hpp"
#include "hallmark/survey/survey.hpp"

namespace hallmark {

/// Why a node has no score for a unit.
enum class Absence : std::uint8_t {
  none,            ///< It has one.
  unanswered,      ///< Nothing below it was answered.
  excluded,        ///< Something that must not be missing is (`missing: exclude`).
  coverage,        ///< Less was answered than `min_coverage`.
  not_applicable,  ///< It does not apply.
  screened,        ///< The unit answered too little to take part (`screen`).
  unmarked,        ///< Something was answered, and no child could be scored.
  weightless,      ///< What applies has no weight.
};

/// Index of a level in the rubric's; nothing below the first.
using LevelIndex = std::optional<std::uint16_t>;

/// What the points of a unit are, where something combines points.
struct PointsColumn {
  std::vector<double> earned;
  std::vector<double> available;  ///< Zero where nothing is there to be earned.
};

/// Every mark and score, one column a node, in the order of the rubric's nodes.
struct Scorecard {
  std::vector<Column> nodes;   ///< Marks of indicators and scores of dimensions; the root's is the score.
  std::vector<Column> values;  ///< Of indicators: what the mark was made of, after imputation and treatment.
  std::vector<std::vector<double>>
      coverage;  ///< Share of the applicable effective weight that was answered, in [0, 1].
  std::vector<std::vector<Absence>> absences;
  std::vector<PointsColumn> points;                         ///< Only of nodes that count them.
  std::vector<std::vector<std::vector<double>>> penalties;  ///< By node and penalty: what was added, zero or less.
  std::vector<double> scored_share;  ///< Share of the root's applicable direct weight that has an answer and a score.
  std::vector<bool> screened;        ///< Units that take no part.

  std::vector<LevelIndex> levels;                    ///< Of each unit.
  std::vector<std::vector<LevelIndex>> node_levels;  ///< Of the root's children, in their order.
  std::vector<std::vector<Truth>> gates;             ///< By gate and unit: whether its condition holds.
  std::vector<std::vector<bool>> binds;              ///< And whether the level would be higher without it.

  [[nodiscard]] const Column& score() const { return nodes.front(); }
};

/// The weight of a node among its siblings, by unit where it differs by group.
class Weights {
 public:
  Weights(const Rubric& rubric, const Survey& survey, Findings& findings);

  [[nodiscard]] double of(std::size_t node, std::size_t unit) const {
    return by_unit_[node].empty() ? constant_[node] : by_unit_[node][unit];
  }

  /// Gives a node another weight, the same for all units.
  void set(std::size_t node, double weight) {
    constant_[node] = weight;
    by_unit_[node].clear();
  }

  /// Gives a node its weight in `from` times a factor, by unit where that differs.
  void scale(std::size_t node, double factor, const Weights& from) {
    constant_[node] = from.constant_[node] * factor;
    by_unit_[node] = from.by_unit_[node];
    for (double& weight : by_unit_[node]) weight *= factor;
  }

  [[nodiscard]] bool differs_by_unit(std::size_t node) const { return !by_unit_[node].empty(); }

 private:
  std::vector<double> constant_;
  std::vector<std::vector<double>> by_unit_;  ///< Empty where the weight is the same for all.
};

/// Scores a survey by a plan. Warnings are given beside the scorecard; with errors there is none.
[[nodiscard]] Result<Scorecard> score(const Plan& plan, const Survey& survey);

/// The same with weights that are not the rubric's own.
[[nodiscard]] Result<Scorecard> score(const Plan& plan, const Survey& survey, const Weights& weights);

/// What a league table shows of a scorecard.
struct TableDemand {
  int depth = 1;                   ///< Levels of the tree whose scores stay, one at least.
  std::vector<std::size_t> nodes;  ///< Others that stay.
};

/// The same for a league table of a survey that may be large: takes the answers out of the survey, lets marks go as
/// soon as nothing rests on them, and works on several nodes or units at a time. The columns of other nodes are empty,
/// but for the states of marks that `remarks_on` tells; so are `values`, and the coverage and absences of all nodes but
/// the root.
[[nodiscard]] Result<Scorecard> score_for_table(const Plan& plan, Survey& survey, const TableDemand& demand,
                                                const Workers& workers);

/// Whether no mark depends on a weight, so that marks stand when weights change.
[[nodiscard]] bool marks_stand(const Plan& plan);

/// Works out everything above the marks of a scorecard anew, with other weights. Only where marks stand.
void rescore(const Plan& plan, const Survey& survey, const Weights& weights, Scorecard& card, Findings& findings);

}  // namespace hallmark
