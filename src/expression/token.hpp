#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "hallmark/expression/expression.hpp"

namespace hallmark {

enum class TokenKind : std::uint8_t { number, text, name, symbol, end };

struct Token {
  TokenKind kind = TokenKind::end;
  std::string text;  ///< Of a text or a `quoted name`: without its quotes.
  double number = 0.0;
  std::size_t offset = 0;
  std::size_t length = 1;
};

/// Cuts an expression into tokens; the last one is the end.
[[nodiscard]] std::variant<std::vector<Token>, ExpressionError> tokens_of(std::string_view text);

}  // namespace hallmark
