#pragma once

#include <cstddef>

#include "hallmark/result/league_table.hpp"
#include "report/format/json_values.hpp"

namespace hallmark {

/// The gates whose condition holds for a unit or is unknown, and whether they bind.
[[nodiscard]] Json gates_json(const LeagueTable& table, std::size_t unit);

}  // namespace hallmark
