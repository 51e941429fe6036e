#pragma once

#include <string>
#include <vector>

#include "hallmark/result/league_table.hpp"

namespace hallmark {

/// The headings of a league table in CSV, each once: a node that is called like one of the table's own columns is
/// headed `node.score`.
[[nodiscard]] std::vector<std::string> csv_headings(const LeagueTable& table);

}  // namespace hallmark
