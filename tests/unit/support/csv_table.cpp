#include "support/csv_table.hpp"

#include "catch.hpp"
#include "scoring_fixture.hpp"

using namespace hallmark;
using namespace hallmark::test;

namespace {

/// The header's names, and the first cell below it.
std::string opened(const std::string& text, const TableForm& form) {
  Findings findings;
  auto table = open_table(text_named("a.csv", text), form, findings);
  if (!table) return lines_of(findings).empty() ? "nothing" : lines_of(findings).front();
  std::string shown;
  for (const std::string& name : table->header.names) shown += name + "|";
  if (table->reader.next(findings)) shown += " " + std::string(table->reader.row()[0].text);
  return shown;
}

TableForm at_line(std::size_t line, std::size_t skipped = 0) {
  return {',', {.header_line = line, .skipped_rows = skipped}, "code"};
}

TableForm found_by(const std::string& column) {
  TableForm form{',', {}, column};
  form.place.find_header = true;
  return form;
}

const TableForm found = found_by("code");

}  // namespace

TEST_CASE("a table begins with the first row that is not blank, unless somebody says where") {
  CHECK(opened("\n,,\ncode,a\n1,2\n", {}) == "code|a| 1");
  CHECK(opened("Survey, \"2026\n\ncode,a\n1,2\n", at_line(3)) == "code|a| 1");
  CHECK(opened("Survey\r\nof May\rcode,a\r\n1,2\n", at_line(3)) == "code|a| 1");
  CHECK(opened("code,a\nthe code,the answer\n1,2\n", at_line(1, 1)) == "code|a| 1");
  CHECK(opened("code,a\n1,2\n", at_line(7)) ==
        "a.csv:1:1: error HM101: there is no header on line 7: the file ends before it");
}

TEST_CASE("a header is found by a column, in other capitals too, but not in a cell of several lines") {
  CHECK(opened("Survey \"2026\nas of May\n Code ,a\n1,2\n", found) == "Code|a| 1");
  CHECK(opened("a \"\"quote\"\"\n\"unclosed,\ncode,a\n1,2\n", found) == "code|a| 1");
  CHECK(opened("name,a\n1,2\n", found) == "name|a| 1");
  const std::string far = std::string(60, '\n') + "code,a\n";
  CHECK_FALSE(find_header(far, "code", ',').has_value());
}

TEST_CASE("the first line may say what divides cells") {
  CHECK(opened("sep=;\ncode;a,b\n1;2\n", {}) == "code|a,b| 1");
  CHECK(opened("\xEF\xBB\xBFSEP=\t\r\ncode\ta\r\n1\t2\r\n", {}) == "code|a| 1");
  CHECK(opened("\"sep=|\"\ncode|a\n1|2\n", {}) == "code|a| 1");
  CHECK(opened("sep=;\nSurvey\ncode;a\n1;2\n", at_line(3)) == "code|a| 1");
  CHECK(opened("sep=,a\n1,2\n", {}) == "sep=|a| 1");
}
