#include "report/xlsx/cell_formats.hpp"

#include <algorithm>
#include <string_view>

#include "report/format/csv_field.hpp"
#include "report/xlsx/xlsxwriter_library.hpp"

namespace hallmark {

namespace {

struct Style {
  double size = 12.0;
  bool is_bold = false;
  bool is_link = false;
  bool is_underlined = false;  ///< By a line below the cell.
  bool is_wrapped = false;
  int side = LXW_ALIGN_NONE;
  int indent = 0;
  int edge = LXW_ALIGN_VERTICAL_TOP;
};

constexpr std::uint8_t format_for_texts = 49;  // "@", one of a spreadsheet's own

constexpr int to_left = LXW_ALIGN_LEFT;
constexpr int to_right = LXW_ALIGN_RIGHT;
constexpr int at_bottom = LXW_ALIGN_VERTICAL_BOTTOM;
constexpr Style numeric{.side = to_right};

/// First `LineFormat`, then `CellLook`.
constexpr std::array<Style, line_formats + cell_looks> styles = {{
    {},
    {.size = 16.0, .is_bold = true},
    {.size = 14.0, .is_bold = true, .edge = at_bottom},
    {.is_wrapped = true},
    {.is_link = true},
    {.is_bold = true, .is_underlined = true, .is_wrapped = true, .side = to_left, .indent = 1, .edge = at_bottom},
    {.is_bold = true, .is_underlined = true, .is_wrapped = true, .side = to_right, .edge = at_bottom},
    {.is_wrapped = true, .side = to_left, .indent = 1},
    numeric,
    {.is_link = true, .side = to_left, .indent = 1},
    numeric,
    numeric,
    numeric,
    numeric,
    numeric,
    numeric,
    numeric,
}};

std::array<std::string, line_formats + cell_looks> number_formats(int decimals) {
  const int shown = std::clamp(decimals, 0, 15);
  const std::string score = shown == 0 ? "0" : "0." + std::string(static_cast<std::size_t>(shown), '0');
  std::array<std::string, line_formats + cell_looks> formats;
  const auto of_look = [&formats](CellLook look) -> std::string& {
    return formats[line_formats + static_cast<std::size_t>(look)];
  };
  of_look(CellLook::score) = score;
  of_look(CellLook::estimated_score) = score + "\" [e]\"";
  of_look(CellLook::unsure_score) = score + "\" [u]\"";
  of_look(CellLook::percent) = "0.0%";
  of_look(CellLook::shared_rank) = "\"=\"General";
  return formats;
}

void set_font(lxw_format* format, double size) {
  xlsxwriter().format_set_font_name(format, "Arial");
  xlsxwriter().format_set_font_size(format, size);
}

lxw_format* make_format(lxw_workbook& workbook, const Style& style, const std::string& number_format) {
  lxw_format* const format = xlsxwriter().workbook_add_format(&workbook);
  if (format == nullptr) throw std::bad_alloc();
  if (style.is_link) {
    xlsxwriter().format_set_hyperlink(format);
    xlsxwriter().format_set_theme(format, 0);  // or its blue would be that of the theme
    xlsxwriter().format_set_font_color(format, 0x0B57A4);
    xlsxwriter().format_set_underline(format, LXW_UNDERLINE_SINGLE);
  }
  set_font(format, style.size);
  if (style.is_bold) xlsxwriter().format_set_bold(format);
  if (style.is_underlined) xlsxwriter().format_set_bottom(format, LXW_BORDER_THIN);
  if (style.is_wrapped) xlsxwriter().format_set_text_wrap(format);
  if (style.side != LXW_ALIGN_NONE) xlsxwriter().format_set_align(format, static_cast<std::uint8_t>(style.side));
  xlsxwriter().format_set_align(format, static_cast<std::uint8_t>(style.edge));
  if (style.indent > 0) xlsxwriter().format_set_indent(format, static_cast<std::uint8_t>(style.indent));
  if (!number_format.empty()) xlsxwriter().format_set_num_format(format, number_format.c_str());
  return format;
}

}  // namespace

CellFormats::CellFormats(lxw_workbook& workbook, int decimals) {
  // The library's own first format, of cells without one: readers count the widths of columns in digits of its font,
  // and Calibri is not everywhere.
  set_font(STAILQ_FIRST(workbook.formats), Style().size);
  const auto formats = number_formats(decimals);
  for (std::size_t i = 0; i < count; ++i) {
    ordinary_[i] = make_format(workbook, styles[i], formats[i]);
    for_text_[i] = make_format(workbook, styles[i], "");
    xlsxwriter().format_set_num_format_index(for_text_[i], format_for_texts);
  }
}

lxw_format* CellFormats::of(LineFormat format, const std::string& text) const {
  return (runs_as_formula(text) ? for_text_ : ordinary_)[static_cast<std::size_t>(format)];
}

lxw_format* CellFormats::of(const WorkbookCell& cell) const {
  const std::string* text = std::get_if<std::string>(&cell.content);
  return (text != nullptr && runs_as_formula(*text) ? for_text_
                                                    : ordinary_)[line_formats + static_cast<std::size_t>(cell.look)];
}

}  // namespace hallmark
