#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "hallmark/explanation/what_if.hpp"

namespace hallmark {

/// What one question is worth to one unit: its score if it had answered worst or best, everything else as it is.
struct QuestionWorth {
  std::optional<double> at_worst;
  std::optional<double> at_best;
};

/// A way to the next level: one answer or two.
struct Route {
  Trial changes;
  double effort = 0.0;  ///< How far the answers move along their own scales, in whole scales; no answer is the foot.
  double score = 0.0;   ///< What the unit would have then.
};

/// What would lift a unit.
struct NextLevel {
  std::optional<std::size_t> level;  ///< The next one; none at the top, without a score or without levels.
  double points_short = 0.0;         ///< From the score to the threshold; zero where something else holds it back.
  std::vector<Route> routes;         ///< The ways of least effort, single answers before pairs.
  bool single_answers_suffice = false;
  std::vector<QuestionWorth> worth;  ///< By question of the survey; empty where it was too much to try.
};

/// Tries every single better answer of a unit, and where none of them lifts it the pairs of those that raise its score
/// most. The least effort that suffices is kept for each question or pair.
[[nodiscard]] NextLevel next_level(const Plan& plan, const Survey& survey, const Scorecard& card, std::size_t unit);

}  // namespace hallmark
