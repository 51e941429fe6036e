#pragma once

#include <string_view>

namespace hallmark {

[[nodiscard]] constexpr bool is_blank(char c) {
  return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

[[nodiscard]] constexpr std::string_view trim_ascii(std::string_view text) {
  while (!text.empty() && is_blank(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_blank(text.back())) text.remove_suffix(1);
  return text;
}

/// The same where a text may begin or end in a blank of another kind: `trim` finds out.
[[nodiscard]] std::string_view trim_wide(std::string_view text);

/// A text without the blanks and line ends round it, no-break and zero-width blanks among them.
[[nodiscard]] inline std::string_view trim(std::string_view text) {
  text = trim_ascii(text);
  const bool is_plain = text.empty() || ((static_cast<unsigned char>(text.front()) < 0x80U) &&
                                         (static_cast<unsigned char>(text.back()) < 0x80U));
  return is_plain ? text : trim_wide(text);
}

}  // namespace hallmark
