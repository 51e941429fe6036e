#pragma once

#include "hallmark/result/league_table.hpp"

namespace hallmark {

/// The survey of a table with numbers in the place of codes and names, "COUNCIL-07" and "Council 7", given in the order
/// of the rows: that says no more than the ranks do. Groups stay, as peers are compared by them.
[[nodiscard]] Survey anonymised(const LeagueTable& table);

}  // namespace hallmark
