#include "support/csv_header.hpp"

#include <algorithm>
#include <unordered_map>

#include <fmt/format.h>

#include "hallmark/support/unicode.hpp"
#include "hallmark/support/wording.hpp"
#include "support/trim.hpp"

namespace hallmark {

std::optional<std::size_t> Header::find(std::string_view name) const {
  const auto found = std::ranges::find(names, name);
  if (found != names.end()) return static_cast<std::size_t>(found - names.begin());
  const std::string folded = fold_case(name);
  const auto alike =
      std::ranges::find_if(names, [&folded](const std::string& other) { return fold_case(other) == folded; });
  return alike == names.end() || folded.empty() ? std::nullopt
                                                : std::optional(static_cast<std::size_t>(alike - names.begin()));
}

std::optional<std::size_t> Header::find_any(std::initializer_list<std::string_view> alternatives) const {
  for (const std::string_view name : alternatives) {
    if (const auto at = find(name)) return at;
  }
  return std::nullopt;
}

std::optional<Header> read_header(CsvReader& reader, const Source& source, Findings& findings) {
  if (!reader.next(findings)) {
    // One quoted cell with nothing in it is a blank line too.
    findings.error(Code::survey_empty, {source, 0, 1}, "the file has no header: there is nothing but blank lines");
    return std::nullopt;
  }
  if (reader.row_is_broken()) return std::nullopt;
  Header header{source, reader.row_offset(), {}, {}};
  for (const Cell& cell : reader.row()) {
    header.names.emplace_back(trim(cell.text));
    header.offsets.push_back(cell.offset);
  }
  return header;
}

void report_repeats(const Header& header, Findings& findings) {
  std::unordered_map<std::string_view, std::size_t> first;
  for (std::size_t at = 0; at < header.names.size(); ++at) {
    if (header.names[at].empty()) continue;
    const auto [known, is_new] = first.emplace(header.names[at], at);
    if (!is_new) report_repeated(header, known->second, at, findings);
  }
}

void report_repeated(const Header& header, std::size_t first, std::size_t second, Findings& findings) {
  findings.error(
      Code::survey_header, {header.source, header.offsets[second], 1},
      fmt::format("the column {} is there twice: first as column {}", in_quotes(header.names[second]), first + 1));
}

std::optional<std::size_t> require_column(const Header& header, const std::string& name, std::string_view needed_by,
                                          Findings& findings) {
  if (const auto at = header.find(name)) return at;
  std::string hint = findings.is_full() ? std::string() : did_you_mean(name, header.names);
  if (header.names.size() == 1) {
    for (const char delimiter : {';', '\t', '|', ','}) {
      if (hint.empty() && header.names[0].find(delimiter) != std::string::npos) {
        hint = fmt::format(": the header is one cell; try --delimiter '{}'",
                           delimiter == '\t' ? std::string("\\t") : std::string(1, delimiter));
      }
    }
  }
  findings.error(Code::survey_column, {header.source, header.offset, 1},
                 fmt::format("there is no column {}, which {} needs{}", in_quotes(name), needed_by, hint));
  return std::nullopt;
}

bool has_cells_for(const Header& header, const std::vector<Cell>& row) {
  const std::size_t columns = header.names.size();
  return row.size() >= columns && std::all_of(row.begin() + static_cast<std::ptrdiff_t>(columns), row.end(),
                                              [](const Cell& cell) { return trim(cell.text).empty(); });
}

bool row_fits(const CsvReader& reader, const Header& header, Findings& findings) {
  if (reader.row_is_broken()) return false;
  const std::size_t cells = reader.row().size();
  if (has_cells_for(header, reader.row())) return true;
  findings.error(Code::survey_ragged, {header.source, reader.row_offset(), 1},
                 fmt::format("the row has {}, the header {}", counted(cells, "cell", "cells"), header.names.size()));
  return false;
}

std::string on_line(std::string_view lead, const Source& source, std::size_t offset, const Findings& findings) {
  if (findings.is_full()) return {};
  return fmt::format("{}on line {}", lead, source->position_of(offset).line);
}

}  // namespace hallmark
