#pragma once

namespace hallmark {

// Kinds of characters in ASCII, whatever the locale. A byte of a character beyond it is none of these.

[[nodiscard]] constexpr bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

[[nodiscard]] constexpr bool is_small(char c) {
  return c >= 'a' && c <= 'z';
}

[[nodiscard]] constexpr bool is_capital(char c) {
  return c >= 'A' && c <= 'Z';
}

[[nodiscard]] constexpr bool is_letter(char c) {
  return is_small(c) || is_capital(c);
}

[[nodiscard]] constexpr char to_small(char c) {
  return is_capital(c) ? static_cast<char>(c - 'A' + 'a') : c;
}

[[nodiscard]] constexpr char to_capital(char c) {
  return is_small(c) ? static_cast<char>(c - 'a' + 'A') : c;
}

}  // namespace hallmark
