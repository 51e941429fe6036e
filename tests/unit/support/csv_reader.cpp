#include "hallmark/support/csv_reader.hpp"

#include "catch.hpp"
#include "scoring_fixture.hpp"

using namespace hallmark;
using namespace hallmark::test;

namespace {

struct Rows {
  std::vector<Lines> rows;
  Lines found;
};

Rows rows_of(const std::string& text, char delimiter = ',') {
  CsvReader reader(text_named("a.csv", text), delimiter);
  Rows result;
  Findings findings;
  while (reader.next(findings)) {
    Lines& row = result.rows.emplace_back();
    for (const Cell& cell : reader.row()) row.emplace_back(cell.text);
  }
  result.found = lines_of(findings);
  return result;
}

Lines unreadable(const std::string& text) {
  Findings findings;
  (void)is_readable_text(text_named("a.csv", text), findings);
  return lines_of(findings);
}

using Table = std::vector<Lines>;

}  // namespace

TEST_CASE("cells are divided by commas, rows by LF, CRLF or CR") {
  CHECK(rows_of("a,b\n1,2\n").rows == Table{{"a", "b"}, {"1", "2"}});
  CHECK(rows_of("a,b\r\n1,2\r\n").rows == Table{{"a", "b"}, {"1", "2"}});
  CHECK(rows_of("a,b\r1,2\r").rows == Table{{"a", "b"}, {"1", "2"}});
}

TEST_CASE("the last row needs no line end") {
  CHECK(rows_of("a,b\n1,2").rows == Table{{"a", "b"}, {"1", "2"}});
  CHECK(rows_of("a,b\n1,").rows == Table{{"a", "b"}, {"1", ""}});
}

TEST_CASE("a quoted cell may hold delimiters, quotes and line ends") {
  CHECK(rows_of("\"a,b\",\"say \"\"hi\"\"\",\"one\r\ntwo\"\n").rows == Table{{"a,b", "say \"hi\"", "one\r\ntwo"}});
  CHECK(rows_of("\"\",\"\"\"\"\n").rows == Table{{"", "\""}});
}

TEST_CASE("a quote inside a plain cell is a character like any other") {
  CHECK(rows_of("5\" pipe,b\n").rows == Table{{"5\" pipe", "b"}});
}

TEST_CASE("blank lines and rows of blank cells are passed over") {
  CHECK(rows_of("a,b\n\n\r\n,\n \t,\xC2\xA0\n1,2\n\n").rows == Table{{"a", "b"}, {"1", "2"}});
}

TEST_CASE("a byte order mark is no part of the first cell") {
  CHECK(rows_of("\xEF\xBB\xBF"
                "a,b\n")
            .rows == Table{{"a", "b"}});
}

TEST_CASE("another delimiter divides cells") {
  CHECK(rows_of("a;b,c\n", ';').rows == Table{{"a", "b,c"}});
  CHECK(rows_of("a\tb\n", '\t').rows == Table{{"a", "b"}});
}

TEST_CASE("a quote that is never closed is reported where it opens") {
  CHECK(rows_of("a,b\n1,\"two\n3,4\n").found ==
        Lines{"a.csv:2:3: error HM102: the quote that opens here is never closed"});
}

TEST_CASE("text behind a closing quote is reported and the next row is read") {
  const Rows result = rows_of("\"a\"b,c\n1,2\n");

  CHECK(result.found ==
        Lines{"a.csv:1:4: error HM102: 'b' follows a closing quote: a quote inside a quoted cell is doubled"});
  CHECK(result.rows.back() == Lines{"1", "2"});
}

TEST_CASE("a cell is placed where it begins, at its quote if it has one") {
  CsvReader reader(text_named("a.csv", "ab,\"c\",d\n"), ',');
  Findings findings;
  REQUIRE(reader.next(findings));

  CHECK(reader.row()[0].offset == 0);
  CHECK(reader.row()[1].offset == 3);
  CHECK(reader.row()[2].offset == 7);
}

TEST_CASE("what is not text is reported once") {
  CHECK(unreadable("a,caf\xE9\n") == Lines{"a.csv:1:6: error HM100: the byte '\\xE9' is not UTF-8: save the file as "
                                           "UTF-8, or say --encoding cp1252"});
  CHECK(unreadable("\xFF\xFE"
                   "a") == Lines{"a.csv:1:1: error HM100: this is UTF-16: save the survey as CSV in UTF-8"});
  CHECK(unreadable(std::string("a\0b", 3)) == Lines{"a.csv:1:2: error HM100: a NUL byte: this is not a text file"});
  CHECK(unreadable("") == Lines{"a.csv:1:1: error HM101: the file is empty: a survey begins with a header"});
  CHECK(unreadable("\n\r\n") == Lines{"a.csv:1:1: error HM101: the file is empty: a survey begins with a header"});
  CHECK(unreadable("a\n").empty());
}
