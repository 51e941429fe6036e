#include "hallmark/expression/expression.hpp"

#include <cmath>

#include "catch.hpp"
#include "hallmark/expression/evaluate.hpp"
#include "hallmark/support/number.hpp"
#include "property/generator.hpp"

using namespace hallmark;
using namespace hallmark::test;

namespace {

/// Writes an expression without names, with every operation in parentheses.
std::string printed(const Expression& expression, std::size_t at) {
  const Expression::Node& node = expression.nodes[at];
  const auto operand = [&](std::size_t i) { return printed(expression, expression.operands[node.index + i]); };
  if (node.operation == Operation::number) return to_text(node.number);
  if (node.operation == Operation::negate) return "(-" + operand(0) + ")";
  if (node.operation == Operation::add) return "(" + operand(0) + " + " + operand(1) + ")";
  if (node.operation == Operation::subtract) return "(" + operand(0) + " - " + operand(1) + ")";
  if (node.operation == Operation::multiply) return "(" + operand(0) + " * " + operand(1) + ")";
  if (node.operation != Operation::max) FAIL("an operation that the law does not write");
  return "max(" + operand(0) + ", " + operand(1) + ")";
}

/// Without needless parentheses, so that precedence is put to the test.
std::string some_sum(Generator& generator, int depth) {
  std::string text;
  for (std::size_t terms = 1 + generator.index(3); terms > 0; --terms) {
    if (generator.chance(4)) text += "-";
    if (depth > 0 && generator.chance(3)) {
      text += "(" + some_sum(generator, depth - 1) + ")";
    } else if (depth > 0 && generator.chance(4)) {
      text += "max(" + some_sum(generator, depth - 1) + ", " + some_sum(generator, depth - 1) + ")";
    } else {
      text += to_text(generator.whole(0, 90) / 8.0);
    }
    if (terms > 1) text += generator.chance(2) ? " * " : generator.chance(2) ? " + " : " - ";
  }
  return text;
}

Expression parsed(const std::string& text) {
  auto result = parse_expression(text, ExpressionType::number);
  INFO(text);
  REQUIRE(std::holds_alternative<Expression>(result));
  return std::get<Expression>(std::move(result));
}

}  // namespace

TEST_CASE("an expression that is written with all its parentheses reads back as itself and has the same value") {
  Generator generator;
  INFO("seed " << property_seed);
  for (int round = 0; round < 500; ++round) {
    const std::string text = some_sum(generator, 3);
    const Expression expression = parsed(text);
    const std::string once = printed(expression, expression.nodes.size() - 1);
    const Expression again = parsed(once);
    INFO(text << " is " << once);
    REQUIRE(printed(again, again.nodes.size() - 1) == once);
    REQUIRE(Evaluator(again, {}).number_at(0).value == Evaluator(expression, {}).number_at(0).value);
  }
}

TEST_CASE("no text is worse than a finding that lies inside it") {
  const std::vector<std::string> pieces = {"a",  "1",  "'x'", "(",   ")", ",", "+",   "-", "*", "/", "==",     "<",
                                           "in", "or", "and", "not", "'", "`", "max", " ", ".", "é", "missing"};
  Generator generator;
  INFO("seed " << property_seed);
  for (int round = 0; round < 3000; ++round) {
    std::string text;
    for (std::size_t n = generator.index(10); n > 0; --n) text += pieces[generator.index(pieces.size())] + " ";
    const auto result = parse_expression(text, generator.chance(2) ? ExpressionType::truth : ExpressionType::number);
    const auto* error = std::get_if<ExpressionError>(&result);
    INFO(text);
    if (error != nullptr) {
      REQUIRE(error->offset <= text.size());
      REQUIRE_FALSE(error->message.empty());
    }
  }
}
