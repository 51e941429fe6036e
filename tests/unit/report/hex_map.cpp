#include "hallmark/report/hex_map.hpp"

#include "catch.hpp"
#include "scoring_fixture.hpp"

using namespace hallmark;
using namespace hallmark::test;

TEST_CASE("odd rows of a hex map are shifted by half a hexagon, and rows count upwards") {
  const auto map = read_hex_map(
      text_named("map.hexjson", R"({"layout": "odd-r", "hexes": {"A": {"q": 0, "r": 0}, "B": {"q": 2, "r": 1}}})"));

  REQUIRE(map.good());
  CHECK(map.value->pointed);
  CHECK(map.value->hexes[0].x == 0.0);
  CHECK(map.value->hexes[1].x == 2.5);
  CHECK(map.value->hexes[1].y == Approx(-0.8660254));  // half the square root of three
}

TEST_CASE("what is no hex map is said, each hexagon with its place") {
  const auto findings = [](const std::string& text) {
    return lines_of(read_hex_map(text_named("map.hexjson", text)).findings);
  };

  CHECK(findings("{") == Lines{"map.hexjson:1:1: error HM301: this is no hex map: it is not JSON"});
  CHECK(findings("[]") ==
        Lines{"map.hexjson:1:1: error HM301: this is no hex map: an object 'hexes' belongs in it, with "
              "a 'q' and 'r' for each code"});
  CHECK(findings(R"({"layout": "square", "hexes": {"A": {"q": 0.5, "r": 0}}})") ==
        Lines{"map.hexjson:1:12: error HM301: 'square' is no layout of a hex map: there are odd-r, even-r, odd-q and "
              "even-q",
              "map.hexjson:1:37: error HM301: the hexagon of 'A' needs a 'q' and an 'r' that are whole numbers"});
}
