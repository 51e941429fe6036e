#include "report/workbook/workbook_cells.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include <fmt/format.h>

#include "hallmark/support/unicode.hpp"
#include "report/table/section.hpp"
#include "result/cells.hpp"

namespace hallmark {

namespace {

std::string heading_text(const std::string& text) {
  std::string line = text;
  for (char& c : line) {
    if (static_cast<unsigned char>(c) < 0x20) c = ' ';
  }
  return cut_to_width(line, 200);
}

std::vector<std::string> shown_groups(const LeagueTable& table) {
  std::vector<std::string> groups;
  for (const ColumnName& group : table.rubric->survey.groups) groups.push_back(group.text);
  const auto& within = table.rubric->ranking.within;
  if (within && std::ranges::find(groups, within->text) == groups.end() && table.survey->labels.contains(within->text))
    groups.push_back(within->text);
  return groups;
}

}  // namespace

WorkbookCell mark_cell(State state) {
  return {std::string(state == State::not_applicable ? not_applicable_mark : missing_mark), CellLook::mark};
}

void set_headings(WorkbookSheet& sheet, const std::vector<std::string>& texts) {
  std::set<std::string> taken;
  std::map<std::string, int> counts;
  for (const std::string& text : texts) {
    const std::string plain = heading_text(text.empty() ? "Column" : text);
    std::string heading = plain;
    for (int& count = counts[fold_case(plain)]; !taken.insert(fold_case(heading)).second;)
      heading = fmt::format("{} ({})", plain, ++count + 1);
    sheet.headings.push_back(std::move(heading));
  }
}

std::string node_heading(const Node& node) {
  return node.is_indicator ? node.id : node.title;
}

WorkbookCell score_cell(const Column& column, std::size_t unit) {
  const State state = column.states[unit];
  if (!has_value(state)) return mark_cell(state);
  return {column.values[unit], state == State::estimated ? CellLook::estimated_score
                               : state == State::unsure  ? CellLook::unsure_score
                                                         : CellLook::score};
}

WorkbookCell text_cell(std::string_view text, State without) {
  return {text.empty() ? mark_cell(without).content : std::string(text), CellLook::text};
}

std::vector<std::string> unit_headings(const LeagueTable& table) {
  std::vector<std::string> headings = {"Code"};
  if (table.rubric->survey.name) headings.push_back(name_heading(*table.rubric));
  for (const std::string& group : shown_groups(table)) headings.push_back(capitalised(group));
  return headings;
}

void append_unit_cells(WorkbookRow& row, const LeagueTable& table, std::size_t unit) {
  row.push_back({std::string(table.survey->id(unit))});
  if (table.rubric->survey.name) row.push_back(text_cell(table.survey->name(unit), State::missing));
  for (const std::string& group : shown_groups(table))
    row.push_back(text_cell(group_cell(table, group, unit), State::missing));
}

std::vector<std::size_t> units_by_group(const LeagueTable& table) {
  std::vector<std::size_t> units;
  for (const Section& section : sections_of(table)) {
    units.insert(units.end(), section.ranked.begin(), section.ranked.end());
    units.insert(units.end(), section.unranked.begin(), section.unranked.end());
  }
  return units;
}

void add_lines(WorkbookSheet& sheet, const LeagueTable& table, const std::vector<std::string>& sentences) {
  using Kind = WorkbookLine::Kind;
  sheet.lines.push_back({Kind::title, fmt::format("{}: {}", sheet.name, title_of(*table.rubric)), ""});
  sheet.lines.push_back({Kind::text, "This worksheet contains one table.", ""});
  for (const std::string& sentence : sentences) sheet.lines.push_back({Kind::text, sentence, ""});
  sheet.lines.push_back({Kind::text,
                         "Marks: [x] missing, [z] not applicable, [e] estimated, [u] unsure. The notes explain these "
                         "and the columns.",
                         ""});
  sheet.lines.push_back({Kind::link, "Go to the notes", "Notes"});
  sheet.lines.push_back({Kind::link, "Go to the contents", "Contents"});
}

bool fits(WorkbookSheet& sheet, std::size_t rows) {
  if (sheet.headings.size() <= most_sheet_columns && sheet.lines.size() + 1 + rows <= most_sheet_rows) return true;
  sheet.lines[1].text = fmt::format(
      "The table is left out: it would have {} rows and {} columns, more than a worksheet can hold. JSON has its "
      "numbers.",
      rows, sheet.headings.size());
  sheet.headings.clear();
  sheet.table.clear();
  return false;
}

}  // namespace hallmark
