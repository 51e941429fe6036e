#include "hallmark/verification/published_table.hpp"

#include <unordered_map>

#include <fmt/format.h>

#include "hallmark/support/wording.hpp"
#include "result/cells.hpp"
#include "support/csv_table.hpp"
#include "support/trim.hpp"
#include "survey/cells/cell_words.hpp"

namespace hallmark {

Result<PublishedTable> read_published(const Source& source, const SurveyRules& rules, const std::string& id,
                                      const std::vector<std::string>& columns, char delimiter) {
  Result<PublishedTable> result;
  auto opened = open_distinct_table(source, result.findings, delimiter);
  if (!opened) return result;
  CsvReader& reader = opened->reader;
  const Header& header = opened->header;
  const auto id_column = require_column(header, id, "the join with the survey", result.findings);
  std::vector<std::size_t> at;
  for (const std::string& column : columns) {
    if (const auto found = require_column(header, column, "--map", result.findings)) at.push_back(*found);
  }
  if (!id_column || at.size() < columns.size()) return result;

  const CellWords words(rules);
  PublishedTable& table = result.value.emplace();
  table.source = source;
  std::unordered_map<std::string, std::size_t> first;
  while (reader.next(result.findings)) {
    const std::vector<Cell>& row = reader.row();
    if (!row_fits(reader, header, result.findings)) continue;
    PublishedTable::Row published{std::string(trim(row[*id_column].text)), {}, {}};
    if (published.id.empty()) continue;  // blank codes never join
    const auto [known, is_new] = first.emplace(published.id, reader.row_offset());
    if (!is_new) {
      result.findings.error(Code::verify_table, {source, row[*id_column].offset, 1},
                            fmt::format("{} is published twice{}", in_quotes(published.id),
                                        on_line(", first ", source, known->second, result.findings)));
      continue;
    }
    for (const std::size_t column : at) {
      std::string_view text = trim(row[column].text);
      // The official marks: missing and not applicable are blanks, an estimate or an unsure number is a number.
      if (text == missing_mark || text == not_applicable_mark || words.state_of(text) != State::answered) text = {};
      take_doubt_mark(text);
      published.cells.emplace_back(text);
      published.offsets.push_back(row[column].offset);
    }
    table.rows.push_back(std::move(published));
  }
  return result;
}

}  // namespace hallmark
