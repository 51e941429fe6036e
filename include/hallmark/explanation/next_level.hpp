#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "hallmark/explanation/what_if.hpp"
#include "hallmark/survey/answer_cells.hpp"

namespace hallmark {

/// What one question is worth to one unit: its score if it had answered worst or best for its score, everything else
/// as it is. Nothing where that cannot be scored, or where a dimension above has no score, so that no answer counts.
struct QuestionWorth {
  std::optional<double> at_worst;  ///< Only where it did answer.
  std::optional<double> at_best;
};

/// A way to the next level: one answer or two.
struct Route {
  Trial changes;
  std::vector<std::string> before;  ///< By change: what is answered now; empty for a blank.
  double effort = 0.0;  ///< How far the answers move along their own scales, in whole scales; no answer is the foot.
  double score = 0.0;   ///< What the unit would have then.
};

/// What would lift a unit.
struct NextLevel {
  std::optional<std::size_t> level;  ///< The next one; none at the top, without a score or without levels.
  double points_short = 0.0;         ///< From the score to the threshold; zero where something else holds it back.
  std::vector<Route> routes;         ///< Some that suffice, those of less effort first.
  bool single_answers_suffice = false;
  bool too_much = false;                ///< There were more combinations than were tried.
  bool best_answers_suffice = false;    ///< With the best answer to everything it would have the level.
  std::vector<QuestionWorth> worth;     ///< By changeable question; empty where even that was too much to try.
};

/// Tries every single answer of a unit, and where no better one lifts it the pairs of better answers. For each question
/// or pair a small change that suffices is kept.
[[nodiscard]] NextLevel next_level(const Plan& plan, const Survey& survey, const AnswerCells& cells,
                                   const Scorecard& card, std::size_t unit);

}  // namespace hallmark
