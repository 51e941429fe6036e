#include "hallmark/support/enum_table.hpp"

#include "catch.hpp"

using namespace hallmark;

namespace hallmark {

namespace {

enum class Fruit : unsigned char { apple, medlar, quince };

struct FruitRow {
  Fruit enumerator;
  std::string_view word;
  bool is_eaten_raw;
};

}  // namespace

template <>
inline constexpr auto enum_rows<Fruit> =
    enum_table<FruitRow>({{Fruit::apple, "apple", true}, {Fruit::medlar, "", false}, {Fruit::quince, "quince", false}});

}  // namespace hallmark

TEST_CASE("an enumeration knows which numbers are its enumerators") {
  STATIC_REQUIRE(is_enumerator<Fruit::apple>());
  STATIC_REQUIRE(is_enumerator<Fruit::quince>());
  STATIC_REQUIRE_FALSE(is_enumerator<static_cast<Fruit>(3)>());
  STATIC_REQUIRE_FALSE(is_enumerator<static_cast<Fruit>(14)>());
}

TEST_CASE("an enumerator has its row, and its word leads back to it") {
  CHECK(word_of(Fruit::quince) == "quince");
  CHECK(enum_row(Fruit::apple).is_eaten_raw);
  CHECK(parse_word<Fruit>("quince") == Fruit::quince);
  CHECK(parse_word<Fruit>("pear") == std::nullopt);
}

TEST_CASE("an enumerator without a word is neither read nor listed") {
  CHECK(parse_word<Fruit>("") == std::nullopt);
  CHECK(enum_words<Fruit>() == std::vector<std::string>{"apple", "quince"});
}
