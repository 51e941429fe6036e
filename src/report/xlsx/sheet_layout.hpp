#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "hallmark/report/workbook.hpp"

namespace hallmark {

/// The widths of a sheet's columns in characters: the widest cell as far as that is sensible, no word of a heading
/// broken.
[[nodiscard]] std::vector<std::size_t> column_widths(const WorkbookSheet& sheet);

/// Whether a column holds texts; otherwise it holds numbers, or marks in their place.
[[nodiscard]] bool is_text_column(const WorkbookSheet& sheet, std::size_t column);

/// Whether a sheet has something to mark up as a table: Excel wants at least one row in one.
[[nodiscard]] bool has_table(const WorkbookSheet& sheet);

/// How many lines a text takes where words are wrapped at a width.
[[nodiscard]] std::size_t wrapped_lines(std::string_view text, std::size_t width);

}  // namespace hallmark
