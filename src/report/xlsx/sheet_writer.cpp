#include "report/xlsx/sheet_writer.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include <fmt/format.h>

#include "report/xlsx/cell_formats.hpp"
#include "report/xlsx/cell_text.hpp"
#include "report/xlsx/save_workbook.hpp"
#include "report/xlsx/sheet_layout.hpp"
#include "report/xlsx/xlsxwriter_library.hpp"
#include "result/cells.hpp"

namespace hallmark {

namespace {

constexpr std::size_t widest_on_one_page = 300;  // beyond that, fitted to the width of a page, nobody could read it
constexpr double height_of_a_line = 15.75;       // in points, as all heights
constexpr double greatest_height = 409.0;
constexpr double added_width = 5.0 / 7.0;  // by the library, as the margin of a cell

/// Writes the cells of a sheet, row by row.
class CellWriter {
 public:
  CellWriter(lxw_worksheet& out, const CellFormats& formats) : out_(out), formats_(formats) {}

  /// Readers that do not work out heights themselves are told them.
  void begin_row(double height) {
    check_xlsx(xlsxwriter().worksheet_set_row(&out_, next_row_, height, nullptr));
    ++next_row_;
    column_ = 0;
  }

  void text(const std::string& text, lxw_format* format) {
    const lxw_col_t column = column_++;
    if (!text.empty())
      check_xlsx(xlsxwriter().worksheet_write_string(&out_, row(), column, cell_text(text).c_str(), format));
  }

  /// A text that leads to the first cell of a sheet.
  void link(const std::string& text, const std::string& sheet, lxw_format* format) {
    const std::string address = fmt::format("internal:'{}'!A1", sheet);
    check_xlsx(xlsxwriter().worksheet_write_url_opt(&out_, row(), column_++, address.c_str(), format,
                                                    cell_text(text).c_str(), nullptr));
  }

  void cell(const WorkbookCell& cell) {
    if (const double* number = std::get_if<double>(&cell.content)) {
      // Neither NaN nor an infinity is a number of a spreadsheet: one of them, and the file does not open.
      if (!std::isfinite(*number)) return this->cell({std::string(missing_mark), CellLook::mark});
      const double unsigned_zero = *number + 0.0;
      check_xlsx(xlsxwriter().worksheet_write_number(&out_, row(), column_++, unsigned_zero, formats_.of(cell)));
      return;
    }
    const auto& text = std::get<std::string>(cell.content);
    cell.look == CellLook::link ? link(text, text, formats_.of(cell)) : this->text(text, formats_.of(cell));
  }

  [[nodiscard]] lxw_row_t row() const { return next_row_ - 1; }

 private:
  lxw_worksheet& out_;
  const CellFormats& formats_;
  lxw_row_t next_row_ = 0;
  lxw_col_t column_ = 0;
};

/// How many lines a row of cells needs.
std::size_t lines_of(const std::vector<WorkbookCell>& row, const std::vector<std::size_t>& widths) {
  std::size_t lines = 1;
  for (std::size_t i = 0; i < row.size(); ++i) {
    if (const std::string* text = std::get_if<std::string>(&row[i].content);
        text != nullptr && text->size() > widths[i])
      lines = std::max(lines, wrapped_lines(*text, widths[i]));
  }
  return lines;
}

std::size_t lines_of(const std::vector<std::string>& headings, const std::vector<std::size_t>& widths) {
  std::size_t lines = 1;
  for (std::size_t i = 0; i < headings.size(); ++i) lines = std::max(lines, wrapped_lines(headings[i], widths[i]));
  return lines;
}

LineFormat format_of(const WorkbookSheet& sheet, WorkbookLine::Kind kind) {
  switch (kind) {
    case WorkbookLine::Kind::title:
      return LineFormat::title;
    case WorkbookLine::Kind::heading:
      return LineFormat::heading;
    case WorkbookLine::Kind::link:
      return LineFormat::link;
    case WorkbookLine::Kind::text:
      break;
  }
  // Above a table a sentence runs on over the columns, which may be narrow; alone it is wrapped.
  return sheet.headings.empty() ? LineFormat::sentence : LineFormat::plain;
}

double height_of_lines(std::size_t lines) {
  return std::min(greatest_height, height_of_a_line * static_cast<double>(lines));
}

double height_of_line(const WorkbookSheet& sheet, const WorkbookLine& line, std::size_t width) {
  switch (line.kind) {
    case WorkbookLine::Kind::title:
      return 24.0;
    case WorkbookLine::Kind::heading:
      return 27.0;
    case WorkbookLine::Kind::text:
    case WorkbookLine::Kind::link:
      break;
  }
  return height_of_lines(sheet.headings.empty() ? wrapped_lines(line.text, width) : 1);
}

void set_up_page(lxw_worksheet& out, const std::vector<std::size_t>& widths) {
  constexpr std::uint8_t a4 = 9;
  xlsxwriter().worksheet_set_paper(&out, a4);
  xlsxwriter().worksheet_set_landscape(&out);
  xlsxwriter().worksheet_set_margins(&out, 0.5, 0.5, 0.5, 0.5);
  if (std::accumulate(widths.begin(), widths.end(), std::size_t{0}) <= widest_on_one_page)
    xlsxwriter().worksheet_fit_to_pages(&out, 1, 0);
}

/// Marks up the table below a row of headings.
void add_table(lxw_worksheet& out, const WorkbookSheet& sheet, lxw_row_t heading_row) {
  std::string name = sheet.table;
  std::vector<std::string> headings;
  for (const std::string& heading : sheet.headings) headings.push_back(cell_text(heading));
  std::vector<lxw_table_column> columns(headings.size());
  std::vector<lxw_table_column*> pointers;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    columns[i].header = headings[i].data();
    pointers.push_back(&columns[i]);
  }
  lxw_table_options options{};
  options.name = name.data();
  options.no_autofilter = LXW_TRUE;  // no buttons in the headings, as the guidance asks for
  options.no_banded_rows = LXW_TRUE;
  options.style_type = LXW_TABLE_STYLE_TYPE_LIGHT;
  options.style_type_number = 0;  // none
  options.columns = pointers.data();
  check_xlsx(xlsxwriter().worksheet_add_table(&out, heading_row, 0,
                                              heading_row + static_cast<lxw_row_t>(sheet.rows.size()),
                                              static_cast<lxw_col_t>(columns.size() - 1), &options));
  // On paper the headings stand on every page.
  check_xlsx(xlsxwriter().worksheet_repeat_rows(&out, heading_row, heading_row));
}

}  // namespace

void check_xlsx(int error) {
  if (error != LXW_NO_ERROR) throw WorkbookError(xlsxwriter().lxw_strerror(static_cast<lxw_error>(error)));
}

void write_sheet(lxw_worksheet& out, const WorkbookSheet& sheet, const CellFormats& formats) {
  const std::vector<std::size_t> widths = column_widths(sheet);
  set_up_page(out, widths);
  xlsxwriter().worksheet_set_default_row(&out, height_of_a_line, LXW_FALSE);
  for (std::size_t i = 0; i < widths.size(); ++i) {
    const auto column = static_cast<lxw_col_t>(i);
    check_xlsx(
        xlsxwriter().worksheet_set_column(&out, column, column, static_cast<double>(widths[i]) - added_width, nullptr));
  }

  CellWriter cells(out, formats);
  for (const WorkbookLine& line : sheet.lines) {
    cells.begin_row(height_of_line(sheet, line, widths[0]));
    lxw_format* const format = formats.of(format_of(sheet, line.kind), line.text);
    line.sheet.empty() ? cells.text(line.text, format) : cells.link(line.text, line.sheet, format);
  }
  if (sheet.headings.empty()) return;
  cells.begin_row(height_of_lines(lines_of(sheet.headings, widths)));
  // The table writes its headings too, plainly: they come again with what they look like.
  if (has_table(sheet)) add_table(out, sheet, cells.row());
  for (std::size_t i = 0; i < sheet.headings.size(); ++i) {
    const LineFormat format = is_text_column(sheet, i) ? LineFormat::text_heading : LineFormat::number_heading;
    cells.text(sheet.headings[i], formats.of(format, sheet.headings[i]));
  }
  for (const std::vector<WorkbookCell>& row : sheet.rows) {
    cells.begin_row(height_of_lines(lines_of(row, widths)));
    for (const WorkbookCell& cell : row) cells.cell(cell);
  }
}

}  // namespace hallmark
