#pragma once

#include <cstdint>
#include <functional>
#include <stdexcept>
#include <string>
#include <string_view>
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

/// Something kept a workbook from being written.
class WorkbookError : public std::runtime_error {
  using std::runtime_error::runtime_error;
};

/// Loads the library that workbooks are written with, which is done when the first one is. Throws WorkbookError that
/// names the package it comes with where it is not installed.
void load_workbook_library();

/// Writes a workbook as XLSX to a file that `cli` has made: the library that is used for it knows nothing but paths. It
/// keeps files of its own meanwhile, without names, where TMPDIR says. Throws WorkbookError.
void save_workbook(const Workbook& workbook, const std::string& path);

/// Whether the parts of an XLSX file end as they should. The library goes on where there is no space for its own files,
/// and says that all is well.
[[nodiscard]] bool is_whole_workbook(std::string_view bytes);

}  // namespace hallmark
