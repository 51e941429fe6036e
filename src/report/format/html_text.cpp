#include "report/format/html_text.hpp"

#include "hallmark/support/wording.hpp"

namespace hallmark {

namespace {

/// The length of the control character at the front of a text, none of those that part words and lines; 0 where there
/// is none.
std::size_t leading_control(std::string_view text) {
  const auto byte = static_cast<unsigned char>(text[0]);
  if (byte == '\t' || byte == '\n' || byte == '\r') return 0;
  if (byte < 0x20U || byte == 0x7FU) return 1;
  return byte == 0xC2U && text.size() > 1 && static_cast<unsigned char>(text[1]) < 0xA0U ? 2 : 0;
}

}  // namespace

std::string html_text(std::string_view text) {
  std::string safe;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (const std::size_t control = leading_control(text.substr(i)); control > 0) {
      safe += without_controls(text.substr(i, control));
      i += control - 1;
      continue;
    }
    switch (const char c = text[i]) {
      case '&':
        safe += "&amp;";
        break;
      case '<':
        safe += "&lt;";
        break;
      case '>':
        safe += "&gt;";
        break;
      case '"':
        safe += "&quot;";
        break;
      case '\'':
        safe += "&#39;";
        break;
      default:
        safe.push_back(c);
    }
  }
  return safe;
}

}  // namespace hallmark
