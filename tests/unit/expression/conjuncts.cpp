#include "expression/conjuncts.hpp"

#include "catch.hpp"

using namespace hallmark;

namespace {

/// The names of each conjunct.
std::vector<std::vector<std::string>> names_in(const std::string& text) {
  const auto parsed = parse_expression(text, ExpressionType::truth);
  REQUIRE(std::holds_alternative<Expression>(parsed));
  std::vector<std::vector<std::string>> names;
  for (const Expression& conjunct : conjuncts_of(std::get<Expression>(parsed))) {
    std::vector<std::string>& its = names.emplace_back();
    for (const Expression::Name& name : conjunct.names) its.push_back(name.text);
  }
  return names;
}

using Names = std::vector<std::vector<std::string>>;

}  // namespace

TEST_CASE("a condition falls into what stands between its outermost ands") {
  CHECK(names_in("a == 1") == Names{{"a"}});
  CHECK(names_in("a == 1 and b != 'x' and c + a > 2") == Names{{"a"}, {"b"}, {"c", "a"}});
  CHECK(names_in("a == 1 and (b == 2 and c == 3)") == Names{{"a"}, {"b"}, {"c"}});
  CHECK(names_in("a == 1 or b == 2 and c == 3") == Names{{"a", "b", "c"}});
  CHECK(names_in("not (a == 1 and b == 2)") == Names{{"a", "b"}});
}
