#include "report/format/svg_chart.hpp"

#include <limits>

#include "catch.hpp"
#include "report/format/html_text.hpp"

using namespace hallmark;

namespace {

std::size_t count_of(const std::string& text, const std::string& part) {
  std::size_t count = 0;
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++count;
  return count;
}

}  // namespace

TEST_CASE("nothing in a text ends or starts an element or an attribute") {
  CHECK(html_text("a<b>&\"c\"'d'") == "a&lt;b&gt;&amp;&quot;c&quot;&#39;d&#39;");
}

TEST_CASE("a chart of ranges has a dot and a line for every row with a value, and escapes its labels") {
  const double none = std::numeric_limits<double>::quiet_NaN();
  const std::string svg = svg_ranges(
      "Ranks", {{"<Ambermouth>", 1.0, 1.0, 2.0}, {"Brackenford", 2.0, 1.0, 3.0}, {"Nobody", none, none, none}}, 1.0,
      3.0);

  CHECK(count_of(svg, "<circle") == 2);
  CHECK(count_of(svg, "class=\"range\"") == 2);
  CHECK(svg.find("&lt;Ambermouth&gt;") != std::string::npos);
  CHECK(svg.find("<Ambermouth>") == std::string::npos);
  CHECK(svg.find("nan") == std::string::npos);
}

TEST_CASE("an axis of one place and one of a thousand have few marks") {
  CHECK(count_of(svg_ranges("Ranks", {{"A", 1.0, 1.0, 1.0}}, 1.0, 1.0), "class=\"tick\"") == 1);
  CHECK(count_of(svg_ranges("Ranks", {{"A", 1.0, 1.0, 1.0}}, 1.0, 1000.0), "class=\"tick\"") <= 7);
}

TEST_CASE("bars stay inside the axis, and a heat map has a square for every pair") {
  CHECK(svg_bars("Shares", {{"a", 1.4, -0.1, 1.6}}).find("width=\"460\" height=\"12\"") != std::string::npos);
  const std::string map = svg_heat_map("r", {"a", "b"}, {{1.0, -1.0}, {-1.0, std::numeric_limits<double>::infinity()}},
                                       {{"", "p < 0.001"}, {"p = 0.200", ""}});
  CHECK(map.find("<title>a, b: -1.00 (p &lt; 0.001)</title>") != std::string::npos);
  CHECK(map.find("<title>a, a: 1.00</title>") != std::string::npos);
  CHECK(count_of(map, "<rect") == 4);
  CHECK(map.find("#2166ac") != std::string::npos);
  CHECK(map.find("#b2182b") != std::string::npos);
  CHECK(map.find("#ddd") != std::string::npos);
}
