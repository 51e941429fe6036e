#include "support/csv_table.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "hallmark/support/unicode.hpp"
#include "support/ascii.hpp"
#include "support/trim.hpp"

namespace hallmark {

namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

/// Behind the end of the line that begins at an offset.
std::size_t next_line(std::string_view text, std::size_t offset) {
  const std::size_t end = text.find_first_of("\r\n", offset);
  if (end == std::string_view::npos) return text.size();
  return end + (text.substr(end).starts_with("\r\n") ? 2 : 1);
}

/// What a spreadsheet that is told `sep=;` in the first line takes for the delimiter.
struct SepLine {
  char delimiter;
  std::size_t end;  ///< Where the next line begins.
};

std::optional<SepLine> sep_line(std::string_view text) {
  const std::size_t begin = text.starts_with(byte_order_mark) ? byte_order_mark.size() : 0;
  const std::size_t end = next_line(text, begin);
  std::string_view line = text.substr(begin, end - begin);
  while (!line.empty() && (line.back() == '\n' || line.back() == '\r')) line.remove_suffix(1);
  if (line.size() > 2 && line.front() == '"' && line.back() == '"') line = line.substr(1, line.size() - 2);
  if (line.size() != 5 || line[4] == '"') return std::nullopt;
  for (std::size_t i = 0; i < 4; ++i) {
    if (to_small(line[i]) != "sep="[i]) return std::nullopt;
  }
  return SepLine{line[4], end};
}

bool has_cell(const std::vector<Cell>& row, const std::string& folded) {
  return std::ranges::any_of(row, [&folded](const Cell& cell) { return fold_case(cell.text) == folded; });
}

}  // namespace

std::optional<std::size_t> find_header(std::string_view text, const std::string& column, char delimiter) {
  const std::string folded = fold_case(column);
  const Source nobody = std::make_shared<const SourceText>("", "");
  std::size_t begin = text.starts_with(byte_order_mark) ? byte_order_mark.size() : 0;
  for (std::size_t line = 0; line < header_search_lines && begin < text.size(); ++line) {
    // Each line is tried by itself: what stands above a table may hold quotes that nobody closes.
    CsvReader reader(nobody, text.substr(begin), begin, delimiter);
    Findings ignored;
    if (reader.next(ignored) && !reader.row_is_broken() && reader.row_offset() == begin &&
        has_cell(reader.row(), folded))
      return begin;
    begin = next_line(text, begin);
  }
  return std::nullopt;
}

TableStart start_of_table(std::string_view text, const TableForm& form) {
  TableStart start{0, form.delimiter};
  if (const auto sep = sep_line(text)) start = {sep->end, sep->delimiter};
  if (form.place.find_header) {
    start.offset = find_header(text, form.id, start.delimiter).value_or(start.offset);
  } else if (form.place.header_line) {
    start.offset = 0;
    for (std::size_t line = 1; line < *form.place.header_line; ++line) start.offset = next_line(text, start.offset);
  }
  return start;
}

std::optional<CsvTable> open_table_in(const Source& source, std::string_view first_part, const TableForm& form,
                                      Findings& findings) {
  if (!begins_readably(source, first_part, findings)) return std::nullopt;
  const TableStart start = start_of_table(first_part, form);
  if (form.place.header_line && start.offset == first_part.size()) {
    findings.error(Code::survey_empty, {source, 0, 1},
                   fmt::format("there is no header on line {}: the file ends before it", *form.place.header_line));
    return std::nullopt;
  }
  CsvReader reader(source, first_part.substr(start.offset), start.offset, start.delimiter);
  auto header = read_header(reader, source, findings);
  if (!header) return std::nullopt;
  Findings ignored;
  for (std::size_t row = 0; row < form.place.skipped_rows; ++row) (void)reader.next(ignored);
  return CsvTable{source, start.delimiter, std::move(reader), *std::move(header)};
}

std::optional<CsvTable> open_table(const Source& source, const TableForm& form, Findings& findings) {
  if (!is_readable_text(source, findings)) return std::nullopt;
  return open_table_in(source, source->text(), form, findings);
}

std::optional<CsvTable> open_distinct_table(const Source& source, Findings& findings, char delimiter) {
  auto table = open_table(source, {delimiter}, findings);
  if (table) report_repeats(table->header, findings);
  return table;
}

}  // namespace hallmark
