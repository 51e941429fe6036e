#pragma once

#include <string>
#include <vector>

#include "hallmark/report/workbook.hpp"

namespace hallmark {

/// What a sheet can hold. A table that would be larger is left out, and the sheet says so.
inline constexpr std::size_t most_sheet_rows = 1048576;
inline constexpr std::size_t most_sheet_columns = 16384;

using WorkbookRow = std::vector<WorkbookCell>;

/// The mark of a state without a value.
[[nodiscard]] WorkbookCell mark_cell(State state);

/// A score, or the mark of its state.
[[nodiscard]] WorkbookCell score_cell(const Column& column, std::size_t unit);

/// A text, or the mark of a state where there is none.
[[nodiscard]] WorkbookCell text_cell(std::string_view text, State without);

/// The heading of a node's column: a dimension's title, an indicator's id.
[[nodiscard]] std::string node_heading(const Node& node);

/// Gives a sheet headings of one line each. One that is there already, in whatever case, gets a number behind it.
void set_headings(WorkbookSheet& sheet, const std::vector<std::string>& texts);

/// Code, name and groups of a unit: the rubric's groups, and the peer group where it is none of them.
[[nodiscard]] std::vector<std::string> unit_headings(const LeagueTable& table);
void append_unit_cells(WorkbookRow& row, const LeagueTable& table, std::size_t unit);

/// The units in the order of the sheets: peer group by peer group.
[[nodiscard]] std::vector<std::size_t> units_by_group(const LeagueTable& table);

/// The lines above a table: its title, what is to be said of it, the marks, links.
void add_lines(WorkbookSheet& sheet, const LeagueTable& table, const std::vector<std::string>& sentences);

/// Whether a table of so many rows fits below the lines of its sheet; where it does not, the sheet says so instead.
[[nodiscard]] bool fits(WorkbookSheet& sheet, std::size_t rows);

}  // namespace hallmark
