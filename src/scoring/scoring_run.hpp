#pragma once

#include <cmath>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "hallmark/scoring/scorecard.hpp"
#include "hallmark/support/workers.hpp"
#include "scoring/packed_marks.hpp"

namespace hallmark {

/// What may be let go while a league table is worked out, since it does not show it.
struct LetGo {
  std::vector<bool> kept;  ///< By node: those whose marks or scores stay.
  Survey& survey;          ///< Gives its answers away.
  std::vector<std::optional<PackedMarks>> packed_marks =
      {};  ///< By node; nothing where the marks are worked out whole.
};

/// What the steps of one scoring share.
struct ScoringRun {
  const Plan& plan;
  const Survey& survey;
  const Weights& weights;
  Scorecard& card;
  Findings& findings;
  const Workers& workers;
  const LetGo* let_go = nullptr;  ///< Nothing where all of it stays.

  [[nodiscard]] const Rubric& rubric() const { return *plan.rubric; }
  [[nodiscard]] const Node& node(std::size_t at) const { return plan.rubric->nodes[at]; }
  [[nodiscard]] std::size_t units() const { return survey.size(); }

  /// Where a unit's row stands, for findings about its numbers.
  [[nodiscard]] Place place_of(std::size_t unit) const;
  /// 'X06000001' (Ambermouth), for messages.
  [[nodiscard]] std::string name_of(std::size_t unit) const;
  /// Reports a mark or score that overflowed.
  void require_finite(std::size_t at, std::size_t unit, double value) const {
    if (!std::isfinite(value)) report_overflow(at, unit);
  }
  void report_overflow(std::size_t at, std::size_t unit) const;
  /// Columns of the survey, or scores worked out before.
  [[nodiscard]] Evaluator evaluator(const BoundExpression& bound) const;
};

/// Whether notes name what was left blank, by the states of marks.
[[nodiscard]] bool notes_name_blanks(const Rubric& rubric);

/// The question or dimension in messages: 'security', or "the rubric's score" for the root.
[[nodiscard]] std::string node_name(const Node& node);

/// The values of an expression over all units. Operations without a result are reported for `what`.
[[nodiscard]] Column evaluate_column(ScoringRun& run, const BoundExpression& bound, const std::string& what);

/// A node applies where nothing says that it, or anything above it, does not. Unknown does not switch off. Empty where
/// nothing could say so.
[[nodiscard]] std::vector<bool> applicable_units(const ScoringRun& run, std::size_t at);

/// Works out the mark column of an indicator.
void score_indicator(ScoringRun& run, std::size_t at);

/// Runs jobs on the findings of each, which are reported in the order of the jobs; on several threads where there is
/// enough to do.
void run_jobs(ScoringRun& run, std::size_t jobs, const std::function<void(ScoringRun& run, std::size_t job)>& job);

/// Works out the score column of a dimension or the root from its children.
void score_dimension(ScoringRun& run, std::size_t at);

/// The marks or scores of a node by a data-driven method, in place. A column without spread is a warning, and missing
/// unless the node says what it is worth.
void normalise_column(ScoringRun& run, std::size_t at, Column& column);

/// Rounds the scores of a node as its `round` says, in place.
void round_column(const Node& node, Column& column);

/// Levels of units and dimensions, and which gates fired.
void assign_levels(ScoringRun& run);

}  // namespace hallmark
