#include "hallmark/expression/evaluate.hpp"

#include <algorithm>
#include <cmath>
#include <compare>
#include <cstdlib>

#include "hallmark/support/billionths.hpp"
#include "hallmark/support/number.hpp"
#include "hallmark/support/unicode.hpp"

namespace hallmark {

namespace {

Truth to_truth(bool condition) {
  return condition ? Truth::yes : Truth::no;
}

/// Folded texts are the same, or say the same number: 5 and 5.0.
bool same_text(std::string_view a, std::string_view b) {
  if (a == b) return true;
  const auto number = parse_number(a);
  return number && number == parse_number(b);
}

/// Scores are compared as whole billionths: what was earned as 58 and is held as 57.99999999999999 is not below 58.
std::partial_ordering order_of(double a, double b, bool of_scores) {
  if (of_scores) {
    const std::int64_t left = billionths(a);
    const std::int64_t right = billionths(b);
    if (left != right || std::abs(left) < largest_billionths) return left <=> right;
  }
  return a <=> b;
}

bool is_comparison(Operation operation) {
  return operation >= Operation::equal && operation <= Operation::at_least;
}

bool holds(Operation comparison, std::partial_ordering order) {
  if (comparison == Operation::equal) return std::is_eq(order);
  if (comparison == Operation::not_equal) return std::is_neq(order);
  if (comparison == Operation::less) return std::is_lt(order);
  if (comparison == Operation::at_most) return std::is_lteq(order);
  return comparison == Operation::greater ? std::is_gt(order) : std::is_gteq(order);
}

}  // namespace

Evaluator::Evaluator(const Expression& expression, std::vector<Binding> bindings)
    : expression_(expression), bindings_(std::move(bindings)), scratch_(expression.nodes.size()) {
  for (const std::string& text : expression.texts) folded_texts_.push_back(fold_case(text));
  for (const Binding& binding : bindings_) {
    std::vector<std::string>& folded = folded_labels_.emplace_back();
    if (binding.texts == nullptr) continue;
    for (const std::string& text : binding.texts->texts) folded.push_back(fold_case(text));
  }
  // A name may stand as a number in one place and as a text in another; the operation above it decides.
  compared_as_text_.resize(expression.nodes.size());
  for (const Expression::Node& node : expression.nodes) {
    const bool compares = is_comparison(node.operation) || node.operation == Operation::in ||
                          node.operation == Operation::not_in || node.operation == Operation::missing;
    if (!compares) continue;
    bool as_text = node.operation == Operation::missing;
    bool all_names = true;
    for (std::uint32_t i = 0; i < node.count; ++i) {
      const Operation operation = expression.nodes[expression.operands[node.index + i]].operation;
      as_text = as_text || operation == Operation::text;
      all_names = all_names && operation == Operation::name;
    }
    as_text = as_text || (all_names && (node.operation == Operation::equal || node.operation == Operation::not_equal));
    for (std::uint32_t i = 0; i < node.count; ++i) compared_as_text_[expression.operands[node.index + i]] = as_text;
  }
  for (const Expression::Node& node : expression.nodes) {
    bool rests = node.operation == Operation::name && bindings_[node.index].is_score;
    for (std::uint32_t i = 0; i < node.count; ++i)
      rests = rests || rests_on_score_[expression.operands[node.index + i]];
    rests_on_score_.push_back(rests);
  }
}

std::size_t Evaluator::index_of(const Expression::Node& node) const {
  return static_cast<std::size_t>(&node - expression_.nodes.data());
}

const Evaluator::Scalar& Evaluator::operand(const Expression::Node& node, std::size_t at) const {
  return scratch_[expression_.operands[node.index + at]];
}

Evaluator::Scalar Evaluator::name_at(const Expression::Node& node, std::size_t row) const {
  const Binding& binding = bindings_[node.index];
  const bool as_text = binding.numbers == nullptr || (compared_as_text_[index_of(node)] && binding.texts != nullptr);
  if (as_text) {
    if (binding.texts == nullptr) return {};
    const std::uint32_t code = binding.texts->codes[row];
    if (code != Labels::none) return {Kind::text, Truth::unknown, 0.0, folded_labels_[node.index][code]};
    return {binding.texts->states[row] == State::not_applicable ? Kind::not_applicable : Kind::missing,
            Truth::unknown,
            0.0,
            {}};
  }
  const State state = binding.numbers->states[row];
  if (has_value(state)) return {Kind::number, Truth::unknown, binding.numbers->values[row], {}};
  return {state == State::not_applicable ? Kind::not_applicable : Kind::missing, Truth::unknown, 0.0, {}};
}

Evaluator::Scalar Evaluator::arithmetic(const Expression::Node& node) const {
  // A missing operand says more than one that does not apply, and that more than one without a value.
  Kind worst = Kind::number;
  for (std::uint32_t i = 0; i < node.count; ++i) {
    const Kind kind = operand(node, i).kind;
    if (kind == Kind::missing) worst = Kind::missing;
    if (kind == Kind::not_applicable && worst != Kind::missing) worst = kind;
    if (kind == Kind::undefined && worst == Kind::number) worst = kind;
  }
  if (worst != Kind::number) return {worst, Truth::unknown, 0.0, {}};

  const double a = operand(node, 0).number;
  const double b = node.count > 1 ? operand(node, 1).number : 0.0;
  double result = 0.0;
  switch (node.operation) {
    case Operation::negate:
      result = -a;
      break;
    case Operation::add:
      result = a + b;
      break;
    case Operation::subtract:
      result = a - b;
      break;
    case Operation::multiply:
      result = a * b;
      break;
    case Operation::divide:
      result = b == 0.0 ? no_value : a / b;
      break;
    case Operation::abs:
      result = std::abs(a);
      break;
    case Operation::sqrt:
      result = std::sqrt(a);
      break;
    case Operation::log:
      result = a > 0.0 ? std::log(a) : no_value;
      break;
    case Operation::exp:
      result = std::exp(a);
      break;
    case Operation::round: {
      const double decimals = std::clamp(std::isfinite(b) ? b : 0.0, -300.0, 300.0);
      result = round_to(a, static_cast<int>(decimals), RoundingMode::half_up);
      break;
    }
    default: {  // min and max
      result = a;
      for (std::uint32_t i = 1; i < node.count; ++i) {
        const double other = operand(node, i).number;
        result = node.operation == Operation::min ? std::min(result, other) : std::max(result, other);
      }
    }
  }
  if (!std::isfinite(result)) return {Kind::undefined, Truth::unknown, 0.0, {}};
  return {Kind::number, Truth::unknown, result, {}};
}

Evaluator::Scalar Evaluator::comparison(const Expression::Node& node) const {
  const Scalar& a = operand(node, 0);
  const Scalar& b = operand(node, 1);
  Scalar result{Kind::truth, Truth::unknown, 0.0, {}};
  if (a.kind == Kind::text && b.kind == Kind::text) {
    result.truth = to_truth(same_text(a.text, b.text) == (node.operation == Operation::equal));
  } else if (a.kind == Kind::number && b.kind == Kind::number) {
    result.truth = to_truth(holds(node.operation, order_of(a.number, b.number, rests_on_score_[index_of(node)])));
  }
  return result;
}

Evaluator::Scalar Evaluator::membership(const Expression::Node& node) const {
  const Scalar& wanted = operand(node, 0);
  if (wanted.kind != Kind::text && wanted.kind != Kind::number) return {Kind::truth, Truth::unknown, 0.0, {}};
  bool found = false;
  bool unknown = false;
  for (std::uint32_t i = 1; i < node.count; ++i) {
    const Scalar& member = operand(node, i);
    if (member.kind != wanted.kind) {
      unknown = true;
    } else {
      found = found || (wanted.kind == Kind::text
                            ? same_text(member.text, wanted.text)
                            : std::is_eq(order_of(member.number, wanted.number, rests_on_score_[index_of(node)])));
    }
  }
  if (!found && unknown) return {Kind::truth, Truth::unknown, 0.0, {}};
  return {Kind::truth, to_truth(found == (node.operation == Operation::in)), 0.0, {}};
}

Evaluator::Scalar Evaluator::logic(const Expression::Node& node) const {
  const Truth a = operand(node, 0).truth;
  Truth result = Truth::unknown;
  if (node.operation == Operation::logical_not) {
    if (a != Truth::unknown) result = a == Truth::yes ? Truth::no : Truth::yes;
  } else {
    const Truth b = operand(node, 1).truth;
    const Truth decisive = node.operation == Operation::logical_and ? Truth::no : Truth::yes;
    if (a == decisive || b == decisive) {
      result = decisive;
    } else if (a != Truth::unknown && b != Truth::unknown) {
      result = a;
    }
  }
  return {Kind::truth, result, 0.0, {}};
}

Evaluator::Scalar Evaluator::coalesce(const Expression::Node& node) const {
  for (std::uint32_t i = 0; i < node.count; ++i) {
    if (operand(node, i).kind == Kind::number) return operand(node, i);
  }
  return operand(node, node.count - 1);
}

Evaluator::Scalar Evaluator::node_at(const Expression::Node& node, std::size_t row) const {
  switch (node.operation) {
    case Operation::number:
      return {Kind::number, Truth::unknown, node.number, {}};
    case Operation::text:
      return {Kind::text, Truth::unknown, 0.0, folded_texts_[node.index]};
    case Operation::name:
      return name_at(node, row);
    case Operation::in:
    case Operation::not_in:
      return membership(node);
    case Operation::logical_not:
    case Operation::logical_and:
    case Operation::logical_or:
      return logic(node);
    case Operation::coalesce:
      return coalesce(node);
    case Operation::missing:
      return {Kind::truth, to_truth(operand(node, 0).kind == Kind::missing), 0.0, {}};
    default:
      return is_comparison(node.operation) ? comparison(node) : arithmetic(node);
  }
}

Evaluator::Scalar Evaluator::evaluate(std::size_t row) {
  for (std::size_t i = 0; i < scratch_.size(); ++i) scratch_[i] = node_at(expression_.nodes[i], row);
  return scratch_.back();
}

Evaluator::Number Evaluator::number_at(std::size_t row) {
  const Scalar scalar = evaluate(row);
  if (scalar.kind == Kind::number) return {scalar.number, doubt_at(row), false};
  if (scalar.kind == Kind::not_applicable) return {no_value, State::not_applicable, false};
  return {no_value, State::missing, scalar.kind == Kind::undefined};
}

/// A number is unsure where one of the columns it is made of is.
State Evaluator::doubt_at(std::size_t row) const {
  const bool is_unsure = std::ranges::any_of(bindings_, [row](const Binding& binding) {
    return (binding.numbers != nullptr && binding.numbers->states[row] == State::unsure) ||
           (binding.texts != nullptr && binding.texts->states[row] == State::unsure);
  });
  return is_unsure ? State::unsure : State::answered;
}

Truth Evaluator::truth_at(std::size_t row) {
  return evaluate(row).truth;
}

}  // namespace hallmark
