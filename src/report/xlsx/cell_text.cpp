#include "report/xlsx/cell_text.hpp"

#include <algorithm>
#include <cstddef>

#include <fmt/format.h>

#include "hallmark/support/unicode.hpp"
#include "support/ascii.hpp"

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

/// Whether a character of ASCII stands for itself wherever it is.
bool is_plain(char c) {
  return c >= ' ' && c <= '~' && c != '_';
}

bool is_hexadecimal(char c) {
  return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

/// Whether a text begins with something like _x0041_.
bool looks_escaped(std::string_view text) {
  return text.size() >= 7 && text[0] == '_' && text[1] == 'x' && text[6] == '_' && is_hexadecimal(text[2]) &&
         is_hexadecimal(text[3]) && is_hexadecimal(text[4]) && is_hexadecimal(text[5]);
}

/// The first character of a text as a cell has it.
std::string escaped(std::string_view text, std::size_t size) {
  const auto byte = static_cast<unsigned char>(text[0]);
  if (byte < 0x20 && byte != '\t' && byte != '\n') return fmt::format("_x{:04X}_", byte);
  if (text.starts_with("\xEF\xBF\xBE")) return "_xFFFE_";
  if (text.starts_with("\xEF\xBF\xBF")) return "_xFFFF_";
  return looks_escaped(text) ? "_x005F_" : std::string(text.substr(0, size));
}

}  // namespace

std::string cell_text(std::string_view text) {
  if (text.size() <= most_utf16_units && std::ranges::all_of(text, is_plain)) return std::string(text);
  const std::string whole = valid_utf8(text);
  std::string held;
  std::size_t units = 0;
  std::size_t end = 0;  // where an ellipsis would still fit
  for (std::size_t at = 0; at < whole.size();) {
    const std::size_t size = bytes_of_character(whole[at]);
    const std::string character = escaped(std::string_view(whole).substr(at), size);
    if (units < most_utf16_units) end = held.size();
    // An escape counts as what is written, since the library counts so.
    units += character.size() == 4 ? 2 : character.size() == 7 ? 7 : 1;
    held += character;
    at += size;
    if (units > most_utf16_units) return held.substr(0, end) + "…";
  }
  return held;
}

}  // namespace hallmark
