#include "report/format/markdown_text.hpp"

#include <algorithm>

#include "hallmark/support/wording.hpp"

namespace hallmark {

std::string markdown_text(std::string_view text) {
  std::string line(text);
  std::ranges::replace_if(line, [](char c) { return c == '\n' || c == '\r'; }, ' ');
  std::string safe;
  for (const char c : without_controls(line)) {
    if (c == '<') {
      safe += "&lt;";
    } else if (c == '&') {
      safe += "&amp;";
    } else {
      if (c == '|' || c == '\\' || c == '*' || c == '_' || c == '`' || c == '[') safe.push_back('\\');
      safe.push_back(c);
    }
  }
  return safe;
}

void append_markdown_row(std::string& text, const std::vector<std::string>& cells) {
  text += "|";
  for (const std::string& cell : cells) text += " " + cell + " |";
  text += "\n";
}

}  // namespace hallmark
