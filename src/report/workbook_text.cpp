#include "report/workbook_text.hpp"

#include <cstddef>

#include <fmt/format.h>

#include "hallmark/support/unicode.hpp"
#include "report/html_text.hpp"

namespace hallmark {

namespace {

constexpr std::size_t most_utf16_units = 32767;

std::string valid_utf8(std::string_view text) {
  std::string valid;
  while (const auto at = first_invalid_utf8(text)) {
    valid += text.substr(0, *at);
    valid += "\xEF\xBF\xBD";
    text.remove_prefix(*at + 1);
  }
  return valid.append(text);
}

std::size_t bytes_of_character(char first) {
  const auto byte = static_cast<unsigned char>(first);
  return byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4;
}

/// The beginning of a text that a cell can hold.
std::string held(std::string text) {
  if (text.size() <= most_utf16_units) return text;
  std::size_t units = 0;
  std::size_t end = 0;  // where an ellipsis would still fit
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t size = bytes_of_character(text[at]);
    if (units < most_utf16_units) end = at;
    units += size == 4 ? 2 : 1;
    at += size;
    if (units > most_utf16_units) return text.substr(0, end) + "…";
  }
  return text;
}

bool is_hexadecimal(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

/// Whether a text begins with something like _x0041_.
bool looks_escaped(std::string_view text) {
  return text.size() >= 7 && text[0] == '_' && text[1] == 'x' && text[6] == '_' && is_hexadecimal(text[2]) &&
         is_hexadecimal(text[3]) && is_hexadecimal(text[4]) && is_hexadecimal(text[5]);
}

}  // namespace

std::string workbook_text(std::string_view text) {
  const std::string whole = held(valid_utf8(text));
  std::string escaped;
  for (std::size_t at = 0; at < whole.size(); ++at) {
    const std::string_view rest = std::string_view(whole).substr(at);
    const auto byte = static_cast<unsigned char>(whole[at]);
    if (byte < 0x20 && byte != '\t' && byte != '\n') {
      escaped += fmt::format("_x{:04X}_", byte);
    } else if (rest.starts_with("\xEF\xBF\xBE") || rest.starts_with("\xEF\xBF\xBF")) {
      escaped += rest[2] == '\xBE' ? "_xFFFE_" : "_xFFFF_";
      at += 2;
    } else {
      if (looks_escaped(rest)) escaped += "_x005F";
      escaped.push_back(whole[at]);
    }
  }
  return html_text(escaped);
}

}  // namespace hallmark
