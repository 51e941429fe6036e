#include <algorithm>
#include <array>
#include <string>

#include <fmt/format.h>

#include "expression/token.hpp"
#include "hallmark/expression/expression.hpp"
#include "hallmark/support/wording.hpp"

namespace hallmark {

namespace {

struct Function {
  std::string_view name;
  Operation operation;
  std::size_t least;
  std::size_t most;
};

constexpr std::size_t any_number = 1000;

constexpr std::array<Function, 9> functions = {{{"min", Operation::min, 1, any_number},
                                                {"max", Operation::max, 1, any_number},
                                                {"abs", Operation::abs, 1, 1},
                                                {"sqrt", Operation::sqrt, 1, 1},
                                                {"log", Operation::log, 1, 1},
                                                {"exp", Operation::exp, 1, 1},
                                                {"round", Operation::round, 1, 2},
                                                {"coalesce", Operation::coalesce, 1, any_number},
                                                {"missing", Operation::missing, 1, 1}}};

/// Deeper nesting is refused, so that no input can exhaust the stack.
constexpr int deepest = 200;

struct Operand {
  /// What it gives; a name gives what its neighbours need.
  enum class Kind : std::uint8_t { number, text, truth, name };

  std::uint32_t node = 0;
  Kind kind = Kind::number;
};

std::string_view described(Operand::Kind kind) {
  switch (kind) {
    case Operand::Kind::number:
      return "a number";
    case Operand::Kind::text:
      return "a text";
    case Operand::Kind::truth:
      return "a condition";
    case Operand::Kind::name:
      break;
  }
  return "a name";
}

/// Recursive descent; the first error ends it.
class Parser {
 public:
  Parser(std::string_view text, std::vector<Token> tokens) : tokens_(std::move(tokens)) { expression_.source = text; }

  std::variant<Expression, ExpressionError> parse(ExpressionType wanted) {
    if (token().kind == TokenKind::end)
      return ExpressionError{Code::expression_syntax, "an expression is missing here"};
    Operand whole = disjunction();
    if (!error_ && token().kind != TokenKind::end) {
      fail(fmt::format("{} is left over behind the expression", in_quotes(token().text)));
    }
    if (!error_) require(whole, wanted == ExpressionType::truth ? Kind::truth : Kind::number);
    if (error_) return *error_;
    expression_.type = wanted;
    return std::move(expression_);
  }

 private:
  using Kind = Operand::Kind;

  const Token& token() const { return tokens_[at_]; }
  bool is_symbol(std::string_view symbol) const { return token().kind == TokenKind::symbol && token().text == symbol; }
  bool is_word(std::string_view word) const {
    return token().kind == TokenKind::name && token().text == word && token().length == word.size();
  }

  void fail(std::string message, Code code = Code::expression_syntax) {
    if (error_) return;
    error_ = ExpressionError{code, std::move(message), token().offset, token().length};
  }
  void fail_at(std::uint32_t node, std::string message, Code code) {
    if (error_) return;
    error_ = ExpressionError{code, std::move(message), expression_.nodes[node].offset, expression_.nodes[node].length};
  }

  std::uint32_t add(Operation operation, std::vector<Operand> operands, const Token& at) {
    const auto first = static_cast<std::uint32_t>(expression_.operands.size());
    for (const Operand& operand : operands) expression_.operands.push_back(operand.node);
    expression_.nodes.push_back({operation, 0.0, first, static_cast<std::uint32_t>(operands.size()),
                                 static_cast<std::uint32_t>(at.offset), static_cast<std::uint32_t>(at.length)});
    return static_cast<std::uint32_t>(expression_.nodes.size() - 1);
  }

  /// Decides what a name stands for, or complains that an operand is of the wrong kind.
  void require(const Operand& operand, Kind kind) {
    if (error_ || operand.kind == kind) return;
    const Expression::Node& node = expression_.nodes[operand.node];
    if (operand.kind == Kind::name && kind != Kind::truth) {
      Expression::Name& name = expression_.names[node.index];
      (kind == Kind::number ? name.as_number : name.as_text) = true;
      return;
    }
    fail_at(
        operand.node,
        fmt::format("{} is needed here, not {}{}", described(kind), described(operand.kind),
                    kind == Kind::truth && operand.kind == Kind::name
                        ? fmt::format(": compare {} with something, as in {} == 'yes'",
                                      in_quotes(expression_.names[node.index].text), expression_.names[node.index].text)
                        : ""),
        Code::expression_type);
  }

  Operand disjunction() {
    Operand left = conjunction();
    while (!error_ && is_word("or")) left = logical(Operation::logical_or, left, &Parser::conjunction);
    return left;
  }

  Operand conjunction() {
    Operand left = negation();
    while (!error_ && is_word("and")) left = logical(Operation::logical_and, left, &Parser::negation);
    return left;
  }

  Operand logical(Operation operation, Operand left, Operand (Parser::*next)()) {
    const Token at = tokens_[at_++];
    const Operand right = (this->*next)();
    require(left, Kind::truth);
    require(right, Kind::truth);
    return {add(operation, {left, right}, at), Kind::truth};
  }

  Operand negation() {
    if (!is_word("not")) return comparison();
    const Token at = tokens_[at_++];
    if (too_deep()) return {};
    const Operand operand = negation();
    --depth_;
    require(operand, Kind::truth);
    return {add(Operation::logical_not, {operand}, at), Kind::truth};
  }

  Operand comparison() {
    const Operand left = sum();
    if (error_) return left;
    static constexpr std::array<std::pair<std::string_view, Operation>, 6> comparisons = {
        {{"==", Operation::equal},
         {"!=", Operation::not_equal},
         {"<", Operation::less},
         {"<=", Operation::at_most},
         {">", Operation::greater},
         {">=", Operation::at_least}}};
    for (const auto& [symbol, operation] : comparisons) {
      if (is_symbol(symbol)) return compared(operation, left);
    }
    if (is_word("in")) return membership(Operation::in, left);
    if (is_word("not") && tokens_[at_ + 1].kind == TokenKind::name && tokens_[at_ + 1].text == "in") {
      ++at_;
      return membership(Operation::not_in, left);
    }
    return left;
  }

  Operand compared(Operation operation, Operand left) {
    const Token at = tokens_[at_++];
    const Operand right = sum();
    if (error_) return left;
    const bool equality = operation == Operation::equal || operation == Operation::not_equal;
    const bool both_names = left.kind == Kind::name && right.kind == Kind::name;
    const bool as_text = left.kind == Kind::text || right.kind == Kind::text || (both_names && equality);
    if (as_text && !equality) fail_at(left.node, "texts are compared with '==' and '!=' only", Code::expression_type);
    require(left, as_text ? Kind::text : Kind::number);
    require(right, as_text ? Kind::text : Kind::number);
    return {add(operation, {left, right}, at), Kind::truth};
  }

  Operand membership(Operation operation, Operand left) {
    const Token at = tokens_[at_++];
    std::vector<Operand> operands = {left};
    if (!is_symbol("(")) {
      fail("behind 'in' stands a list, as in type in ('county', 'unitary')");
      return left;
    }
    arguments(operands);
    const Kind kind = operands.size() > 1 && operands[1].kind == Kind::number ? Kind::number : Kind::text;
    for (const Operand& operand : operands) require(operand, kind);
    if (operands.size() == 1) fail("the list behind 'in' is empty");
    return {add(operation, std::move(operands), at), Kind::truth};
  }

  Operand sum() {
    Operand left = product();
    while (!error_ && (is_symbol("+") || is_symbol("-"))) {
      const Operation operation = is_symbol("+") ? Operation::add : Operation::subtract;
      left = arithmetic(operation, left, &Parser::product);
    }
    return left;
  }

  Operand product() {
    Operand left = sign();
    while (!error_ && (is_symbol("*") || is_symbol("/"))) {
      const Operation operation = is_symbol("*") ? Operation::multiply : Operation::divide;
      left = arithmetic(operation, left, &Parser::sign);
    }
    return left;
  }

  Operand arithmetic(Operation operation, Operand left, Operand (Parser::*next)()) {
    const Token at = tokens_[at_++];
    const Operand right = (this->*next)();
    require(left, Kind::number);
    require(right, Kind::number);
    return {add(operation, {left, right}, at), Kind::number};
  }

  Operand sign() {
    if (!is_symbol("-")) return primary();
    const Token at = tokens_[at_++];
    if (too_deep()) return {};
    const Operand operand = sign();
    --depth_;
    require(operand, Kind::number);
    return {add(Operation::negate, {operand}, at), Kind::number};
  }

  Operand primary() {
    const Token& at = token();
    const auto offset = static_cast<std::uint32_t>(at.offset);
    const auto length = static_cast<std::uint32_t>(at.length);
    if (at.kind == TokenKind::number) {
      expression_.nodes.push_back({Operation::number, at.number, 0, 0, offset, length});
      ++at_;
      return {static_cast<std::uint32_t>(expression_.nodes.size() - 1), Kind::number};
    }
    if (at.kind == TokenKind::text) {
      expression_.nodes.push_back(
          {Operation::text, 0.0, static_cast<std::uint32_t>(expression_.texts.size()), 0, offset, length});
      expression_.texts.push_back(at.text);
      ++at_;
      return {static_cast<std::uint32_t>(expression_.nodes.size() - 1), Kind::text};
    }
    if (at.kind == TokenKind::name) {
      const bool is_call = tokens_[at_ + 1].kind == TokenKind::symbol && tokens_[at_ + 1].text == "(";
      return is_call ? call() : name();
    }
    if (is_symbol("(")) return parenthesis();
    fail(at.kind == TokenKind::end ? std::string("the expression ends too early")
                                   : fmt::format("{} stands where a value is needed", in_quotes(at.text)));
    return {};
  }

  Operand parenthesis() {
    const Token open = tokens_[at_++];
    if (too_deep()) return {};
    const Operand inside = disjunction();
    --depth_;
    close(open);
    return inside;
  }

  void close(const Token& open) {
    if (error_) return;
    if (is_symbol(")")) {
      ++at_;
    } else if (token().kind == TokenKind::end) {
      error_ = ExpressionError{Code::expression_syntax, "'(' is never closed", open.offset, open.length};
    } else {
      fail(fmt::format("{} stands where ')' is needed", in_quotes(token().text)));
    }
  }

  /// What stands in parentheses, divided by commas.
  void arguments(std::vector<Operand>& operands) {
    const Token open = tokens_[at_++];
    if (too_deep()) return;
    if (!is_symbol(")")) {
      operands.push_back(disjunction());
      while (!error_ && is_symbol(",")) {
        ++at_;
        operands.push_back(disjunction());
      }
    }
    --depth_;
    close(open);
  }

  Operand call() {
    const Token at = tokens_[at_++];
    const auto function = std::ranges::find(functions, std::string_view(at.text), &Function::name);
    if (function == functions.end()) {
      std::vector<std::string> names;
      for (const Function& known : functions) names.emplace_back(known.name);
      const std::string hint = did_you_mean(at.text, names);
      --at_;
      fail(fmt::format("{} is not a function{}", in_quotes(at.text),
                       hint.empty() ? fmt::format(": there are {}", listed(names)) : hint));
      return {};
    }
    std::vector<Operand> operands;
    arguments(operands);
    if (error_) return {};
    if (operands.size() < function->least || operands.size() > function->most) {
      error_ = ExpressionError{Code::expression_type,
                               fmt::format("'{}' takes {}, not {}", function->name,
                                           function->most == any_number ? "one value or more"
                                           : function->most == 2        ? "one value or two"
                                                                        : "one value",
                                           operands.size()),
                               at.offset, at.length};
      return {};
    }
    if (function->operation == Operation::missing) return missing(operands[0], at);
    for (const Operand& operand : operands) require(operand, Kind::number);
    return {add(function->operation, std::move(operands), at), Kind::number};
  }

  /// missing(x): x may be of any kind. A column that is used as nothing else is read as a text.
  Operand missing(Operand operand, const Token& at) {
    if (operand.kind == Kind::name) {
      Expression::Name& name = expression_.names[expression_.nodes[operand.node].index];
      if (!name.as_number) name.as_text = true;
    }
    return {add(Operation::missing, {operand}, at), Kind::truth};
  }

  Operand name() {
    const Token at = tokens_[at_++];
    static constexpr std::array<std::string_view, 4> words = {"and", "or", "not", "in"};
    if (std::ranges::find(words, std::string_view(at.text)) != words.end() && at.length == at.text.size()) {
      --at_;
      fail(fmt::format("{} stands where a value is needed", in_quotes(at.text)));
      return {};
    }
    auto known = std::ranges::find(expression_.names, at.text, &Expression::Name::text);
    if (known == expression_.names.end()) {
      known = expression_.names.insert(known, {at.text, false, false, static_cast<std::uint32_t>(at.offset)});
    }
    expression_.nodes.push_back({Operation::name, 0.0, static_cast<std::uint32_t>(known - expression_.names.begin()), 0,
                                 static_cast<std::uint32_t>(at.offset), static_cast<std::uint32_t>(at.length)});
    return {static_cast<std::uint32_t>(expression_.nodes.size() - 1), Kind::name};
  }

  bool too_deep() {
    if (++depth_ <= deepest) return false;
    fail(fmt::format("the expression is nested more than {} levels deep", deepest));
    return true;
  }

  Expression expression_;
  std::vector<Token> tokens_;
  std::size_t at_ = 0;
  int depth_ = 0;
  std::optional<ExpressionError> error_;
};

}  // namespace

std::variant<Expression, ExpressionError> parse_expression(std::string_view text, ExpressionType wanted) {
  auto tokens = tokens_of(text);
  if (auto* error = std::get_if<ExpressionError>(&tokens)) return std::move(*error);
  return Parser(text, std::move(std::get<std::vector<Token>>(tokens))).parse(wanted);
}

}  // namespace hallmark
