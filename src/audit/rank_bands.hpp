#pragma once

#include "hallmark/audit/uncertainty.hpp"
#include "hallmark/scoring/ranking.hpp"

namespace hallmark {

/// Bands of units that the draws do not tell apart: the best ranked unit begins one, everyone after it belongs to it up
/// to the first that it is ahead of in 95 % of the draws, and that one begins the next. Units of one band need not all
/// be alike to one another, but none is clearly behind the first.
/// Idea: Goldstein and Spiegelhalter, "League tables and their limitations", JRSS A 159 (1996).
[[nodiscard]] std::vector<RankBand> rank_bands(const Ranking& ranking, const PairwiseOrder& pairs);

}  // namespace hallmark
