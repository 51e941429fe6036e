#include "report/xlsx/sheet_layout.hpp"

#include <algorithm>

#include "hallmark/support/number.hpp"
#include "hallmark/support/unicode.hpp"

namespace hallmark {

namespace {

constexpr std::size_t widest_column = 60;
constexpr std::size_t widest_number = 11;
constexpr std::size_t widest_unwrapped_heading = 10;
constexpr std::size_t cover_width = 100;
constexpr std::size_t cell_margin = 3;  // of a cell, and since no letters are of one width

template <class Look>
void for_each_word(std::string_view text, Look look) {
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find_first_of(" \n", at), text.size());
    look(text.substr(at, end - at), end < text.size() && text[end] == '\n');
    at = end + 1;
  }
}

std::size_t width_of_cell(const WorkbookCell& cell) {
  if (const double* number = std::get_if<double>(&cell.content)) {
    if (cell.look == CellLook::number) return std::min(to_text(*number).size(), widest_number);
    return cell.look == CellLook::estimated_score || cell.look == CellLook::unsure_score ? 9 : 6;
  }
  return std::min(display_width(std::get<std::string>(cell.content)), widest_column);
}

std::size_t width_of_heading(const std::string& heading) {
  std::size_t width = std::min(display_width(heading), widest_unwrapped_heading);
  for_each_word(heading, [&width](std::string_view word, bool) {
    width = std::max(width, std::min(display_width(word), widest_column));
  });
  return width;
}

}  // namespace

std::vector<std::size_t> column_widths(const WorkbookSheet& sheet) {
  if (sheet.headings.empty()) return {cover_width};
  std::vector<std::size_t> widths;
  for (const std::string& heading : sheet.headings) widths.push_back(width_of_heading(heading));
  for (const std::vector<WorkbookCell>& row : sheet.rows) {
    for (std::size_t i = 0; i < row.size(); ++i) widths[i] = std::max(widths[i], width_of_cell(row[i]));
  }
  for (std::size_t& width : widths) width += cell_margin;
  return widths;
}

bool is_text_column(const WorkbookSheet& sheet, std::size_t column) {
  return !sheet.rows.empty() && std::ranges::all_of(sheet.rows, [column](const std::vector<WorkbookCell>& row) {
    return row[column].look == CellLook::text || row[column].look == CellLook::link;
  });
}

bool has_table(const WorkbookSheet& sheet) {
  return !sheet.table.empty() && !sheet.rows.empty();
}

std::size_t wrapped_lines(std::string_view text, std::size_t width) {
  std::size_t lines = 1;
  std::size_t used = 0;
  for_each_word(text, [&](std::string_view word, bool ends_line) {
    const std::size_t size = display_width(word);
    if (used > 0 && used + 1 + size > width) {
      ++lines;
      used = 0;
    }
    used += (used > 0 ? 1 : 0) + size;
    for (; used > width; used -= width) ++lines;  // a word that is wider than the column is broken
    if (ends_line) {
      ++lines;
      used = 0;
    }
  });
  return lines;
}

}  // namespace hallmark
