#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace hallmark {

/// How the rank and score of one unit vary over the draws.
struct UnitUncertainty {
  std::optional<double> rank;  ///< By the rubric as it is; none without a score.
  double mean_rank = 0.0;
  double median_rank = 0.0;
  double low_rank = 0.0;   ///< 5 % of the draws rank it better.
  double high_rank = 0.0;  ///< 5 % of the draws rank it worse.
  double first = 0.0;      ///< Probability of rank 1.
  double top = 0.0;        ///< Probability of being among the best `UncertaintyOptions::top`.
  double unranked = 0.0;   ///< Share of the draws in which it has no score.
  double mean_score = 0.0;
  double sd_score = 0.0;
  double mean_change = 0.0;         ///< Mean absolute change of its rank.
  std::vector<double> quintiles;    ///< Probability of each fifth of its peers, the best first.
  std::vector<double> levels;       ///< Probability of each level, in the rubric's order; empty without levels.
  double no_level = 0.0;            ///< Probability of having a score and reaching no level.
  std::vector<double> rank_shares;  ///< Share of the draws by rank in steps, rank 1 first.
};

/// Units that follow one another and cannot be told from the first of them.
struct RankBand {
  std::uint32_t group = 0;
  std::vector<std::size_t> units;
};

/// Who is ahead of whom.
struct PairwiseOrder {
  std::size_t draws = 0;  ///< How many draws were compared, the first ones; 0 where there are too many units for it.
  std::size_t units = 0;
  std::vector<double>
      ahead;  ///< By unit and unit: the share of draws in which the first is ranked better. Only among peers.

  [[nodiscard]] double probability(std::size_t a, std::size_t b) const { return ahead[a * units + b]; }
};

struct Uncertainty {
  std::size_t draws = 0;
  std::size_t failed = 0;
  std::string reason;  ///< Why a draw failed.
  std::size_t top = 10;
  std::uint32_t steps = 1;   ///< To a rank, in `rank_shares`.
  double mean_change = 0.0;  ///< Mean absolute change of rank, over units and draws.
  std::vector<UnitUncertainty> units;
  PairwiseOrder pairs;
  std::vector<RankBand> bands;
};

/// A pair is told apart where one is ahead in at least this share of the draws.
inline constexpr double told_apart = 0.95;

}  // namespace hallmark
