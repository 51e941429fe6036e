#include "expression/token.hpp"

#include <array>

#include <fmt/format.h>

#include "hallmark/support/number.hpp"
#include "hallmark/support/wording.hpp"
#include "support/ascii.hpp"

namespace hallmark {

namespace {

bool begins_name(char c) {
  return is_letter(c) || c == '_' || static_cast<unsigned char>(c) >= 0x80U;
}

std::size_t length_of_number(std::string_view text) {
  std::size_t at = 0;
  while (at < text.size() && (is_digit(text[at]) || text[at] == '.')) ++at;
  if (at < text.size() && (text[at] == 'e' || text[at] == 'E')) {
    std::size_t exponent = at + 1;
    if (exponent < text.size() && (text[exponent] == '+' || text[exponent] == '-')) ++exponent;
    if (exponent < text.size() && is_digit(text[exponent])) {
      while (exponent < text.size() && is_digit(text[exponent])) ++exponent;
      at = exponent;
    }
  }
  return at;
}

std::size_t length_of_name(std::string_view text) {
  std::size_t at = 0;
  while (at < text.size() && (begins_name(text[at]) || is_digit(text[at]))) ++at;
  return at;
}

/// A text in quotes, a doubled quote inside standing for one; empty length if it is never closed.
Token quoted_token(std::string_view text, std::size_t at, TokenKind kind) {
  const char quote = text[at];
  Token token{kind, "", 0.0, at, 0};
  for (std::size_t i = at + 1; i < text.size(); ++i) {
    if (text[i] != quote) {
      token.text.push_back(text[i]);
    } else if (i + 1 < text.size() && text[i + 1] == quote) {
      token.text.push_back(text[i++]);
    } else {
      token.length = i + 1 - at;
      break;
    }
  }
  return token;
}

constexpr std::array<std::string_view, 13> symbols = {"==", "!=", "<=", ">=", "<", ">", "+",
                                                      "-",  "*",  "/",  "(",  ")", ","};

}  // namespace

std::variant<std::vector<Token>, ExpressionError> tokens_of(std::string_view text) {
  // Longer ones are no conditions that anybody could read, and looking up their names would take for ever.
  constexpr std::size_t longest = 20'000;
  if (text.size() > longest) {
    return ExpressionError{Code::expression_syntax, fmt::format("the expression has more than {} characters", longest),
                           0, 1};
  }
  std::vector<Token> tokens;
  std::size_t at = 0;
  while (at < text.size()) {
    const char c = text[at];
    const std::string_view rest = text.substr(at);
    if (c == ' ' || c == '\t' || c == '\n' || c == '\r') {
      ++at;
      continue;
    }
    if (is_digit(c) || (c == '.' && rest.size() > 1 && is_digit(rest[1]))) {
      const std::size_t length = length_of_number(rest);
      const auto number = parse_number(rest.substr(0, length));
      if (!number) {
        return ExpressionError{Code::expression_syntax,
                               fmt::format("{} is not a number", in_quotes(rest.substr(0, length))), at, length};
      }
      tokens.push_back({TokenKind::number, std::string(rest.substr(0, length)), *number, at, length});
    } else if (begins_name(c)) {
      const std::size_t length = length_of_name(rest);
      tokens.push_back({TokenKind::name, std::string(rest.substr(0, length)), 0.0, at, length});
    } else if (c == '\'' || c == '`') {
      Token token = quoted_token(text, at, c == '\'' ? TokenKind::text : TokenKind::name);
      if (token.length == 0) {
        return ExpressionError{Code::expression_syntax,
                               fmt::format("the {} that begins with {} is never closed: a quote is missing",
                                           c == '\'' ? "text" : "name", in_quotes(rest.substr(1))),
                               at, 1};
      }
      tokens.push_back(std::move(token));
    } else {
      std::string_view symbol;
      for (const std::string_view candidate : symbols) {
        if (symbol.empty() && rest.starts_with(candidate)) symbol = candidate;
      }
      if (symbol.empty()) {
        std::string message = fmt::format("{} has no meaning in an expression", in_quotes(rest.substr(0, 1)));
        if (c == '=') message = "'=' is not a comparison: did you mean '=='?";
        if (c == '"') message = "texts stand in single quotes, as in 'county'; columns with blanks in `backticks`";
        if (c == '&' || c == '|')
          message =
              fmt::format("{} has no meaning in an expression: write 'and' or 'or'", in_quotes(rest.substr(0, 1)));
        return ExpressionError{Code::expression_syntax, std::move(message), at, 1};
      }
      tokens.push_back({TokenKind::symbol, std::string(symbol), 0.0, at, symbol.size()});
    }
    at += tokens.back().length;
  }
  tokens.push_back({TokenKind::end, "", 0.0, text.size(), 1});
  return tokens;
}

}  // namespace hallmark
