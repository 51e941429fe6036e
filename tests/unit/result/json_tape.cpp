#include "result/json_tape.hpp"

#include "catch.hpp"

using namespace hallmark;

namespace {

/// From where on a text is no JSON.
std::size_t wrong_from(std::string_view text) {
  std::size_t at = 0;
  REQUIRE(!JsonTape::from(text, at));
  return at;
}

JsonTape tape_of(std::string_view text) {
  std::size_t at = 0;
  auto tape = JsonTape::from(text, at);
  REQUIRE(tape);
  return *std::move(tape);
}

}  // namespace

TEST_CASE("values of a JSON document are found by key and in order, whatever stands between them") {
  const JsonTape tape =
      tape_of(R"( {"a": [1, {"b": [2, 3]}, -2.5e1], "c": {}, "d": "x\"\u00e9\n", "e": true, "f": null} )");
  const JsonValue root = tape.root();

  REQUIRE(root.is_object());
  CHECK(root.keys() == std::vector<std::string>{"a", "c", "d", "e", "f"});
  std::vector<std::optional<double>> numbers;
  root.find("a")->each_element([&](std::size_t, const JsonValue& element) { numbers.push_back(element.number()); });
  CHECK(numbers == std::vector<std::optional<double>>{1.0, std::nullopt, -25.0});
  CHECK(root.find("c")->size() == 0);
  CHECK(root.find("d")->text() == "x\"é\n");
  CHECK(root.find("e")->boolean() == true);
  CHECK(root.find("f")->is_null());
  CHECK(!root.find("b"));
}

TEST_CASE("numbers in JSON are read to the last digit") {
  CHECK(tape_of("0.1").root().number() == 0.1);
  CHECK(tape_of("5e-324").root().number() == 5e-324);
  CHECK(tape_of("18446744073709551616").root().number() == 18446744073709551616.0);
  CHECK(tape_of("123456789012345678901234567890e-29").root().number() == 1.2345678901234568);
}

TEST_CASE("what is no JSON says from where on") {
  CHECK(wrong_from("") == 0);
  CHECK(wrong_from("{\"a\": 1,}") == 8);
  CHECK(wrong_from("[1] x") == 4);
  CHECK(wrong_from("[1, 1e999]") == 4);
  CHECK(wrong_from("\xEF\xBB\xBF[1") == 5);
  CHECK(wrong_from(std::string_view("[1]\0[2]", 7)) == 3);
  CHECK(wrong_from("[\"\xFF\"]") == 2);
  CHECK(!tape_of("\xEF\xBB\xBFnull").root().is_object());
}

TEST_CASE("a JSON document may be nested as deep as it likes") {
  const std::string text = std::string(100'000, '[') + std::string(100'000, ']');

  CHECK(tape_of(text).root().size() == 1);
}
