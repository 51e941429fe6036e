#include "support/file_kind.hpp"

#include "catch.hpp"
#include "hallmark/support/csv_reader.hpp"
#include "scoring_fixture.hpp"

using namespace hallmark;
using namespace hallmark::test;

TEST_CASE("a file that is no text is called what it is, once") {
  CHECK(kind_of_binary("%PDF-1.7\n") == "a PDF");
  CHECK(kind_of_binary("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1") == "an old Excel workbook (.xls)");
  CHECK(kind_of_binary("PK\x03\x04 mimetypeapplication/vnd.oasis.opendocument.spreadsheet") ==
        "an OpenDocument spreadsheet (.ods)");
  CHECK(kind_of_binary("PK\x03\x04 xl/workbook.xml") == "an Excel workbook (.xlsx)");
  CHECK(kind_of_binary("PK\x03\x04 a.csv") == "a ZIP archive");
  CHECK(kind_of_binary("code,a\n").empty());
  Findings findings;
  CHECK_FALSE(is_readable_text(text_named("a.csv", "\x89PNG\r\n\x1A\n\xFF\xFF\n\xFF"), findings));
  CHECK(lines_of(findings) ==
        Lines{"a.csv:1:1: error HM100: this is a PNG picture: what is read here is CSV, so save the table as that"});
}

TEST_CASE("rubric and survey the wrong way round are one error") {
  CHECK(lines_of(try_scoring({"code,a\nA,1\n", "hallmark: 1\nid: x\n"}).findings) ==
        Lines{"rubric.yaml:1:1: error HM013: rubric and survey are swapped: 'survey.csv' is a rubric and 'rubric.yaml' is none, and the "
              "rubric comes first"});
}
