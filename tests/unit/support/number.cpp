#include "hallmark/support/number.hpp"

#include <limits>

#include "catch.hpp"

using namespace hallmark;

TEST_CASE("a number may have blanks round it, a sign, an exponent and a bare point") {
  CHECK(parse_number(" +5 ") == 5.0);
  CHECK(parse_number(".5") == 0.5);
  CHECK(parse_number("5.") == 5.0);
  CHECK(parse_number("-1e3") == -1000.0);
}

TEST_CASE("what is not wholly a finite decimal number is refused") {
  for (const char* text : {"",    " ",  "nan",   "NaN", "inf", "-inf", "infinity", "0x10", "1,000", "12%",   "£5",
                           "5 m", "1e", "1e999", "+-5", "++5", "--5",  "- 5",      ".",    "1 2",   "1_000", "５"}) {
    INFO(text);
    CHECK_FALSE(parse_number(text).has_value());
  }
}

namespace {

constexpr NumberForm lenient{.lenient = true};
constexpr NumberForm with_comma{.decimal = ',', .decimal_said = true};

}  // namespace

TEST_CASE("a lenient number may carry a per cent sign, a pound sign and thousands commas") {
  CHECK(parse_number("12%", lenient) == 12.0);
  CHECK(parse_number("12.5 %", lenient) == 12.5);
  CHECK(parse_number("£1,234.50", lenient) == 1234.5);
  CHECK(parse_number("-£1,234", lenient) == -1234.0);
  CHECK(parse_number("1,234,567", lenient) == 1234567.0);
  CHECK(parse_number(" 7 ", lenient) == 7.0);
}

TEST_CASE("a comma that does not divide thousands is refused by the lenient reader too") {
  for (const char* text : {"1,23", "12,34", "1234,567", ",123", "1,2345", "1,,234", "1,234,", "0.1,234", "12%%", "££5",
                           "--5", "nan", "%"}) {
    INFO(text);
    CHECK_FALSE(parse_number(text, lenient).has_value());
  }
}

TEST_CASE("half_up takes a half of the printed decimal away from zero") {
  CHECK(round_to(0.2675, 3, RoundingMode::half_up) == 0.268);
  CHECK(round_to(9.995, 2, RoundingMode::half_up) == 10.0);
  CHECK(round_to(2.5, 0, RoundingMode::half_up) == 3.0);
  CHECK(round_to(-2.5, 0, RoundingMode::half_up) == -3.0);
  CHECK(round_to(-0.2675, 3, RoundingMode::half_up) == -0.268);
  CHECK(round_to(1e-9, 2, RoundingMode::half_up) == 0.0);
  CHECK(round_to(0.05, 1, RoundingMode::half_up) == 0.1);
  CHECK(round_to(0.5, 0, RoundingMode::half_up) == 1.0);
}

TEST_CASE("half_even takes a half to the even digit") {
  CHECK(round_to(0.2675, 3, RoundingMode::half_even) == 0.268);
  CHECK(round_to(0.2685, 3, RoundingMode::half_even) == 0.268);
  CHECK(round_to(2.5, 0, RoundingMode::half_even) == 2.0);
  CHECK(round_to(3.5, 0, RoundingMode::half_even) == 4.0);
  CHECK(round_to(-2.5, 0, RoundingMode::half_even) == -2.0);
  CHECK(round_to(0.5, 0, RoundingMode::half_even) == 0.0);
  CHECK(round_to(2.5001, 0, RoundingMode::half_even) == 3.0);
}

TEST_CASE("nearest takes the neighbouring decimal whose double is nearer") {
  CHECK(round_to(2.675, 2, RoundingMode::nearest) == 2.67);
  CHECK(round_to(2.5, 0, RoundingMode::nearest) == 2.0);
  CHECK(round_to(-3.5, 0, RoundingMode::nearest) == -4.0);
  CHECK(round_to(0.19, 1, RoundingMode::nearest) == 0.2);
}

TEST_CASE("down cuts towards zero") {
  CHECK(round_to(9.999, 2, RoundingMode::down) == 9.99);
  CHECK(round_to(-9.999, 2, RoundingMode::down) == -9.99);
  CHECK(round_to(1e-9, 2, RoundingMode::down) == 0.0);
}

TEST_CASE("a number without that many decimals is left as it is") {
  for (const RoundingMode mode :
       {RoundingMode::half_up, RoundingMode::half_even, RoundingMode::nearest, RoundingMode::down}) {
    CHECK(round_to(1e300, 2, mode) == 1e300);
    CHECK(round_to(0.25, 2, mode) == 0.25);
    CHECK(round_to(std::numeric_limits<double>::max(), 15, mode) == std::numeric_limits<double>::max());
  }
}

TEST_CASE("negative decimals round to tens and hundreds") {
  CHECK(round_to(1250.0, -2, RoundingMode::half_up) == 1300.0);
  CHECK(round_to(1250.0, -2, RoundingMode::half_even) == 1200.0);
  CHECK(round_to(49.0, -2, RoundingMode::half_up) == 0.0);
}

TEST_CASE("a number is written with as few digits as read back to it") {
  CHECK(to_text(0.1) == "0.1");
  CHECK(to_text(100.0) == "100");
  CHECK(to_text(-2.5) == "-2.5");
  CHECK(to_text(1.0 / 3.0) == "0.3333333333333333");
}

TEST_CASE("minus zero is written as zero") {
  CHECK(to_text(-0.0) == "0");
  CHECK(to_decimals(-0.0, 1) == "0.0");
  CHECK(to_decimals(-0.04, 1) == "0.0");
}

TEST_CASE("people read exactly the decimals that were asked for") {
  CHECK(to_decimals(9.995, 2) == "10.00");
  CHECK(to_decimals(0.2675, 3) == "0.268");
  CHECK(to_decimals(66.25, 1) == "66.3");
  CHECK(to_decimals(5.0, 0) == "5");
  CHECK(to_decimals(-1.25, 1) == "-1.3");
}

TEST_CASE("people read large numbers with commas between thousands") {
  CHECK(with_commas(0) == "0");
  CHECK(with_commas(999) == "999");
  CHECK(with_commas(1'000) == "1,000");
  CHECK(with_commas(1'745'849) == "1,745,849");
}

TEST_CASE("with a comma for the decimal sign a point, a blank or an apostrophe divides thousands") {
  CHECK(parse_number("45,5", with_comma) == 45.5);
  CHECK(parse_number("-0,25", with_comma) == -0.25);
  CHECK(parse_number("1.500", with_comma) == 1500.0);
  CHECK(parse_number("2 500,5", with_comma) == 2500.5);
  CHECK(parse_number("1\u00A0234\u00A0567", with_comma) == 1234567.0);
  CHECK(parse_number("7'500", with_comma) == 7500.0);
  CHECK(parse_number("12,5e2", with_comma) == 1250.0);
  CHECK(parse_number("7", with_comma) == 7.0);
  for (const char* text : {"45.5", "1.50,5", "1,500.5", "1.500,5.5", "1,2,3", "1 50", ".500", "12%"}) {
    INFO(text);
    CHECK_FALSE(parse_number(text, with_comma).has_value());
  }
  CHECK(parse_number("1.234,5 %", NumberForm{.lenient = true, .decimal = ','}) == 1234.5);
}

TEST_CASE("between semicolons a comma has two readings until somebody says which") {
  const NumberForm doubtful{.lenient = true, .divided_by_semicolons = true};
  CHECK_FALSE(parse_number("12,345", doubtful).has_value());
  CHECK(both_readings("12,345", doubtful) == std::optional(std::pair(12.345, 12345.0)));
  CHECK_FALSE(both_readings("1,234,567", doubtful).has_value());
  CHECK(parse_number("1,234,567", doubtful) == 1234567.0);
  CHECK(parse_number("12.5", doubtful) == 12.5);
  CHECK(parse_number("12,345", NumberForm{.lenient = true, .decimal_said = true, .divided_by_semicolons = true}) ==
        12345.0);
}
