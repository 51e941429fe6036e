#include "report/workbook_sheet_xml.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

#include <fmt/format.h>

#include "hallmark/support/number.hpp"
#include "report/cells.hpp"
#include "report/workbook_layout.hpp"
#include "report/workbook_styles.hpp"
#include "report/workbook_text.hpp"

namespace hallmark {

namespace {

constexpr std::string_view sheet_namespaces =
    R"( xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main")"
    R"( xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships")";

constexpr std::size_t widest_on_one_page = 300;  // beyond that, fitted to the width of a page, nobody could read it

/// Writes the cells of a sheet, and remembers its links.
class CellWriter {
 public:
  CellWriter(std::string& xml, SharedTexts& texts) : xml_(xml), texts_(texts) {}

  /// Readers that do not work out heights themselves are told them.
  void begin_row(double height) {
    xml_ += fmt::format(R"(<row r="{}" ht="{}" customHeight="1">)", ++row_, height);
    column_ = 0;
  }
  void end_row() { xml_ += "</row>"; }

  void text(const std::string& text, std::size_t style) {
    const std::string at = cell_reference(row_, column_++);
    if (text.empty()) return;
    xml_ += fmt::format(R"(<c r="{}" s="{}" t="s"><v>{}</v></c>)", at, style, texts_.number_of(text));
  }

  void cell(const WorkbookCell& cell) {
    if (const double* number = std::get_if<double>(&cell.content)) {
      // Neither NaN nor an infinity is a number of a spreadsheet: one of them, and the file does not open.
      if (!std::isfinite(*number)) return this->cell({std::string(missing_mark), CellLook::mark});
      xml_ += fmt::format(R"(<c r="{}" s="{}"><v>{}</v></c>)", cell_reference(row_, column_++), style_of(cell),
                          to_text(*number));
      return;
    }
    const std::string& text = std::get<std::string>(cell.content);
    if (cell.look == CellLook::link) link_to(text);
    this->text(text, style_of(cell));
  }

  /// The cell that is written next leads to the first cell of a sheet.
  void link_to(const std::string& sheet) {
    links_ += fmt::format(R"(<hyperlink ref="{}" location="'{}'!A1"/>)", cell_reference(row_, column_), sheet);
  }

  [[nodiscard]] const std::string& links() const { return links_; }

 private:
  std::string& xml_;
  SharedTexts& texts_;
  std::string links_;
  std::size_t row_ = 0;
  std::size_t column_ = 0;
};

std::string columns_part(const std::vector<std::size_t>& widths) {
  std::string xml = "<cols>";
  for (std::size_t i = 0; i < widths.size(); ++i)
    xml += fmt::format(R"(<col min="{0}" max="{0}" width="{1}" customWidth="1"/>)", i + 1, widths[i]);
  return xml + "</cols>";
}

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

CellFormat format_of(const WorkbookSheet& sheet, WorkbookLine::Kind kind) {
  switch (kind) {
    case WorkbookLine::Kind::title:
      return CellFormat::title;
    case WorkbookLine::Kind::heading:
      return CellFormat::heading;
    case WorkbookLine::Kind::link:
      return CellFormat::link;
    case WorkbookLine::Kind::text:
      break;
  }
  // Above a table a sentence runs on over the columns, which may be narrow; alone it is wrapped.
  return sheet.headings.empty() ? CellFormat::sentence : CellFormat::plain;
}

/// In points; the most that a row can have is 409.
double height_of_lines(std::size_t lines) {
  return std::min(409.0, 15.75 * static_cast<double>(lines));
}

double height_of_line(const WorkbookSheet& sheet, const WorkbookLine& line, std::size_t width) {
  switch (line.kind) {
    case WorkbookLine::Kind::title:
      return 24.0;
    case WorkbookLine::Kind::heading:
      return 27.0;
    default:
      return height_of_lines(sheet.headings.empty() ? wrapped_lines(line.text, width) : 1);
  }
}

std::string table_range(const WorkbookSheet& sheet) {
  return fmt::format("{}:{}", cell_reference(heading_row(sheet), 0),
                     cell_reference(heading_row(sheet) + sheet.rows.size(), sheet.headings.size() - 1));
}

}  // namespace

std::size_t SharedTexts::number_of(const std::string& text) {
  ++uses_;
  const auto [found, is_new] = numbers_.try_emplace(text, texts_.size());
  if (is_new) texts_.push_back(workbook_text(text));
  return found->second;
}

std::string SharedTexts::part() const {
  std::string xml = fmt::format(
      R"(<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" count="{}" uniqueCount="{}">)", uses_,
      texts_.size());
  for (const std::string& text : texts_) xml += R"(<si><t xml:space="preserve">)" + text + "</t></si>";
  return xml + "</sst>";
}

std::string cell_reference(std::size_t row, std::size_t column) {
  std::string letters;
  for (std::size_t rest = column + 1; rest > 0; rest = (rest - 1) / 26)
    letters.insert(letters.begin(), static_cast<char>('A' + (rest - 1) % 26));
  return letters + std::to_string(row);
}

bool has_table(const WorkbookSheet& sheet) {
  return !sheet.table.empty() && !sheet.rows.empty();
}

std::size_t heading_row(const WorkbookSheet& sheet) {
  return sheet.lines.size() + 1;
}

std::string sheet_part(const WorkbookSheet& sheet, bool is_first, SharedTexts& texts) {
  const std::vector<std::size_t> widths = column_widths(sheet);
  std::string xml = fmt::format(
      R"(<worksheet{}><sheetPr><pageSetUpPr fitToPage="{}"/></sheetPr><sheetViews><sheetView workbookViewId="0"{}/></sheetViews>)"
      R"(<sheetFormatPr defaultRowHeight="15.75"/>)",
      sheet_namespaces, std::accumulate(widths.begin(), widths.end(), std::size_t{0}) <= widest_on_one_page ? 1 : 0,
      is_first ? R"( tabSelected="1")" : "");
  xml += columns_part(widths) + "<sheetData>";
  xml.reserve(xml.size() + (sheet.rows.size() + 16) * (sheet.headings.size() + 1) * 44);  // some bytes a cell
  CellWriter cells(xml, texts);
  for (const WorkbookLine& line : sheet.lines) {
    cells.begin_row(height_of_line(sheet, line, widths[0]));
    if (!line.sheet.empty()) cells.link_to(line.sheet);
    cells.text(line.text, style_of(format_of(sheet, line.kind), line.text));
    cells.end_row();
  }
  if (!sheet.headings.empty()) {
    cells.begin_row(height_of_lines(lines_of(sheet.headings, widths)));
    for (std::size_t i = 0; i < sheet.headings.size(); ++i) {
      const CellFormat format = is_text_column(sheet, i) ? CellFormat::text_heading : CellFormat::number_heading;
      cells.text(sheet.headings[i], style_of(format, sheet.headings[i]));
    }
    cells.end_row();
  }
  for (const std::vector<WorkbookCell>& row : sheet.rows) {
    cells.begin_row(height_of_lines(lines_of(row, widths)));
    for (const WorkbookCell& cell : row) cells.cell(cell);
    cells.end_row();
  }
  xml += "</sheetData>";
  if (!cells.links().empty()) xml += "<hyperlinks>" + cells.links() + "</hyperlinks>";
  xml += R"(<pageMargins left="0.5" right="0.5" top="0.5" bottom="0.5" header="0.3" footer="0.3"/>)"
         R"(<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/>)";
  if (has_table(sheet)) xml += R"(<tableParts count="1"><tablePart r:id="rId1"/></tableParts>)";
  return xml + "</worksheet>";
}

std::string table_part(const WorkbookSheet& sheet, std::size_t number) {
  // Without the element "autoFilter" there are no buttons in the headings, as the guidance asks for.
  std::string xml = fmt::format(
      R"(<table xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" id="{0}" name="{1}" displayName="{1}" ref="{2}" totalsRowShown="0"><tableColumns count="{3}">)",
      number, sheet.table, table_range(sheet), sheet.headings.size());
  for (std::size_t i = 0; i < sheet.headings.size(); ++i)
    xml += fmt::format(R"(<tableColumn id="{}" name="{}"/>)", i + 1, workbook_text(sheet.headings[i]));
  return xml +
         R"(</tableColumns><tableStyleInfo showFirstColumn="0" showLastColumn="0" showRowStripes="0" showColumnStripes="0"/></table>)";
}

}  // namespace hallmark
