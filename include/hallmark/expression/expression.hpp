#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "hallmark/support/diagnostic.hpp"

namespace hallmark {

enum class Operation : std::uint8_t {
  number,
  text,
  name,
  negate,
  add,
  subtract,
  multiply,
  divide,
  equal,
  not_equal,
  less,
  at_most,
  greater,
  at_least,
  in,
  not_in,
  logical_not,
  logical_and,
  logical_or,
  min,
  max,
  abs,
  sqrt,
  log,
  exp,
  round,
  coalesce,
  missing,
};

/// What an expression gives.
enum class ExpressionType : std::uint8_t { number, text, truth };

/// A parsed expression: its nodes in an array, operands before the operations on them, the whole one last.
struct Expression {
  struct Node {
    Operation operation = Operation::number;
    double number = 0.0;       ///< Of a number.
    std::uint32_t index = 0;   ///< Of a text or a name: which one. Of the others: the first of its `operands`.
    std::uint32_t count = 0;   ///< Number of operands.
    std::uint32_t offset = 0;  ///< In the text it was parsed from.
    std::uint32_t length = 0;
  };
  struct Name {
    std::string text;
    bool as_number = false;  ///< It stands where a number is needed.
    bool as_text = false;    ///< It is compared with a text.
    std::uint32_t offset = 0;
  };

  std::vector<Node> nodes;
  std::vector<std::uint32_t> operands;
  std::vector<std::string> texts;
  std::vector<Name> names;  ///< Each once, in order of first appearance.
  ExpressionType type = ExpressionType::number;
  std::string source;  ///< As it was written.
};

/// Why a text is no expression, with the stretch of it that is to blame.
struct ExpressionError {
  Code code = Code::expression_syntax;
  std::string message;
  std::size_t offset = 0;
  std::size_t length = 1;
};

/// Parses an expression and checks that it gives what is wanted: a number for `value`, a truth for conditions.
[[nodiscard]] std::variant<Expression, ExpressionError> parse_expression(std::string_view text, ExpressionType wanted);

}  // namespace hallmark
