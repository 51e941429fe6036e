#include "report/workbook_styles.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include <fmt/format.h>

#include "report/csv_field.hpp"

namespace hallmark {

namespace {

// Numbers of formats below 164 are those of the spreadsheet itself; 0 is "General".
constexpr int general_number = 0;
constexpr int score_number = 164;
constexpr int estimated_number = 165;
constexpr int percent_number = 166;
constexpr int shared_rank_number = 167;
constexpr int unsure_number = 168;

struct StyleEntry {
  int font = 0;
  int number = general_number;
  std::string_view alignment;  ///< Of XML.
  int named = 0;               ///< The named style it belongs to, which screen readers and outlines go by.
  int border = 0;
};

constexpr std::string_view align_wrapped = R"(<alignment vertical="top" wrapText="1"/>)";
constexpr std::string_view align_indented = R"(<alignment horizontal="left" vertical="top" wrapText="1" indent="1"/>)";
constexpr std::string_view align_top = R"(<alignment vertical="top"/>)";
constexpr std::string_view align_right = R"(<alignment horizontal="right" vertical="top"/>)";

/// First `CellFormat`, then `CellLook`.
constexpr std::array<StyleEntry, cell_formats + cell_looks> style_entries = {{
    {0, general_number, align_top, 0, 0},
    {2, general_number, align_top, 1, 0},
    {3, general_number, R"(<alignment vertical="bottom"/>)", 2, 0},
    {0, general_number, align_wrapped, 0, 0},
    {4, general_number, align_top, 3, 0},
    {1, general_number, R"(<alignment horizontal="left" vertical="bottom" wrapText="1" indent="1"/>)", 0, 1},
    {1, general_number, R"(<alignment horizontal="right" vertical="bottom" wrapText="1"/>)", 0, 1},
    {0, general_number, align_indented, 0, 0},
    {0, general_number, align_right, 0, 0},
    {4, general_number, R"(<alignment horizontal="left" vertical="top" indent="1"/>)", 3, 0},
    {0, general_number, align_right, 0, 0},
    {0, score_number, align_right, 0, 0},
    {0, estimated_number, align_right, 0, 0},
    {0, unsure_number, align_right, 0, 0},
    {0, percent_number, align_right, 0, 0},
    {0, general_number, align_right, 0, 0},
    {0, shared_rank_number, align_right, 0, 0},
}};

std::string font_element(int size, std::string_view more) {
  return fmt::format(R"(<font>{}<sz val="{}"/>{}<name val="Arial"/><family val="2"/></font>)",
                     more.starts_with("<b")   ? "<b/>"
                     : more.starts_with("<u") ? "<u/>"
                                              : "",
                     size, more.ends_with("link") ? R"(<color rgb="FF0B57A4"/>)" : R"(<color rgb="FF000000"/>)");
}

std::string format_entry(const StyleEntry& entry, bool is_text) {
  return fmt::format(
      R"(<xf numFmtId="{}" fontId="{}" fillId="0" borderId="{}" xfId="{}" applyNumberFormat="1" applyFont="1" applyBorder="1" applyAlignment="1"{}>{}</xf>)",
      entry.number, entry.font, entry.border, entry.named, is_text ? R"( quotePrefix="1")" : "", entry.alignment);
}

std::string number_format(int number, std::string_view code) {
  return fmt::format(R"(<numFmt numFmtId="{}" formatCode="{}"/>)", number, code);
}

}  // namespace

std::size_t style_of(CellFormat format, const std::string& text) {
  return static_cast<std::size_t>(format) + (runs_as_formula(text) ? style_entries.size() : 0);
}

std::size_t style_of(const WorkbookCell& cell) {
  const std::string* text = std::get_if<std::string>(&cell.content);
  return cell_formats + static_cast<std::size_t>(cell.look) +
         (text != nullptr && runs_as_formula(*text) ? style_entries.size() : 0);
}

std::string styles_part(int decimals) {
  const int shown = std::clamp(decimals, 0, 15);
  const std::string score = shown == 0 ? "0" : "0." + std::string(static_cast<std::size_t>(shown), '0');
  std::string xml = R"(<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">)";
  xml += R"(<numFmts count="5">)" + number_format(score_number, score) +
         number_format(estimated_number, score + "&quot; [e]&quot;") + number_format(percent_number, "0.0%") +
         number_format(shared_rank_number, "&quot;=&quot;General") +
         number_format(unsure_number, score + "&quot; [u]&quot;") + "</numFmts>";
  xml += R"(<fonts count="5">)" + font_element(12, "") + font_element(12, "<b>") + font_element(16, "<b>") +
         font_element(14, "<b>") + font_element(12, "<u> link") + "</fonts>";
  xml += R"(<fills count="2"><fill><patternFill patternType="none"/></fill>)"
         R"(<fill><patternFill patternType="gray125"/></fill></fills>)";
  xml += R"(<borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border>)"
         R"(<border><left/><right/><top/><bottom style="thin"><color rgb="FF000000"/></bottom><diagonal/></border>)"
         "</borders>";
  xml += R"(<cellStyleXfs count="4">)";
  for (const int of_named : {0, 2, 3, 4})
    xml += fmt::format(R"(<xf numFmtId="0" fontId="{}" fillId="0" borderId="0"/>)", of_named);
  xml += fmt::format(R"(</cellStyleXfs><cellXfs count="{}">)", 2 * style_entries.size());
  for (const bool is_text : {false, true}) {
    for (const StyleEntry& entry : style_entries) xml += format_entry(entry, is_text);
  }
  xml += R"(</cellXfs><cellStyles count="4"><cellStyle name="Normal" xfId="0" builtinId="0"/>)"
         R"(<cellStyle name="Heading 1" xfId="1" builtinId="16"/><cellStyle name="Heading 2" xfId="2" builtinId="17"/>)"
         R"(<cellStyle name="Hyperlink" xfId="3" builtinId="8"/></cellStyles>)";
  return xml + R"(<dxfs count="0"/><tableStyles count="0"/></styleSheet>)";
}

}  // namespace hallmark
