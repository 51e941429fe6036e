#include "report/format/csv_writer.hpp"

#include <string>

#include "catch.hpp"
#include "report/format/csv_field.hpp"

using namespace hallmark;

TEST_CASE("a CSV writer puts fields one behind another and begins again with the same room") {
  CsvWriter csv;
  CHECK(csv.rows().empty());
  csv.put(0.1);
  csv.put(',');
  csv.put_text("a \"b\", c");
  csv.put(',');
  csv.put(-0.0);
  csv.put(std::string_view("[z]\n"));
  CHECK(csv.rows() == "0.1,\"a \"\"b\"\", c\",0[z]\n");
  csv.clear();
  CHECK(csv.rows().empty());
  csv.put(-1.7976931348623157e308);
  CHECK(csv.rows() == "-1.7976931348623157e+308");
}

TEST_CASE("a CSV writer writes texts as they are written elsewhere") {
  CsvWriter csv;
  std::string same;
  for (const std::string text : {"", "plain", "=1+1", "a,b", "a\nb", "a\rb", "\"", "-5", "@x", "Sk\xC3\xA9ne"}) {
    csv.put_text(text);
    append_csv_text(same, text);
    CHECK(is_plain_csv_text(text) == (csv_text(text) == text));
  }
  CHECK(csv.rows() == same);
}
