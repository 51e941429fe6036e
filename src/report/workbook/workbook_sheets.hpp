#pragma once

#include "hallmark/report/workbook.hpp"

namespace hallmark {

[[nodiscard]] WorkbookSheet cover_sheet(const LeagueTable& table);
/// The list of the sheets that follow.
[[nodiscard]] WorkbookSheet contents_sheet(const std::vector<WorkbookSheet>& sheets);
[[nodiscard]] WorkbookSheet notes_sheet(const LeagueTable& table);
[[nodiscard]] WorkbookSheet league_sheet(const LeagueTable& table);
/// Scores and marks of all nodes, one row a unit.
[[nodiscard]] WorkbookSheet scores_sheet(const LeagueTable& table);
/// Values and marks of all questions, one row an answer.
[[nodiscard]] WorkbookSheet answers_sheet(const LeagueTable& table);
[[nodiscard]] WorkbookSheet weights_sheet(const LeagueTable& table);

}  // namespace hallmark
