#include "hallmark/support/number.hpp"

#include "catch.hpp"

using namespace hallmark;

TEST_CASE("a number may have blanks round it, a sign, an exponent and a bare point") {
  CHECK(parse_number(" +5 ") == 5.0);
  CHECK(parse_number(".5") == 0.5);
  CHECK(parse_number("5.") == 5.0);
  CHECK(parse_number("-1e3") == -1000.0);
}
