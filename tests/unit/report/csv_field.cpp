#include "report/csv_field.hpp"

#include "catch.hpp"

using namespace hallmark;

TEST_CASE("a field is quoted where it must be, and its quotes doubled") {
  CHECK(csv_text("plain text") == "plain text");
  CHECK(csv_text("") == "");
  CHECK(csv_text("a,b") == "\"a,b\"");
  CHECK(csv_text("say \"hi\"") == "\"say \"\"hi\"\"\"");
  CHECK(csv_text("one\ntwo") == "\"one\ntwo\"");
  CHECK(csv_text("one\rtwo") == "\"one\rtwo\"");
}

TEST_CASE("a text that a spreadsheet would run as a formula gets an apostrophe in front") {
  CHECK(csv_text("=1+1") == "'=1+1");
  CHECK(csv_text("+44") == "'+44");
  CHECK(csv_text("-x") == "'-x");
  CHECK(csv_text("@SUM(A1)") == "'@SUM(A1)");
  CHECK(csv_text("\tx") == "'\tx");
  CHECK(csv_text("=A1,B1") == "\"'=A1,B1\"");
  CHECK(csv_text("a=b") == "a=b");
}

TEST_CASE("a field is appended behind a comma") {
  std::string row = "1";
  append_field(row, "2");
  CHECK(row == "1,2");
}
