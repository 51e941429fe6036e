#include "catch.hpp"
#include "hallmark/support/csv_reader.hpp"
#include "property/generator.hpp"
#include "report/format/csv_field.hpp"
#include "scoring_fixture.hpp"

using namespace hallmark;
using namespace hallmark::test;

TEST_CASE("what the CSV writer writes the CSV reader gives back, but for the apostrophe before a formula") {
  const std::vector<std::string> pieces = {"a", ",", "\"", "\n", "\r", "\r\n", ";", "ô", " ", "=", "+", "-", "@", "'"};
  Generator generator;
  INFO("seed " << property_seed);
  for (int round = 0; round < 1000; ++round) {
    std::vector<std::string> texts(2 + generator.index(3));
    std::string row;
    for (std::size_t i = 0; i < texts.size(); ++i) {
      for (std::size_t n = generator.index(5); n > 0; --n) texts[i] += pieces[generator.index(pieces.size())];
      row += (i > 0 ? "," : "") + csv_text(texts[i]);
    }
    CsvReader reader(text_named("a.csv", row + "\n"), ',');
    reader.keep_blank_rows();
    Findings findings;
    INFO(row);
    REQUIRE(reader.next(findings));
    REQUIRE(findings.empty());
    REQUIRE(reader.row().size() == texts.size());
    for (std::size_t i = 0; i < texts.size(); ++i) {
      const bool is_formula = !texts[i].empty() && std::string_view("=+-@\t\r").find(texts[i][0]) != std::string::npos;
      REQUIRE(reader.row()[i].text == (is_formula ? "'" + texts[i] : texts[i]));
    }
    REQUIRE_FALSE(reader.next(findings));
  }
}
