#include "verification/published_number.hpp"

#include "catch.hpp"

using namespace hallmark;

TEST_CASE("decimals are the digits behind the point of a number as it is written") {
  CHECK(decimals_of("12") == 0);
  CHECK(decimals_of("12.") == 0);
  CHECK(decimals_of("0.50") == 2);
  CHECK(decimals_of("-3.125") == 3);
  CHECK(decimals_of("5e-3") == 3);
  CHECK(decimals_of("1.5E-3") == 4);
  CHECK(decimals_of("1.25e+1") == 1);
  CHECK(decimals_of("1.5e3") == 0);
}

TEST_CASE("a rank may be an ordinal and say that it is shared") {
  for (const char* text : {"3", "3rd", "=3", "3=", "=3rd", "3rd=", "joint 3rd", "Joint 3", "3rd equal", "T3", "3T",
                           "tied 3rd", "3RD", " 3rd "}) {
    INFO(text);
    const auto rank = read_written_rank(text);
    REQUIRE(rank.has_value());
    CHECK(rank->value == 3.0);
  }
  CHECK(read_written_rank("1st")->value == 1.0);
  CHECK(read_written_rank("joint 1st")->value == 1.0);
  CHECK(read_written_rank("112th")->value == 112.0);
  CHECK(read_written_rank("2.5")->value == 2.5);
}

TEST_CASE("what is no rank is not read as one") {
  for (const char* text : {"", "=", "joint", "third", "st", "3xx", "th3", "3rd of 9", "first", "3 (tie)"}) {
    INFO(text);
    CHECK_FALSE(read_written_rank(text).has_value());
  }
}

TEST_CASE("a percent sign belongs to the number, and of a share it makes hundredths") {
  CHECK(read_written_number("85.2%")->value == 85.2);
  CHECK(read_written_number("85 %")->value == 85.0);
  CHECK(read_written_number("85.20%")->decimals == 2);
  CHECK(read_written_share("85.2%")->value == Approx(0.852));
  CHECK(read_written_share("85.2%")->decimals == 3);
  CHECK(read_written_share("0.85")->value == 0.85);
  CHECK_FALSE(read_written_number("%").has_value());
  CHECK_FALSE(read_written_number("1st").has_value());
}
