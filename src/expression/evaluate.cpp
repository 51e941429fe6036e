#include "hallmark/expression/evaluate.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <cstdlib>
#include <functional>

#include "hallmark/support/number.hpp"
#include "hallmark/support/unicode.hpp"
#include "support/billionths.hpp"

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
/// Below zero where `a` is less than `b`, zero where they are equal.
double order_of(double a, double b, bool of_scores) {
  if (of_scores) {
    const std::int64_t left = billionths(a);
    const std::int64_t right = billionths(b);
    if (left != right || std::abs(left) < largest_billionths) return left < right ? -1.0 : left > right ? 1.0 : 0.0;
  }
  return a < b ? -1.0 : a > b ? 1.0 : 0.0;
}

double rounded(double number, double decimals) {
  const double sensible = std::clamp(std::isfinite(decimals) ? decimals : 0.0, -300.0, 300.0);
  return round_to(number, static_cast<int>(sensible), RoundingMode::half_up);
}

bool is_comparison(Operation operation) {
  return operation >= Operation::equal && operation <= Operation::at_least;
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

/// `calculate` takes the first two operands; of what has one only, the second is 0.
template <class Calculate>
Evaluator::Scalar Evaluator::arithmetic(const Expression::Node& node, const Calculate& calculate) const {
  // A missing operand says more than one that does not apply, and that more than one without a value.
  Kind worst = Kind::number;
  for (std::uint32_t i = 0; i < node.count; ++i) {
    const Kind kind = operand(node, i).kind;
    if (kind == Kind::missing) worst = Kind::missing;
    if (kind == Kind::not_applicable && worst != Kind::missing) worst = kind;
    if (kind == Kind::undefined && worst == Kind::number) worst = kind;
  }
  if (worst != Kind::number) return {worst, Truth::unknown, 0.0, {}};
  const double result = calculate(operand(node, 0).number, node.count > 1 ? operand(node, 1).number : 0.0);
  if (!std::isfinite(result)) return {Kind::undefined, Truth::unknown, 0.0, {}};
  return {Kind::number, Truth::unknown, result, {}};
}

/// The operand that comes first by a comparison.
template <class Compare>
Evaluator::Scalar Evaluator::extreme(const Expression::Node& node, const Compare& compare) const {
  return arithmetic(node, [&](double first, double) {
    double result = first;
    for (std::uint32_t i = 1; i < node.count; ++i) result = std::min(result, operand(node, i).number, compare);
    return result;
  });
}

template <class Compare>
Evaluator::Scalar Evaluator::comparison(const Expression::Node& node, const Compare& compare) const {
  const Scalar& a = operand(node, 0);
  const Scalar& b = operand(node, 1);
  Truth truth = Truth::unknown;
  if (a.kind == Kind::text && b.kind == Kind::text)
    truth = to_truth(same_text(a.text, b.text) == (node.operation == Operation::equal));
  if (a.kind == Kind::number && b.kind == Kind::number)
    truth = to_truth(compare(order_of(a.number, b.number, rests_on_score_[index_of(node)]), 0.0));
  return {Kind::truth, truth, 0.0, {}};
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
                            : order_of(member.number, wanted.number, rests_on_score_[index_of(node)]) == 0.0);
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
    case Operation::negate:
      return arithmetic(node, [](double a, double) { return -a; });
    case Operation::add:
      return arithmetic(node, std::plus());
    case Operation::subtract:
      return arithmetic(node, std::minus());
    case Operation::multiply:
      return arithmetic(node, std::multiplies());
    case Operation::divide:
      return arithmetic(node, [](double a, double b) { return b == 0.0 ? no_value : a / b; });
    case Operation::abs:
      return arithmetic(node, [](double a, double) { return std::abs(a); });
    case Operation::sqrt:
      return arithmetic(node, [](double a, double) { return std::sqrt(a); });
    case Operation::log:
      return arithmetic(node, [](double a, double) { return a > 0.0 ? std::log(a) : no_value; });
    case Operation::exp:
      return arithmetic(node, [](double a, double) { return std::exp(a); });
    case Operation::round:
      return arithmetic(node, rounded);
    case Operation::min:
      return extreme(node, std::less());
    case Operation::max:
      return extreme(node, std::greater());
    case Operation::equal:
      return comparison(node, std::equal_to());
    case Operation::not_equal:
      return comparison(node, std::not_equal_to());
    case Operation::less:
      return comparison(node, std::less());
    case Operation::at_most:
      return comparison(node, std::less_equal());
    case Operation::greater:
      return comparison(node, std::greater());
    case Operation::at_least:
      return comparison(node, std::greater_equal());
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
  }
  assert(false);
  return {};
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
