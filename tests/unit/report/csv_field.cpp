#include "report/format/csv_field.hpp"

#include "catch.hpp"

using namespace hallmark;

TEST_CASE("a field is quoted for one character, wherever in it that stands") {
  for (std::size_t length = 1; length <= 40; ++length) {
    const std::string plain(length, 'a');
    CHECK(csv_text(plain) == plain);
    for (const char c : {',', '"', '\r', '\n'}) {
      for (std::size_t at = 0; at < length; ++at) {
        std::string text = plain;
        text[at] = c;
        INFO(text);
        CHECK_FALSE(is_plain_csv_text(text));
      }
    }
    for (const char c : {'-', '+', '#', '!', '\f', '\b', '\x8d', '\xac'}) {
      std::string text = "a" + plain;
      text[length] = c;
      CHECK(is_plain_csv_text(text));
    }
  }
}

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
