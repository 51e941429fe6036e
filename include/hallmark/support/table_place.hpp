#pragma once

#include <cstddef>
#include <optional>

namespace hallmark {

/// Where the header of a survey's table stands, and what is below it: `header` and `skip` of `survey`. Without either
/// the first row that is not blank is the header.
struct TablePlace {
  std::optional<std::size_t> header_line;  ///< From 1.
  bool find_header = false;                ///< The first of the first lines that has the column of the ids.
  std::size_t skipped_rows = 0;            ///< Below the header.
};

}  // namespace hallmark
