#include <algorithm>

#include <fmt/format.h>

#include "hallmark/support/number.hpp"
#include "hallmark/support/wording.hpp"
#include "result/cells.hpp"
#include "result/read_result.hpp"
#include "support/csv_table.hpp"
#include "support/trim.hpp"

namespace hallmark {

namespace {

using Row = std::vector<Cell>;

/// Where the columns of a result stand. Only `code` and `score` have to be there.
struct ResultColumns {
  std::size_t code = 0;
  std::size_t score = 0;
  std::optional<std::size_t> rank, name, level, coverage, note;
  std::vector<std::size_t> groups;  ///< Between name and score.
  std::vector<std::size_t> nodes;   ///< Between coverage and note.
};

void append_between(std::vector<std::size_t>& columns, const std::optional<std::size_t>& first,
                    const std::optional<std::size_t>& last) {
  if (!first || !last) return;
  for (std::size_t at = *first + 1; at < *last; ++at) columns.push_back(at);
}

std::optional<ResultColumns> columns_of(const Header& header, Findings& findings) {
  const auto code = require_column(header, "code", "a result", findings);
  const auto score = require_column(header, "score", "a result", findings);
  if (!code || !score) return std::nullopt;
  ResultColumns columns{*code,
                        *score,
                        header.find("rank"),
                        header.find("name"),
                        header.find("level"),
                        header.find("coverage"),
                        header.find("note"),
                        {},
                        {}};
  append_between(columns.groups, columns.name, columns.score);
  append_between(columns.nodes, columns.coverage, columns.note);
  return columns;
}

/// A text as it was before it was kept from running as a formula.
std::string plain_text(const Row& row, const std::optional<std::size_t>& column) {
  if (!column) return {};
  std::string_view text = trim(row[*column].text);
  if (text.size() > 1 && text[0] == '\'' && std::string_view("=+-@").find(text[1]) != std::string_view::npos)
    text.remove_prefix(1);
  return text == not_applicable_mark ? std::string() : std::string(text);
}

/// A number with its state; the official marks stand for what is not there.
struct NumberCell {
  double value = no_value;
  State state = State::missing;
};

NumberCell read_number(const Source& source, const Cell& cell, std::string_view column, Findings& findings) {
  std::string_view text = trim(cell.text);
  if (text.empty() || text == missing_mark) return {};
  if (text == not_applicable_mark) return {no_value, State::not_applicable};
  const State state = take_doubt_mark(text);
  if (const auto number = parse_number(text)) return {*number, state};
  findings.error(Code::result_file, {source, cell.offset, std::max<std::size_t>(1, cell.text.size())},
                 fmt::format("{} in {} is not a number", in_quotes(cell.text), in_quotes(column)));
  return {};
}

std::optional<double> number_in(const Source& source, const Row& row, const std::optional<std::size_t>& column,
                                std::string_view name, Findings& findings) {
  if (!column) return std::nullopt;
  const NumberCell cell = read_number(source, row[*column], name, findings);
  return has_value(cell.state) ? std::optional(cell.value) : std::nullopt;
}

/// The note says what a score rests on, since the number itself has no mark.
State state_of_score(const ResultFile::Unit& unit) {
  if (!unit.score) return State::missing;
  if (unit.note.find("estimated: ") != std::string::npos) return State::estimated;
  return unit.note.find("unsure: ") != std::string::npos ? State::unsure : State::answered;
}

ResultFile::Unit unit_of(const Source& source, const Row& row, const ResultColumns& columns, Findings& findings) {
  ResultFile::Unit unit;
  unit.code = plain_text(row, columns.code);
  unit.name = plain_text(row, columns.name);
  for (const std::size_t column : columns.groups) unit.groups.push_back(plain_text(row, column));
  unit.rank = number_in(source, row, columns.rank, "rank", findings);
  unit.score = number_in(source, row, columns.score, "score", findings);
  unit.level = plain_text(row, columns.level);
  unit.coverage = number_in(source, row, columns.coverage, "coverage", findings);
  unit.note = plain_text(row, columns.note);
  unit.state = state_of_score(unit);
  unit.offset = row[columns.code].offset;
  return unit;
}

}  // namespace

Result<ResultFile> read_result_csv(const Source& source) {
  Result<ResultFile> result;
  auto opened = open_distinct_table(source, result.findings);
  if (!opened) return result;
  CsvReader& reader = opened->reader;
  const Header& header = opened->header;
  const auto columns = columns_of(header, result.findings);
  if (!columns) return result;

  ResultFile& file = result.value.emplace();
  file.source = source;
  for (const std::size_t column : columns->groups) file.groups.push_back(header.names[column]);
  for (const std::size_t column : columns->nodes) {
    std::string id = header.names[column];
    if (id.starts_with("node.")) id.erase(0, std::string_view("node.").size());
    file.nodes.push_back({id, id, {}, false, true, {}});
  }
  file.marks.resize(file.nodes.size());
  file.values.resize(file.nodes.size());
  while (reader.next(result.findings)) {
    const Row& row = reader.row();
    if (!row_fits(reader, header, result.findings)) continue;
    ResultFile::Unit unit = unit_of(source, row, *columns, result.findings);
    if (unit.code.empty()) continue;  // blank codes never join
    for (std::size_t node = 0; node < columns->nodes.size(); ++node) {
      const std::size_t column = columns->nodes[node];
      const NumberCell cell = read_number(source, row[column], header.names[column], result.findings);
      file.marks[node].values.push_back(cell.value);
      file.marks[node].states.push_back(cell.state);
    }
    file.units.push_back(std::move(unit));
  }
  return result;
}

}  // namespace hallmark
