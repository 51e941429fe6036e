#include <algorithm>
#include <cmath>
#include <optional>

#include <fmt/format.h>

#include "hallmark/report/write.hpp"
#include "hallmark/support/number.hpp"
#include "report/cells.hpp"
#include "report/csv_field.hpp"
#include "report/csv_headings.hpp"

namespace hallmark {

namespace {

std::optional<double> range_end(double rank) {
  return std::isnan(rank) ? std::nullopt : std::optional(rank);
}

void append_unit(std::string& csv, const LeagueTable& table, std::size_t unit) {
  csv += exact_rank(table.ranking->places[unit]);
  append_field(csv, csv_text(table.survey->ids[unit]));
  append_field(csv, csv_text(table.survey->names[unit]));
  for (const ColumnName& group : table.rubric->survey.groups)
    append_field(csv, csv_text(group_cell(table, group.text, unit)));
  append_field(csv, exact_cell(table.card->score(), unit));
  append_field(csv, csv_text(level_name(table, unit)));
  const double coverage = table.card->coverage[0][unit];
  append_field(csv, std::isnan(coverage) ? not_applicable_mark : to_text(coverage));
  for (const std::size_t node : table.nodes) append_field(csv, exact_cell(table.card->nodes[node], unit));
  append_field(csv, csv_text(note_of(table, unit)));
  if (!table.ranges.empty()) {
    append_field(csv, exact_rank({range_end(table.ranges[unit].low), false}));
    append_field(csv, exact_rank({range_end(table.ranges[unit].high), false}));
  }
  csv.push_back('\n');
}

}  // namespace

std::vector<std::string> csv_headings(const LeagueTable& table) {
  std::vector<std::string> names = {"rank", "code", "name"};
  for (const ColumnName& group : table.rubric->survey.groups) names.push_back(group.text);
  names.insert(names.end(), {"score", "level", "coverage"});
  std::vector<std::string> taken = names;
  taken.emplace_back("note");
  if (!table.ranges.empty()) taken.insert(taken.end(), {"rank_5", "rank_95"});
  for (const std::size_t node : table.nodes) {
    const std::string& id = table.rubric->nodes[node].id;
    names.push_back(std::ranges::find(taken, id) == taken.end() ? id : "node." + id);
  }
  names.emplace_back("note");
  if (!table.ranges.empty()) names.insert(names.end(), {"rank_5", "rank_95"});
  return names;
}

std::string to_csv(const LeagueTable& table) {
  std::string csv;
  for (const std::string& name : csv_headings(table)) {
    if (!csv.empty()) csv.push_back(',');
    csv += csv_text(name);
  }
  csv.push_back('\n');
  for (const std::size_t unit : table.units) append_unit(csv, table, unit);
  return csv;
}

}  // namespace hallmark
