#include "hallmark/support/source_text.hpp"

#include <algorithm>

namespace hallmark {

namespace {

/// Where the line that holds `offset` begins. A line ends in LF, CRLF or CR.
std::size_t line_start(std::string_view text, std::size_t offset) {
  while (offset > 0) {
    const char before = text[offset - 1];
    if (before == '\n') break;
    if (before == '\r' && (offset == text.size() || text[offset] != '\n')) break;
    --offset;
  }
  return offset;
}

bool begins_character(char byte) {
  return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U;
}

}  // namespace

Position SourceText::position_of(std::size_t offset) const {
  const std::string_view text = text_;
  offset = std::min(offset, text.size());
  const std::size_t start = line_start(text, offset);
  Position position;
  for (std::size_t i = 0; i < start; ++i) {
    const bool ends_line = text[i] == '\n' || (text[i] == '\r' && (i + 1 == text.size() || text[i + 1] != '\n'));
    if (ends_line) ++position.line;
  }
  const std::string_view before = text.substr(start, offset - start);
  position.column = 1 + static_cast<std::size_t>(std::ranges::count_if(before, begins_character));
  if (start == 0 && before.starts_with("\xEF\xBB\xBF")) --position.column;
  return position;
}

std::string_view SourceText::line_around(std::size_t offset) const {
  std::string_view text = text_;
  offset = std::min(offset, text.size());
  const std::size_t start = line_start(text, offset);
  text.remove_prefix(start);
  std::string_view line = text.substr(0, text.find_first_of("\r\n"));
  if (start == 0 && line.starts_with("\xEF\xBB\xBF")) line.remove_prefix(3);
  return line;
}

}  // namespace hallmark
