#include "hallmark/expression/evaluate.hpp"

#include "catch.hpp"

using namespace hallmark;

namespace {

/// Columns of one row: a number `five`, a text `county`, a blank and what does not apply, as both.
struct Row {
  Column five = number(5.0, State::answered);
  Column blank = number(no_value, State::missing);
  Column none = number(no_value, State::not_applicable);
  Column score = number(28.999999999999996, State::answered);  // what 29 of 100 may be held as
  Labels county = text("County", State::answered);
  Labels no_text = text("", State::missing);

  static Column number(double value, State state) {
    Column column;
    column.push_back(value, state);
    return column;
  }
  static Labels text(const std::string& value, State state) {
    if (state != State::answered) return {{Labels::none}, {state}, {}};
    return {{0}, {state}, {value}};
  }
  Binding binding(const std::string& name) const {
    if (name == "five") return {&five, nullptr};
    if (name == "blank") return {&blank, &no_text};
    if (name == "none") return {&none, nullptr};
    if (name == "type") return {nullptr, &county};
    if (name == "score") return {&score, nullptr, true};
    if (name == "column") return {&score, nullptr};
    return {nullptr, &no_text};
  }
};

template <class Use>
auto evaluated(std::string_view text, ExpressionType type, Use use) {
  INFO(text);
  auto result = parse_expression(text, type);
  if (const auto* error = std::get_if<ExpressionError>(&result)) FAIL(error->message);
  const Expression expression = std::get<Expression>(std::move(result));
  const Row row;
  std::vector<Binding> bindings;
  for (const Expression::Name& name : expression.names) bindings.push_back(row.binding(name.text));
  Evaluator evaluator(expression, std::move(bindings));
  return use(evaluator);
}

Evaluator::Number result_of(std::string_view text) {
  return evaluated(text, ExpressionType::number, [](Evaluator& evaluator) { return evaluator.number_at(0); });
}
double number(std::string_view text) {
  const Evaluator::Number result = result_of(text);
  INFO(text);
  CHECK(result.state == State::answered);
  return result.value;
}
std::string truth(std::string_view text) {
  const Truth value =
      evaluated(text, ExpressionType::truth, [](Evaluator& evaluator) { return evaluator.truth_at(0); });
  return value == Truth::yes ? "yes" : value == Truth::no ? "no" : "unknown";
}

}  // namespace

TEST_CASE("times binds closer than plus, and equal operators go from left to right") {
  CHECK(number("2 + 3 * 4") == 14.0);
  CHECK(number("(2 + 3) * 4") == 20.0);
  CHECK(number("10 - 4 - 3") == 3.0);
  CHECK(number("24 / 4 / 2") == 3.0);
  CHECK(number("-2 * -3") == 6.0);
  CHECK(number("--2") == 2.0);
  CHECK(number("7 - -2") == 9.0);
}

TEST_CASE("not binds closer than and, and closer than or") {
  CHECK(truth("1 == 1 or 1 == 2 and 1 == 2") == "yes");
  CHECK(truth("(1 == 1 or 1 == 2) and 1 == 2") == "no");
  CHECK(truth("not 1 == 2 and 1 == 1") == "yes");
  CHECK(truth("not (1 == 1 or 1 == 2)") == "no");
  CHECK(truth("1 + 1 == 2") == "yes");
}

TEST_CASE("numbers compare as numbers") {
  CHECK(truth("five == 5") == "yes");
  CHECK(truth("five != 5") == "no");
  CHECK(truth("five < 5") == "no");
  CHECK(truth("five <= 5") == "yes");
  CHECK(truth("five > 4") == "yes");
  CHECK(truth("five >= 6") == "no");
}

TEST_CASE("texts compare whatever their case") {
  CHECK(truth("type == 'county'") == "yes");
  CHECK(truth("type == ' COUNTY '") == "yes");
  CHECK(truth("type != 'county'") == "no");
  CHECK(truth("type == 'district'") == "no");
}

TEST_CASE("in finds a text or a number in a list") {
  CHECK(truth("type in ('district', 'COUNTY')") == "yes");
  CHECK(truth("type not in ('district', 'county')") == "no");
  CHECK(truth("five in (1, 2)") == "no");
  CHECK(truth("five in (4, 5)") == "yes");
  CHECK(truth("five not in (1, 2)") == "yes");
}

TEST_CASE("what depends on a blank is unknown") {
  CHECK(truth("blank == 5") == "unknown");
  CHECK(truth("blank != 5") == "unknown");
  CHECK(truth("no_text == 'county'") == "unknown");
  CHECK(truth("no_text in ('county')") == "unknown");
  CHECK(truth("none > 1") == "unknown");
}

TEST_CASE("and is false where one side is, and unknown where the other decides") {
  CHECK(truth("1 == 1 and blank > 1") == "unknown");
  CHECK(truth("blank > 1 and 1 == 1") == "unknown");
  CHECK(truth("1 == 2 and blank > 1") == "no");
  CHECK(truth("blank > 1 and 1 == 2") == "no");
  CHECK(truth("blank > 1 and blank > 1") == "unknown");
}

TEST_CASE("or is true where one side is, and unknown where the other decides") {
  CHECK(truth("1 == 1 or blank > 1") == "yes");
  CHECK(truth("blank > 1 or 1 == 1") == "yes");
  CHECK(truth("1 == 2 or blank > 1") == "unknown");
  CHECK(truth("blank > 1 or 1 == 2") == "unknown");
}

TEST_CASE("not of unknown is unknown") {
  CHECK(truth("not blank > 1") == "unknown");
  CHECK(truth("not 1 == 1") == "no");
  CHECK(truth("not 1 == 2") == "yes");
}

TEST_CASE("missing tells a blank from a value and from what does not apply") {
  CHECK(truth("missing(blank)") == "yes");
  CHECK(truth("missing(five)") == "no");
  CHECK(truth("missing(none)") == "no");
  CHECK(truth("missing(type)") == "no");
  CHECK(truth("missing(no_text)") == "yes");
}

TEST_CASE("a blank makes a sum missing, and what does not apply makes it not applicable") {
  CHECK(result_of("five + blank").state == State::missing);
  CHECK(result_of("five + none").state == State::not_applicable);
  CHECK(result_of("none + blank").state == State::missing);
  CHECK_FALSE(result_of("five + blank").undefined);
}

TEST_CASE("an operation without a result is undefined, not missing") {
  for (const char* text : {"1 / 0", "sqrt(-1)", "log(0)", "log(-1)", "exp(1000)", "1 + 1 / 0", "1e308 * 10"}) {
    INFO(text);
    CHECK(result_of(text).undefined);
    CHECK(result_of(text).state == State::missing);
  }
}

TEST_CASE("a blank operand is missing before the division by zero is undefined") {
  CHECK_FALSE(result_of("blank / 0").undefined);
}

TEST_CASE("coalesce gives the first value that is there") {
  CHECK(number("coalesce(blank, five, 1)") == 5.0);
  CHECK(number("coalesce(none, 3)") == 3.0);
  CHECK(number("coalesce(1 / 0, 7)") == 7.0);
  CHECK(result_of("coalesce(blank, none)").state == State::not_applicable);
  CHECK(result_of("coalesce(none, blank)").state == State::missing);
}

TEST_CASE("functions give what their names say") {
  CHECK(number("min(3, 1, 2)") == 1.0);
  CHECK(number("max(3, 1, 2)") == 3.0);
  CHECK(number("abs(-4)") == 4.0);
  CHECK(number("sqrt(9)") == 3.0);
  CHECK(number("log(exp(2))") == Approx(2.0));
  CHECK(number("round(2.5)") == 3.0);
  CHECK(number("round(0.2675, 3)") == 0.268);
  CHECK(number("round(1250, -2)") == 1300.0);
}

TEST_CASE("scores are compared as whole billionths, wherever they stand") {
  for (const std::string_view holds : {"score == 29", "score >= 29", "score <= 29", "score in (29, 30)", "29 == score",
                                       "score + 1 == 30", "min(score, 100) >= 29", "score == 29.0000000004"}) {
    INFO(holds);
    CHECK(truth(holds) == "yes");
  }
  for (const std::string_view fails :
       {"score < 29", "score > 29", "score != 29", "score not in (29)", "score == 29.000000001"}) {
    INFO(fails);
    CHECK(truth(fails) == "no");
  }
}

TEST_CASE("columns of the survey are compared as they are") {
  CHECK(truth("column < 29") == "yes");
  CHECK(truth("column == 29") == "no");
}
