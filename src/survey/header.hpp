#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "hallmark/survey/csv_reader.hpp"

namespace hallmark {

/// The first row of a table.
struct Header {
  Source source;
  std::size_t offset = 0;
  std::vector<std::string> names;  ///< Trimmed; a column without a name is left alone.

  [[nodiscard]] std::optional<std::size_t> find(std::string_view name) const;
};

/// Reads the header; nothing where the table has none. Repeated names are reported.
[[nodiscard]] std::optional<Header> read_header(CsvReader& reader, const Source& source, Findings& findings);

/// Where a column that is needed stands; nothing, and a finding that names the nearest, where the table lacks it.
/// `needed_by` says what asks for it, as in "the survey's 'id'".
[[nodiscard]] std::optional<std::size_t> require_column(const Header& header, const std::string& name,
                                                        std::string_view needed_by, Findings& findings);

}  // namespace hallmark
