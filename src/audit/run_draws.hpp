#pragma once

#include "audit/draw_scorer.hpp"
#include "hallmark/audit/uncertainty.hpp"
#include "hallmark/scoring/scorecard.hpp"

namespace hallmark {

/// What draws are compared with: the rubric as it is.
struct Nominal {
  const Ranking& ranking;
  std::size_t levels = 0;  ///< How many the rubric has.
};

struct DrawOptions {
  std::size_t draws = 10'000;
  std::uint64_t seed = 1;
  std::size_t top = 10;
};

/// Draws the inputs over and over and counts what becomes of every unit. What is kept does not grow with the number of
/// draws, and does not depend on who works on which.
[[nodiscard]] Uncertainty run_draws(const Scenarios& scenarios, const RankScheme& scheme, const Nominal& nominal,
                                    const DrawOptions& options, const Workers& workers, Path path = Path::best);

}  // namespace hallmark
