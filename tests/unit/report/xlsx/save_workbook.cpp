#include "report/xlsx/save_workbook.hpp"

#include <filesystem>
#include <fstream>
#include <iterator>
#include <limits>

#include <unistd.h>

#include "catch.hpp"
#include "scoring_fixture.hpp"
#include "unzipped.hpp"

using namespace hallmark;
using namespace hallmark::test;

namespace {

std::string saved(const Workbook& workbook) {
  std::string path = (std::filesystem::temp_directory_path() / "hallmark-XXXXXX").string();
  REQUIRE(::close(::mkstemp(path.data())) == 0);
  save_workbook(workbook, path);
  std::ifstream file(path, std::ios::binary);
  std::string bytes{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
  std::filesystem::remove(path);
  return bytes;
}

std::string sheet_of(const std::vector<std::vector<WorkbookCell>>& rows, int decimals = 1) {
  std::vector<std::string> headings;
  for (std::size_t i = 0; i < rows.front().size(); ++i) headings.push_back("Heading " + std::to_string(i));
  return unzipped(saved({"T", decimals, {{"S", "s", "", {}, headings, rows}}})).at("xl/worksheets/sheet1.xml");
}

bool has(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

/// The format of a cell: the one that its number in the styles leads to.
std::string format_of(const std::map<std::string, std::string>& parts, const std::string& cell) {
  const std::string& sheet = parts.at("xl/worksheets/sheet1.xml");
  const std::size_t at = sheet.find("<c r=\"" + cell + "\" s=\"");
  REQUIRE(at != std::string::npos);
  const std::size_t number = std::stoul(sheet.substr(at + 11 + cell.size()));
  const std::string& styles = parts.at("xl/styles.xml");
  std::size_t entry = styles.find("<xf ", styles.find("<cellXfs"));
  for (std::size_t i = 0; i < number; ++i) entry = styles.find("<xf ", entry + 1);
  return styles.substr(entry, styles.find('>', entry) - entry);
}

}  // namespace

TEST_CASE("a workbook marks up its tables and holds no formula") {
  const Scored result = scored(
      "hallmark: 1\nid: test\ntitle: Digital maturity\nsurvey: {id: code, name: council}\n"
      "dimensions: [{id: web, title: Web, indicators: [{id: q, range: [0, 100]}]}]\n",
      "code,council,q\nA,Ambermouth,100\nB,Brindle,90\nC,=Cove,20\nD,Dell,\n");

  const auto parts = unzipped(saved(make_workbook(result.table())));

  CHECK(has(parts.at("xl/tables/table3.xml"), R"(name="league_table" displayName="league_table" ref="A8:G12")"));
  const std::string& sheet = parts.at("xl/worksheets/sheet4.xml");
  for (const std::string_view none : {"mergeCell", "<pane", "<f>", "autoFilter"}) CHECK_FALSE(has(sheet, none));
  CHECK_FALSE(has(parts.at("xl/tables/table3.xml"), "autoFilter"));
  CHECK(has(parts.at("xl/sharedStrings.xml"), ">=Cove<"));
  CHECK(has(parts.at("xl/workbook.xml"), "'League table'!$8:$8"));
}

TEST_CASE("a workbook says what it is and in which language, and when is always the same") {
  const Workbook workbook{"A & B", 1, {{"S", "s", "", {}, {"Name"}, {{{"x"}}}}}};

  const std::string bytes = saved(workbook);

  CHECK(saved(workbook) == bytes);
  CHECK(bytes.substr(10, 4) == std::string("\x00\x00\x21\x00", 4));  // midnight on 1 January 1980
  const auto parts = unzipped(bytes);
  CHECK(has(parts.at("docProps/core.xml"), "<dc:title>A &amp; B</dc:title><dc:creator>hallmark</dc:creator>"));
  CHECK(has(parts.at("docProps/core.xml"), ">1980-01-01T00:00:00Z</dcterms:modified>"));
  CHECK(has(parts.at("docProps/custom.xml"), R"(name="Language"><vt:lpwstr>en-GB<)"));
}

TEST_CASE("a text that would run as a formula stands in a cell for texts") {
  const auto parts = unzipped(saved({"T", 1, {{"S", "s", "", {}, {"Name"}, {{{"=1+1"}}, {{"@x"}}, {{"plain"}}}}}}));

  CHECK(has(format_of(parts, "A2"), R"(numFmtId="49")"));
  CHECK(has(format_of(parts, "A3"), R"(numFmtId="49")"));
  CHECK(has(format_of(parts, "A4"), R"(numFmtId="0")"));
  CHECK_FALSE(has(parts.at("xl/worksheets/sheet1.xml"), "<f>"));
}

TEST_CASE("texts of a workbook are escaped once, in cells and in headings") {
  const std::string hostile = std::string("<b>\x01 & _x0041_ \"'") + "\xFF";
  const std::string escaped = "&lt;b&gt;_x0001_ &amp; _x005F_x0041_ ";

  const auto parts = unzipped(saved({hostile, 1, {{"S", "s", "", {}, {hostile}, {{{hostile}}}}}}));

  CHECK(has(parts.at("xl/sharedStrings.xml"), escaped + "\"'\xEF\xBF\xBD</t>"));
  CHECK(has(parts.at("xl/tables/table1.xml"), "name=\"" + escaped + "&quot;'\xEF\xBF\xBD\""));
  CHECK(has(parts.at("docProps/core.xml"), escaped));
}

TEST_CASE("the longest text of a cell is written, and a longer one cut") {
  const auto parts = unzipped(
      saved({"T", 1, {{"S", "s", "", {}, {"Name"}, {{{std::string(32767, 'a')}}, {{std::string(40000, 'b')}}}}}}));

  const std::string& texts = parts.at("xl/sharedStrings.xml");
  CHECK(has(texts, ">" + std::string(32767, 'a') + "<"));
  CHECK(has(texts, ">" + std::string(32766, 'b') + "…<"));
}

TEST_CASE("neither NaN nor an infinity gets into a workbook") {
  const double infinite = std::numeric_limits<double>::infinity();

  const auto parts = unzipped(saved({"T",
                                     1,
                                     {{"S",
                                       "s",
                                       "",
                                       {},
                                       {"Score"},
                                       {{{no_value, CellLook::score}},
                                        {{infinite, CellLook::score}},
                                        {{-infinite, CellLook::score}},
                                        {{-0.0, CellLook::score}}}}}}));

  CHECK(has(parts.at("xl/sharedStrings.xml"), ">[x]<"));
  const std::string& sheet = parts.at("xl/worksheets/sheet1.xml");
  CHECK_FALSE(has(sheet, "nan"));
  CHECK_FALSE(has(sheet, "NAN"));
  CHECK_FALSE(has(sheet, "inf"));
  CHECK_FALSE(has(sheet, "INF"));
  CHECK(has(sheet, "<v>0</v></c></row></sheetData>"));
}

TEST_CASE("numbers of a workbook have at least the 15 digits that spreadsheets keep") {
  const std::string sheet = sheet_of({{{200.0 / 3.0, CellLook::score}, {1e-9, CellLook::number}, {1234567.0}}});

  CHECK(has(sheet, "<v>66.66666666666667</v>"));
  CHECK(has(sheet, "<v>1E-09</v>"));
  CHECK(has(sheet, "<v>1234567</v>"));
}

TEST_CASE("how a number is shown follows from its look and the rubric's decimals") {
  const Workbook workbook{"T",
                          2,
                          {{"S",
                            "s",
                            "",
                            {},
                            {"A", "B", "C", "D", "E"},
                            {{{1.5, CellLook::score},
                              {1.5, CellLook::estimated_score},
                              {1.5, CellLook::unsure_score},
                              {0.5, CellLook::percent},
                              {2.0, CellLook::shared_rank}}}}}};

  const auto parts = unzipped(saved(workbook));

  const std::string& styles = parts.at("xl/styles.xml");
  const auto code_of = [&](const std::string& cell) {
    const std::string format = format_of(parts, cell);
    const std::string number = format.substr(14, format.find('"', 14) - 14);
    const std::size_t at = styles.find("numFmtId=\"" + number + "\" formatCode=\"");
    REQUIRE(at != std::string::npos);
    const std::size_t from = styles.find("formatCode=\"", at) + 12;
    return styles.substr(from, styles.find('"', from) - from);
  };
  CHECK(code_of("A2") == "0.00");
  CHECK(code_of("B2") == "0.00&quot; [e]&quot;");
  CHECK(code_of("C2") == "0.00&quot; [u]&quot;");
  CHECK(code_of("D2") == "0.0%");
  CHECK(code_of("E2") == "&quot;=&quot;General");
}

TEST_CASE("links lead to the first cell of a sheet") {
  const Workbook workbook{"T",
                          1,
                          {{"Contents", "", "", {{WorkbookLine::Kind::link, "Go to 'it'", "My notes"}}, {}, {}},
                           {"My notes", "notes", "", {}, {"Sheet"}, {{{"Contents", CellLook::link}}}}}};

  const auto parts = unzipped(saved(workbook));

  CHECK(has(parts.at("xl/worksheets/sheet1.xml"), R"(ref="A1" location="'My notes'!A1")"));
  CHECK(has(parts.at("xl/worksheets/sheet2.xml"), R"(ref="A2" location="'Contents'!A1")"));
  CHECK(has(parts.at("xl/sharedStrings.xml"), ">Go to 'it'<"));
}

TEST_CASE("columns of a workbook are as wide as their layout says, in digits of the font of its cells") {
  const auto parts =
      unzipped(saved({"T", 1, {{"S", "s", "", {}, {"Name", "Code"}, {{{"abcdefghijklmnopq"}, {"a"}}}}}}));

  const std::string& sheet = parts.at("xl/worksheets/sheet1.xml");
  CHECK(has(sheet, R"(<col min="1" max="1" width="20" customWidth="1"/>)"));
  CHECK(has(sheet, R"(<col min="2" max="2" width="7" customWidth="1"/>)"));
  const std::string& styles = parts.at("xl/styles.xml");
  CHECK(has(styles, R"(<font><sz val="12"/><color theme="1"/><name val="Arial"/><family val="2"/></font><font>)"));
  CHECK_FALSE(has(styles, "Calibri"));
}

TEST_CASE("a sheet whose table has no row is not marked up as one") {
  const auto parts = unzipped(saved({"T", 1, {{"S", "s", "", {}, {"Name"}, {}}}}));

  CHECK_FALSE(parts.contains("xl/tables/table1.xml"));
  CHECK_FALSE(has(parts.at("xl/worksheets/sheet1.xml"), "tablePart"));
  CHECK(has(parts.at("xl/sharedStrings.xml"), ">Name<"));
}

TEST_CASE("a workbook that cannot be written is an error in the words of the library") {
  try {
    save_workbook({"T", 1, {{"S", "", "", {}, {}, {}}}}, "no such folder/a.xlsx");
    FAIL("nothing was thrown");
  } catch (const WorkbookError& error) {
    CHECK(has(error.what(), "creating output xlsx file"));
  }
}

TEST_CASE("a workbook that lacks the end of a part is not whole") {
  const std::string bytes = saved({"T", 1, {{"S", "s", "", {}, {"Name"}, {{{"x"}}}}}});

  CHECK(is_whole_workbook(bytes));
  CHECK_FALSE(is_whole_workbook(""));
  CHECK_FALSE(is_whole_workbook(bytes.substr(0, bytes.size() - 1)));
  CHECK_FALSE(is_whole_workbook(bytes.substr(bytes.size() / 2)));
}
