#pragma once

#include <algorithm>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "audit/draw_ranks.hpp"
#include "audit/scenario.hpp"

namespace hallmark {

/// What came of some draws: by draw and unit.
struct DrawResults {
  std::size_t units = 0;
  std::vector<double> scores;         ///< NaN without one.
  std::vector<std::uint16_t> ranks;   ///< In steps; 0 without one.
  std::vector<std::uint16_t> levels;  ///< 0 for none, else one more than the level's index.
  std::vector<bool> failed;           ///< By draw: it could not be scored, and has no results.
  std::string reason;                 ///< Of the last one that failed.

  void fail(std::size_t draw, const std::string& why) {
    failed[draw] = true;
    reason = why;
    std::fill_n(scores.begin() + static_cast<std::ptrdiff_t>(draw * units), units, no_value);
    std::fill_n(ranks.begin() + static_cast<std::ptrdiff_t>(draw * units), units, std::uint16_t{0});
  }
  [[nodiscard]] std::span<const double> scores_of(std::size_t draw) const {
    return {scores.data() + draw * units, units};
  }
  [[nodiscard]] std::span<const std::uint16_t> ranks_of(std::size_t draw) const {
    return {ranks.data() + draw * units, units};
  }
  [[nodiscard]] std::span<const std::uint16_t> levels_of(std::size_t draw) const {
    return {levels.data() + draw * units, units};
  }
};

enum class Path : std::uint8_t {
  best,  ///< The quickest that gives the right result.
  full,  ///< Everything anew each time; what the others are tested against.
};

/// Scores and ranks the units again with other inputs. One a worker.
class DrawScorer {
 public:
  DrawScorer(const Scenarios& scenarios, const RankScheme& scheme, Path path = Path::best);

  /// `uniform` has a number in [0, 1) for each draw and input.
  void score(std::span<const double> uniform, std::size_t draws, DrawResults& results);

 private:
  struct Pending {
    std::size_t combination;
    std::size_t draw;
  };

  void score_scenario(std::span<const Pending> pending, const double* uniform, DrawResults& results);
  void score_lanes(const Scenario& scenario, std::span<const Pending> pending, const double* uniform,
                   DrawResults& results);
  void score_anew(const Scenario& scenario, const double* uniform, std::size_t draw, DrawResults& results);
  void finish(const Scenario& scenario, std::size_t draw, DrawResults& results);
  void change_weights(const Weights& from, const double* uniform, Weights& weights) const;

  const Scenarios& scenarios_;
  const AuditInputs& inputs_;
  DrawRanker ranker_;
  Path path_;
  bool draws_data_ = false;
  std::vector<Pending> pending_;
  LinearScores::Scratch scratch_;
  std::vector<double> factors_;
  std::vector<double> fixed_;
  Scorecard card_;  ///< Of the scenario that was scored last, above its marks.
  const Scenario* card_of_ = nullptr;
};

}  // namespace hallmark
