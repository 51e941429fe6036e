#include "hallmark/report/write_audit.hpp"

#include <algorithm>
#include <cassert>

#include <fmt/format.h>

#include "hallmark/support/unicode.hpp"
#include "report/audit/audit_formats.hpp"
#include "report/format/markdown_text.hpp"

namespace hallmark {

namespace {

std::vector<AuditSection> sections_of(const AuditReport& report, const AuditLength& length) {
  std::vector<AuditSection> sections = rank_sections(report);
  for (const auto& more : {cause_sections(report, length), question_sections(report, length)})
    sections.insert(sections.end(), more.begin(), more.end());
  return sections;
}

/// Cuts the names, or leaves out columns from the right, until the table fits; what is left out is named.
std::vector<std::string> fit(std::vector<TextColumn>& columns, std::size_t width) {
  clean(columns);
  constexpr std::size_t narrowest = 14;
  const auto total = [&columns] {
    std::size_t sum = 0;
    for (const TextColumn& column : columns) sum += (column.is_bar ? bar_width : column.width()) + 2;
    return sum - 2;
  };
  // The column of names is the widest of the first two.
  TextColumn& names = columns.size() > 1 && columns[1].width() > columns[0].width() ? columns[1] : columns[0];
  const std::size_t all = total();
  if (all > width) {
    const std::size_t excess = all - width;
    const std::size_t own = names.width();
    const std::size_t narrowed = std::max(std::min(own, narrowest), own > excess ? own - excess : 0);
    for (std::string& cell : names.cells) cell = cut_to_width(cell, narrowed);
  }
  std::vector<std::string> left_out;
  while (columns.size() > 3 && total() > width) {
    if (!columns.back().is_bar) left_out.insert(left_out.begin(), columns.back().heading);
    columns.pop_back();
  }
  return left_out;
}

}  // namespace

std::string audit_text(const std::vector<AuditSection>& sections, const TerminalStyle& style) {
  std::string text;
  for (const AuditSection& section : sections) {
    if (!text.empty()) text += "\n";
    text += in_bold(section.heading, style.colour) + "\n";
    for (const std::string& sentence : section.sentences)
      text += wrapped(sentence, style.width, sentence.starts_with("- ") ? 2 : 0);
    std::vector<TextColumn> columns = section.columns;
    std::vector<std::string> left_out;
    if (!columns.empty()) {
      left_out = fit(columns, style.width);
      text += "\n" + rows_text(columns, 0, columns[0].cells.size(), style.colour) + "\n";
    }
    for (const std::string& note : section.notes) text += wrapped(note, style.width, note.starts_with("- ") ? 2 : 0);
    std::erase(left_out, std::string());
    if (!left_out.empty())
      text += wrapped(fmt::format("Not shown for want of room: {}.", fmt::join(left_out, ", ")), style.width, 0);
  }
  return text;
}

std::string audit_markdown(const std::vector<AuditSection>& sections) {
  std::string text;
  const auto add_lines = [&text](const std::vector<std::string>& lines) {
    for (const std::string& line : lines) {
      const bool is_item = line.starts_with("- ");
      text += is_item ? "- " + markdown_text(line.substr(2)) + "\n" : "\n" + markdown_text(line) + "\n";
      if (!is_item && line.ends_with(':')) text += "\n";
    }
  };
  for (const AuditSection& section : sections) {
    text += fmt::format("{}# {}\n", text.empty() ? "" : "\n#", markdown_text(section.heading));
    add_lines(section.sentences);
    if (!section.columns.empty()) {
      text += "\n";
      std::vector<std::string> cells;
      for (const TextColumn& column : section.columns) cells.push_back(markdown_text(column.heading));
      append_markdown_row(text, cells);
      text += "|";
      for (const TextColumn& column : section.columns) text += column.to_the_right ? " --: |" : " :-- |";
      text += "\n";
      for (std::size_t row = 0; row < section.columns[0].cells.size(); ++row) {
        cells.clear();
        for (const TextColumn& column : section.columns) cells.push_back(markdown_text(column.cells[row]));
        append_markdown_row(text, cells);
      }
    }
    add_lines(section.notes);
  }
  return text;
}

std::string write(const AuditReport& report, Format format, const TerminalStyle& style) {
  switch (format) {
    case Format::csv:
      return audit_csv(report);
    case Format::json:
      return audit_json(report);
    case Format::md:
      return audit_markdown(sections_of(report, {}));
    case Format::html:
      return audit_html(report, sections_of(report, {}));
    case Format::vega_lite:
      return audit_vega_lite(report);
    case Format::table:
      return audit_text(sections_of(report, {}), style);
    case Format::xlsx:
      break;
  }
  assert(false);
  return {};
}

}  // namespace hallmark
