#pragma once

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "hallmark/support/csv_reader.hpp"

namespace hallmark {

/// The first row of a table.
struct Header {
  Source source;
  std::size_t offset = 0;
  std::vector<std::string> names;    ///< Trimmed; a column without a name is left alone.
  std::vector<std::size_t> offsets;  ///< Where each stands.

  [[nodiscard]] std::optional<std::size_t> find(std::string_view name) const;
  /// The first of several names that is there.
  [[nodiscard]] std::optional<std::size_t> find_any(std::initializer_list<std::string_view> alternatives) const;
};

/// Reads the header; nothing where the table has none.
[[nodiscard]] std::optional<Header> read_header(CsvReader& reader, const Source& source, Findings& findings);

/// Reports names that are there twice, in tables all of whose columns are of use.
void report_repeats(const Header& header, Findings& findings);
/// Reports one of them, by its first and its second column.
void report_repeated(const Header& header, std::size_t first, std::size_t second, Findings& findings);

/// Where a column that is needed stands; nothing, and a finding that names the nearest, where the table lacks it.
/// `needed_by` says what asks for it, as in "the survey's 'id'".
[[nodiscard]] std::optional<std::size_t> require_column(const Header& header, const std::string& name,
                                                        std::string_view needed_by, Findings& findings);

/// Whether a row has a cell for each column, and nothing but blanks beyond them.
[[nodiscard]] bool has_cells_for(const Header& header, const std::vector<Cell>& row);

/// The same of the reader's row, which has no broken quote either; what is wrong is reported.
[[nodiscard]] bool row_fits(const CsvReader& reader, const Header& header, Findings& findings);

/// The lead and "on line 3", for messages that point at an earlier row. Nothing once more is found than is shown:
/// counting lines for each of a million wrong rows would take for ever.
[[nodiscard]] std::string on_line(std::string_view lead, const Source& source, std::size_t offset,
                                  const Findings& findings);

}  // namespace hallmark
