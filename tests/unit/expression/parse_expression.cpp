#include "catch.hpp"
#include "hallmark/expression/expression.hpp"

using namespace hallmark;

namespace {

Expression parsed(std::string_view text, ExpressionType wanted) {
  INFO(text);
  auto result = parse_expression(text, wanted);
  if (const auto* error = std::get_if<ExpressionError>(&result)) FAIL(error->message);
  return std::move(std::get<Expression>(result));
}

/// "4+2 HM040: message": offset, length, code and text of what is wrong.
std::string error_of(std::string_view text, ExpressionType wanted) {
  const auto result = parse_expression(text, wanted);
  const auto* error = std::get_if<ExpressionError>(&result);
  if (error == nullptr) return "no error";
  return std::to_string(error->offset) + "+" + std::to_string(error->length) + " " + to_text(error->code) + ": " +
         error->message;
}

std::string number_error(std::string_view text) {
  return error_of(text, ExpressionType::number);
}
std::string truth_error(std::string_view text) {
  return error_of(text, ExpressionType::truth);
}

}  // namespace

TEST_CASE("each name is listed once, in the order of first appearance, with what it stands for") {
  const Expression expression = parsed("b > 1 and a == 'x' and b < 9", ExpressionType::truth);

  REQUIRE(expression.names.size() == 2);
  CHECK(expression.names[0].text == "b");
  CHECK(expression.names[0].as_number);
  CHECK_FALSE(expression.names[0].as_text);
  CHECK(expression.names[1].text == "a");
  CHECK(expression.names[1].as_text);
  CHECK_FALSE(expression.names[1].as_number);
  CHECK(expression.names[1].offset == 10);
}

TEST_CASE("a name in backticks may hold blanks and words of the language") {
  const Expression expression = parsed("`not in scope` + `and`", ExpressionType::number);

  REQUIRE(expression.names.size() == 2);
  CHECK(expression.names[0].text == "not in scope");
  CHECK(expression.names[1].text == "and");
}

TEST_CASE("a doubled quote in a text stands for one") {
  const Expression expression = parsed("name == 'St John''s'", ExpressionType::truth);

  REQUIRE(expression.texts.size() == 1);
  CHECK(expression.texts[0] == "St John's");
}

TEST_CASE("two names compared for equality are texts, compared for order are numbers") {
  CHECK(parsed("a == b", ExpressionType::truth).names[0].as_text);
  CHECK(parsed("a < b", ExpressionType::truth).names[0].as_number);
}

TEST_CASE("a name that missing() alone asks for is read as a text") {
  CHECK(parsed("missing(a)", ExpressionType::truth).names[0].as_text);
  CHECK_FALSE(parsed("a > 1 or missing(a)", ExpressionType::truth).names[0].as_text);
}

TEST_CASE("what is no expression is said with its place") {
  CHECK(number_error("") == "0+1 HM040: an expression is missing here");
  CHECK(number_error("1 +") == "3+1 HM040: the expression ends too early");
  CHECK(number_error("1 2") == "2+1 HM040: '2' is left over behind the expression");
  CHECK(number_error("(1 + 2") == "0+1 HM040: '(' is never closed");
  CHECK(number_error("max(1, 2") == "3+1 HM040: '(' is never closed");
  CHECK(number_error("(1 2)") == "3+1 HM040: '2' stands where ')' is needed");
  CHECK(number_error("* 2") == "0+1 HM040: '*' stands where a value is needed");
  CHECK(number_error("1.2.3") == "0+5 HM040: '1.2.3' is not a number");
  CHECK(number_error("a # b") == "2+1 HM040: '#' has no meaning in an expression");
  CHECK(truth_error("a = 1") == "2+1 HM040: '=' is not a comparison: did you mean '=='?");
  CHECK(truth_error("a == \"x\"") ==
        "5+1 HM040: texts stand in single quotes, as in 'county'; columns with blanks in `backticks`");
  CHECK(truth_error("a > 1 && b > 1") == "6+1 HM040: '&' has no meaning in an expression: write 'and' or 'or'");
  CHECK(truth_error("a == 'x") == "5+1 HM040: the text that begins with 'x' is never closed: a quote is missing");
  CHECK(truth_error("`a == 1") == "0+1 HM040: the name that begins with 'a == 1' is never closed: a quote is missing");
  CHECK(truth_error("type in 'county'") == "8+8 HM040: behind 'in' stands a list, as in type in ('county', 'unitary')");
  CHECK(truth_error("a > 1 and or b > 1") == "10+2 HM040: 'or' stands where a value is needed");
}

TEST_CASE("an operand of the wrong kind is said with its place") {
  CHECK(truth_error("1 + 2") == "2+1 HM041: a condition is needed here, not a number");
  CHECK(number_error("a > 1") == "2+1 HM041: a number is needed here, not a condition");
  CHECK(number_error("1 + 'x'") == "4+3 HM041: a number is needed here, not a text");
  CHECK(truth_error("owns_homes") ==
        "0+10 HM041: a condition is needed here, not a name: compare 'owns_homes' with something, as in "
        "owns_homes == 'yes'");
  CHECK(truth_error("a < 'x'") == "0+1 HM041: texts are compared with '==' and '!=' only");
  CHECK(truth_error("1 == 'x'") == "0+1 HM041: a text is needed here, not a number");
  CHECK(truth_error("type in ('a', 1)") == "14+1 HM041: a text is needed here, not a number");
}

TEST_CASE("a function that is not there is answered with the nearest one") {
  CHECK(number_error("coalesc(a, 0)") == "0+7 HM040: 'coalesc' is not a function: did you mean 'coalesce'?");
  CHECK(number_error("1 + population(a)") ==
        "4+10 HM040: 'population' is not a function: there are 'min', 'max', 'abs', 'sqrt', 'log', 'exp', 'round', "
        "'coalesce' and 'missing'");
}

TEST_CASE("a function says how many values it takes") {
  CHECK(number_error("abs(1, 2)") == "0+3 HM041: 'abs' takes one value, not 2");
  CHECK(number_error("round(1, 2, 3)") == "0+5 HM041: 'round' takes one value or two, not 3");
  CHECK(number_error("max()") == "0+3 HM041: 'max' takes one value or more, not 0");
}

TEST_CASE("nesting without end is refused and does not exhaust the stack") {
  const std::string deep = std::string(10'000, '(') + "1";
  CHECK(number_error(deep) == "201+1 HM040: the expression is nested more than 200 levels deep");
  CHECK(number_error(std::string(10'000, '-') + "1") ==
        "201+1 HM040: the expression is nested more than 200 levels deep");
}
