#pragma once

#include <string>

#include "report/workbook.hpp"

namespace hallmark {

/// The formats of cells, in the order of the workbook's styles; a cell's looks come behind these.
enum class CellFormat : std::uint8_t { plain, title, heading, sentence, link, text_heading, number_heading };
inline constexpr std::size_t cell_formats = 7;

/// The number of a format in the styles. A text that a spreadsheet would run as a formula if it were typed is marked as
/// text, which is the apostrophe that spreadsheets show in front of it and that is no part of it.
[[nodiscard]] std::size_t style_of(CellFormat format, const std::string& text);
[[nodiscard]] std::size_t style_of(const WorkbookCell& cell);

/// The part of the file that says what the styles are.
[[nodiscard]] std::string styles_part(int decimals);

}  // namespace hallmark
