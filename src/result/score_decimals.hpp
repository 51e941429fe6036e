#pragma once

#include <cstddef>
#include <vector>

#include "hallmark/result/league_table.hpp"

namespace hallmark {

/// With how many decimals the score of each unit prints for people: those of the rubric, and more where the printed
/// numbers of two neighbours in a peer group would be equal and their ranks are not, or where a score would print as the
/// threshold of a level that it does not reach.
[[nodiscard]] std::vector<int> score_decimals(const LeagueTable& table);

/// The same for one unit.
[[nodiscard]] int score_decimals(const LeagueTable& table, std::size_t unit);

/// So that a score does not print as the threshold of a level that it does not reach: `decimals` or more.
[[nodiscard]] int decimals_below_levels(const std::vector<Level>& levels, double score, int decimals);

}  // namespace hallmark
