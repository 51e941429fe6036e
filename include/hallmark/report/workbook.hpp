#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <variant>
#include <vector>

#include "hallmark/result/league_table.hpp"

namespace hallmark {

/// How a cell is shown. What is underneath stays whole: a number 16 of its digits, a text all its characters.
enum class CellLook : std::uint8_t {
  text,
  mark,             ///< [x] or [z] where a number would be.
  link,             ///< The name of a sheet, leading there.
  number,           ///< As it is.
  score,            ///< The rubric's decimals.
  estimated_score,  ///< The same with [e] behind it.
  unsure_score,     ///< The same with [u] behind it.
  percent,
  rank,
  shared_rank,  ///< With = in front.
};
inline constexpr std::size_t cell_looks = 10;

struct WorkbookCell {
  std::variant<std::string, double> content;
  CellLook look = CellLook::text;
};

/// A line above a table.
struct WorkbookLine {
  enum class Kind : std::uint8_t { title, heading, text, link };
  Kind kind = Kind::text;
  std::string text;
  std::string sheet;  ///< Where a link leads.
};

/// A sheet with at most one table, below lines that say what it holds.
struct WorkbookSheet {
  std::string name;     ///< Ours: at most 31 characters, no \ / ? * [ ] : in them, no two alike.
  std::string table;    ///< The table's name, an identifier; empty where the sheet has none.
  std::string summary;  ///< For the list of contents.
  std::vector<WorkbookLine> lines;
  std::vector<std::string> headings;  ///< No two alike, whatever their case.
  std::vector<std::vector<WorkbookCell>> rows;
};

struct Workbook {
  std::string title;
  int decimals = 1;  ///< Of scores.
  std::vector<WorkbookSheet> sheets;
};

/// The sheets of a league table: cover, contents, notes, then a table each of places, scores, answers and weights, by
/// the guidance on statistical spreadsheets of the Government Analysis Function.
[[nodiscard]] Workbook make_workbook(const LeagueTable& table);

/// Gives the bytes of a workbook as an XLSX file: the same for the same workbook, with no clock in them.
using WorkbookWriter = std::function<std::string(const Workbook&)>;

}  // namespace hallmark
