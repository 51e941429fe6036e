#include "support/csv_header.hpp"

#include <algorithm>
#include <unordered_map>

#include <fmt/format.h>

#include "hallmark/support/wording.hpp"
#include "support/trim.hpp"

namespace hallmark {

std::optional<std::size_t> Header::find(std::string_view name) const {
  const auto found = std::ranges::find(names, name);
  return found == names.end() ? std::nullopt : std::optional(static_cast<std::size_t>(found - names.begin()));
}

std::optional<Header> read_header(CsvReader& reader, const Source& source, Findings& findings) {
  if (!reader.next(findings)) {
    // One quoted cell with nothing in it is a blank line too.
    findings.error(Code::survey_empty, {source, 0, 1}, "the file has no header: there is nothing but blank lines");
    return std::nullopt;
  }
  if (reader.row_is_broken()) return std::nullopt;
  Header header{source, reader.row_offset(), {}};
  std::unordered_map<std::string, std::size_t> first;
  for (const Cell& cell : reader.row()) {
    std::string name(trim(cell.text));
    const bool is_new = name.empty() || first.emplace(name, header.names.size()).second;
    if (!is_new) {
      findings.error(Code::survey_header, {source, cell.offset, 1},
                     fmt::format("the column {} is there twice: first as column {}", in_quotes(name), first[name] + 1));
    }
    header.names.push_back(std::move(name));
  }
  return header;
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

bool row_fits(const CsvReader& reader, const Header& header, Findings& findings) {
  if (reader.row_is_broken()) return false;
  const std::size_t cells = reader.row().size();
  if (cells == header.names.size()) return true;
  findings.error(Code::survey_ragged, {header.source, reader.row_offset(), 1},
                 fmt::format("the row has {}, the header {}", counted(cells, "cell", "cells"), header.names.size()));
  return false;
}

std::string on_line(std::string_view lead, const Source& source, std::size_t offset, const Findings& findings) {
  if (findings.is_full()) return {};
  return fmt::format("{}on line {}", lead, source->position_of(offset).line);
}

}  // namespace hallmark
