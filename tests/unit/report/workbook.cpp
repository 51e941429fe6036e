#include "hallmark/report/workbook.hpp"

#include <set>

#include "catch.hpp"
#include "report/workbook/workbook_cells.hpp"
#include "scoring_fixture.hpp"

using namespace hallmark;
using namespace hallmark::test;

namespace {

const std::string workbook_rubric =
    "hallmark: 1\nid: test\ntitle: Digital maturity\nedition: '2026'\n"
    "survey: {id: code, name: council, groups: type, not_applicable: [n/a]}\ndimensions:\n"
    "  - {id: web, title: Web, weight: {by: type, default: 1, county: 3}, indicators: [{id: q, range: [0, 100]}]}\n"
    "  - {id: security, title: Security, indicators: [{id: r, question: 'Safe?', range: [0, 100], missing: mean}]}\n"
    "maturity:\n  levels: [{name: Low, from: 0}, {name: High, from: 50}]\n"
    "  gates: [{when: security < 40, at_most: Low, because: it is not safe}]\n"
    "ranking: {within: type}\n";

const std::string workbook_survey =
    "code,council,type,q,r\nA,Ambermouth,county,100,90\nB,Brindle,district,90,30\n"
    "C,=Cove,county,20,\nD,Dell,district,n/a,n/a\nE,Eel,county,100,90\n";

/// A cell as a person sees it, roughly: numbers as they are, with a word for how they are shown.
std::string seen(const WorkbookCell& cell) {
  if (const std::string* text = std::get_if<std::string>(&cell.content)) return *text;
  const std::string number = to_text(std::get<double>(cell.content));
  if (cell.look == CellLook::estimated_score) return number + " [e]";
  if (cell.look == CellLook::unsure_score) return number + " [u]";
  if (cell.look == CellLook::shared_rank) return "=" + number;
  return cell.look == CellLook::percent ? number + " of 1" : number;
}

Lines seen_rows(const WorkbookSheet& sheet) {
  Lines lines;
  for (const auto& row : sheet.rows) {
    std::string line;
    for (const WorkbookCell& cell : row) line += (line.empty() ? "" : "|") + seen(cell);
    lines.push_back(line);
  }
  return lines;
}

const WorkbookSheet& sheet_named(const Workbook& workbook, std::string_view name) {
  const auto found = std::ranges::find(workbook.sheets, name, &WorkbookSheet::name);
  REQUIRE(found != workbook.sheets.end());
  return *found;
}

}  // namespace

TEST_CASE("a workbook has a cover, contents, notes and a table a sheet") {
  const Scored result = scored(workbook_rubric, workbook_survey);

  const Workbook workbook = make_workbook(result.table());

  Lines names;
  std::set<std::string> tables;
  for (const WorkbookSheet& sheet : workbook.sheets) {
    names.push_back(sheet.name);
    CHECK(sheet.name.size() <= 31);
    CHECK(sheet.name.find_first_of("\\/?*[]:'") == std::string::npos);
    if (!sheet.table.empty()) CHECK(tables.insert(sheet.table).second);
    for (const auto& row : sheet.rows) CHECK(row.size() == sheet.headings.size());
  }
  CHECK(names == Lines{"Cover", "Contents", "Notes", "League table", "Scores", "Answers", "Weights"});
  CHECK(seen_rows(sheet_named(workbook, "Contents")).front() ==
        "Notes|What marks, levels, gates and columns mean, and what to be careful about.");
}

TEST_CASE("the league table of a workbook goes peer group by peer group, and its numbers are numbers") {
  const Scored result = scored(workbook_rubric, workbook_survey);

  const WorkbookSheet sheet = sheet_named(make_workbook(result.table()), "League table");

  CHECK(sheet.headings ==
        Lines{"Rank", "Code", "Council", "Type", "Score", "Level", "Coverage", "Web", "Security", "Note"});
  CHECK(seen_rows(sheet) == Lines{
                                "=1|A|Ambermouth|county|97.5|High|1 of 1|100|90|",
                                "=1|E|Eel|county|97.5|High|1 of 1|100|90|",
                                "3|C|=Cove|county|32.5 [e]|Low|0.75 of 1|20|70 [e]|estimated: r",
                                "1|B|Brindle|district|60|Low|1 of 1|90|30|at most Low: it is not safe",
                                "[z]|D|Dell|district|[z]|[z]|[z]|[z]|[z]|no score: nothing applies",
                            });
}

TEST_CASE("scores, answers and weights of a workbook have all nodes") {
  const Scored result = scored(workbook_rubric, workbook_survey);

  const Workbook workbook = make_workbook(result.table({{}, {"C"}, 1}));

  CHECK(sheet_named(workbook, "Scores").headings ==
        Lines{"Code", "Council", "Type", "Score", "Web", "q", "Security", "r"});
  CHECK(seen_rows(sheet_named(workbook, "Scores")) == Lines{"C|=Cove|county|32.5 [e]|20|20|70 [e]|70 [e]"});
  CHECK(seen_rows(sheet_named(workbook, "Answers")) ==
        Lines{"C|=Cove|county|Web|q|q|answered|20|20", "C|=Cove|county|Security|r|Safe?|estimated|70|70 [e]"});
  CHECK(seen_rows(sheet_named(workbook, "Weights")) ==
        Lines{"web|Web|dimension|the score|1|by type: county 3, any other 1|0.75 of 1|0.5 of 1",
              "q|q|question|web|1|[z]|0.75 of 1|0.5 of 1",
              "security|Security|dimension|the score|1|[z]|0.25 of 1|0.5 of 1",
              "r|Safe?|question|security|1|[z]|0.25 of 1|0.5 of 1"});
}

TEST_CASE("the notes of a workbook explain marks, levels and gates") {
  const Scored result = scored(workbook_rubric, workbook_survey);

  const Lines notes = seen_rows(sheet_named(make_workbook(result.table()), "Notes"));

  const auto has = [&notes](const std::string& line) { return std::ranges::find(notes, line) != notes.end(); };
  CHECK(notes.front().starts_with("Mark|[x]|Missing: "));
  CHECK(has("Level|Low|From a score of 0 to below 50."));
  CHECK(has("Level|High|From a score of 50."));
  CHECK(has("Gate|at most Low|Where security < 40: it is not safe."));
  CHECK(has("Column|r|Safe?"));
}

TEST_CASE("the cover of a workbook says what it was made from, and that data are invented") {
  const Scored result = scored(workbook_rubric, workbook_survey);
  LeagueTable table = result.table();
  table.provenance = {"aa", {{"survey", "invented.csv", "bb"}}, {"web.weight=2"}, "type == 'county'", "1.2.3"};

  const WorkbookSheet cover = sheet_named(make_workbook(table), "Cover");

  Lines lines;
  for (const WorkbookLine& line : cover.lines) lines.push_back(line.text);
  CHECK(lines == Lines{"Digital maturity, 2026",
                       "The data are invented: nothing here says anything about a real place.",
                       "Scores, levels and ranks by a published rubric, with the scores of its parts, the answers "
                       "behind them and the weights.",
                       "Go to the contents", "What was scored", "County: 3 ranked.",
                       "District: 1 ranked, 1 not ranked.", "Only those for which this holds: type == 'county'.",
                       "What it was made from", "Rubric: test, edition 2026.", "SHA-256 of the rubric: aa",
                       "Survey: invented.csv", "SHA-256 of invented.csv: bb", "Set by hand: web.weight=2",
                       "Made by hallmark 1.2.3. The same rubric and data give the same workbook, byte for byte."});
}

TEST_CASE("headings that are alike are told apart, whatever their case") {
  WorkbookSheet sheet;

  set_headings(sheet, {"Score", "score", "a\nb", "SCORE", ""});

  CHECK(sheet.headings == Lines{"Score", "score (2)", "a b", "SCORE (3)", "Column"});
}

TEST_CASE("a table that no sheet can hold is left out, and the sheet says so") {
  const Scored result = scored(workbook_rubric, workbook_survey);
  WorkbookSheet sheet{"Answers", "answers", "", {}, {}, {}};
  add_lines(sheet, result.table(), {});
  set_headings(sheet, {"Code", "Mark"});

  CHECK_FALSE(fits(sheet, most_sheet_rows));

  CHECK(sheet.headings.empty());
  CHECK(sheet.table.empty());
  CHECK(sheet.lines[1].text ==
        "The table is left out: it would have 1048576 rows and 2 columns, more than a worksheet can hold. JSON has its "
        "numbers.");
}
