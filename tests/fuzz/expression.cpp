// Any bytes as an expression: a tree whose operands stand before their operations, or an error inside the text.

#include <cmath>

#include "hallmark/expression/evaluate.hpp"
#include "target.hpp"

using namespace hallmark;

namespace {

void require_sound(const Expression& expression, std::string_view text) {
  fuzz::require(!expression.nodes.empty(), "an expression has a node");
  for (std::size_t i = 0; i < expression.nodes.size(); ++i) {
    const Expression::Node& node = expression.nodes[i];
    fuzz::require(node.offset + node.length <= text.size(), "a node lies in the text");
    if (node.operation == Operation::number) continue;
    if (node.operation == Operation::text) {
      fuzz::require(node.index < expression.texts.size(), "a text is there");
    } else if (node.operation == Operation::name) {
      fuzz::require(node.index < expression.names.size(), "a name is there");
    } else {
      fuzz::require(node.index + node.count <= expression.operands.size(), "operands are there");
      for (std::uint32_t at = node.index; at < node.index + node.count; ++at)
        fuzz::require(expression.operands[at] < i, "operands stand before the operation on them");
    }
  }
}

/// Every name stands for 2, 0, -3.5, nothing and not applicable, and for a text, none and an empty one.
void evaluate(const Expression& expression) {
  Column numbers(5);
  numbers.set(0, 2.0);
  numbers.set(1, 0.0);
  numbers.set(2, -3.5);
  numbers.clear(4, State::not_applicable);
  const Labels texts{{0, 1, 1, Labels::none, Labels::none},
                     {State::answered, State::answered, State::answered, State::missing, State::not_applicable},
                     {"county", ""}};
  Evaluator evaluator(expression, std::vector<Binding>(expression.names.size(), Binding{&numbers, &texts}));
  for (std::size_t row = 0; row < numbers.size(); ++row) {
    if (expression.type == ExpressionType::truth) {
      (void)evaluator.truth_at(row);
      continue;
    }
    const Evaluator::Number number = evaluator.number_at(row);
    fuzz::require(has_value(number.state) == std::isfinite(number.value), "a number is there where its state says so");
    fuzz::require(!number.undefined || !has_value(number.state), "what is undefined has no value");
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text = fuzz::text_of(data, size);
  for (const ExpressionType wanted : {ExpressionType::number, ExpressionType::truth}) {
    const auto parsed = parse_expression(text, wanted);
    if (const auto* error = std::get_if<ExpressionError>(&parsed)) {
      fuzz::require(!error->message.empty(), "an error says something");
      fuzz::require(error->offset <= text.size(), "an error lies in the text");
      continue;
    }
    const auto& expression = std::get<Expression>(parsed);
    fuzz::require(expression.type == wanted, "an expression gives what is wanted");
    require_sound(expression, text);
    evaluate(expression);
  }
  return 0;
}
