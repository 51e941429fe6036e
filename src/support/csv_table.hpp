#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "hallmark/support/table_place.hpp"
#include "support/csv_header.hpp"

namespace hallmark {

/// How a table lies in its text.
struct TableForm {
  char delimiter = ',';   ///< Unless the first line says another, as `sep=;`.
  TablePlace place = {};  ///< Of the header, and what is below it.
  std::string id = {};    ///< The column that the header has, where it has to be found.
};

/// Where the header of a table begins in its text, and what divides its cells.
struct TableStart {
  std::size_t offset = 0;
  char delimiter = ',';
};

/// A text whose header has been read; its reader is behind the header and what is skipped below it.
struct CsvTable {
  Source source;
  char delimiter = ',';
  CsvReader reader;
  Header header;
};

/// Where the table begins in a text, or in the first part of one. The end of the text where no line is the header's.
[[nodiscard]] TableStart start_of_table(std::string_view text, const TableForm& form);

/// Lines that a header is looked for in.
inline constexpr std::size_t header_search_lines = 50;

/// Where the first row begins, among the first lines of a text, that has a cell with this column's name.
[[nodiscard]] std::optional<std::size_t> find_header(std::string_view text, const std::string& column, char delimiter);

/// Opens the table of a text; nothing, and findings, where the text is not one or has no header.
[[nodiscard]] std::optional<CsvTable> open_table(const Source& source, const TableForm& form, Findings& findings);

/// The same of a table in which no name may be there twice.
[[nodiscard]] std::optional<CsvTable> open_distinct_table(const Source& source, Findings& findings,
                                                          char delimiter = ',');

/// Opens the table of a text that is not held, by its first part, which must not end before the header does.
[[nodiscard]] std::optional<CsvTable> open_table_in(const Source& source, std::string_view first_part,
                                                    const TableForm& form, Findings& findings);

}  // namespace hallmark
