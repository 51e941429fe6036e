#include "hallmark/postcode/postcode.hpp"

#include "catch.hpp"

using namespace hallmark;

namespace {

std::string read(std::string_view text) {
  const auto postcode = Postcode::from(text);
  return postcode ? postcode->text() : "none";
}

std::vector<std::string> meant(std::string_view text) {
  std::vector<std::string> texts;
  for (const Postcode postcode : meant_by(text)) texts.push_back(postcode.text());
  return texts;
}

using Texts = std::vector<std::string>;

}  // namespace

TEST_CASE("a postcode is read as people type it and written as Royal Mail does") {
  for (const char* text : {"CV1 5RR", "cv15rr", "  Cv1   5rR ", "cv1-5rr", "CV1.5RR", "c v 1 5 r r"}) {
    CHECK(read(text) == "CV1 5RR");
  }
  CHECK(read("m11ae") == "M1 1AE");
  CHECK(read("SW1A1AA") == "SW1A 1AA");
  CHECK(read("w1a 0ax") == "W1A 0AX");
  CHECK(read("EC2V7HH") == "EC2V 7HH");
  CHECK(read("DN55 1PT") == "DN55 1PT");
  CHECK(read("gir0aa") == "GIR 0AA");
}

TEST_CASE("what has not the form of a postcode is none") {
  for (const char* text : {"", "CV1", "CV1 5R", "CV1 5R0", "CV1 5RR!", "1CV 5RR", "CV1 5CR", "CVV 5RR", "ABC1 1AA",
                           "CV123 5RR", "Ô1 1AA"}) {
    CHECK(read(text) == "none");
  }
}

TEST_CASE("an outward code stands alone, and keeps its text") {
  for (const char* text : {"M1", "B29", "CV1", "AB43", "W1A", "SW1A"}) {
    REQUIRE(outward_from(text).has_value());
    CHECK(outward_text(*outward_from(text)) == text);
  }
  CHECK(outward_from(" cv1 ") == outward_from("CV1"));
  CHECK(!outward_from("CV"));
  CHECK(!outward_from("CV1 5"));
}

TEST_CASE("postcodes sort as their texts do") {
  const Texts sorted = {"B1 1AA", "B1 1AB", "B1 2AA", "B10 0AA", "B2 1AA", "BA1 1AA", "W1 1AA", "W1A 1AA"};
  for (std::size_t i = 1; i < sorted.size(); ++i) CHECK(*Postcode::from(sorted[i - 1]) < *Postcode::from(sorted[i]));
}

TEST_CASE("O for 0, I for 1 and stray signs are seen through") {
  CHECK(meant("SWIA 1AA") == Texts{"SW1A 1AA"});
  CHECK(meant("CV1-5RR!") == Texts{"CV1 5RR"});
  CHECK(meant("LE1 OAA") == Texts{"LE1 0AA"});
  CHECK(meant("B29") == Texts{});
}

TEST_CASE("what is wrong is said of the part that is wrong") {
  CHECK(what_is_wrong_with(" ") == "it is empty");
  CHECK(what_is_wrong_with("CV1 5R") == "it is incomplete: a digit and two letters belong behind the first part");
  CHECK(what_is_wrong_with("CV1 5") == "it is incomplete: a digit and two letters belong behind the first part");
  CHECK(what_is_wrong_with("CV1 5R0") == "its last two characters have to be letters");
  CHECK(what_is_wrong_with("CV1 RRR") == "the third character from the end has to be a digit");
  CHECK(what_is_wrong_with("CV1 5RC") == "C, I, K, M, O and V are never among the last two letters");
  CHECK(what_is_wrong_with("CV1 5RR!") == "a postcode has letters and digits only");
  CHECK(what_is_wrong_with("5RR CV1") == "a postcode begins with a letter");
  CHECK(what_is_wrong_with("CVV 5RR") == "its first part is not an outward code such as CV1, M1, EC2V or SW1A");
}

TEST_CASE("the areas outside Great Britain are known by their letters") {
  CHECK(country_outside(*outward_from("BT1")) == "Northern Ireland");
  CHECK(country_outside(*outward_from("JE2")) == "Jersey");
  CHECK(country_outside(*outward_from("GY1")) == "Guernsey");
  CHECK(country_outside(*outward_from("IM1")) == "the Isle of Man");
  CHECK(country_outside(*outward_from("B1")).empty());
}
