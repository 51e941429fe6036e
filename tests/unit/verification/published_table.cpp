#include "hallmark/verification/published_table.hpp"

#include "catch.hpp"
#include "scoring_fixture.hpp"

using namespace hallmark;
using namespace hallmark::test;

namespace {

/// By the survey rules of a rubric, the columns `score` and `rank`, joined on `code`.
Result<PublishedTable> read(const std::string& text, const std::string& survey = "{id: code}", char delimiter = ',') {
  const Rubric rubric =
      good_rubric("hallmark: 1\nid: test\nsurvey: " + survey + "\nindicators: [{id: q, range: [0, 1]}]\n");
  return read_published(text_named("published.csv", text), rubric.survey, "code", {"score", "rank"}, delimiter);
}

/// "A: 1 | 2", one a row.
Lines rows_of(const Result<PublishedTable>& table) {
  REQUIRE(table.value.has_value());
  Lines lines;
  for (const PublishedTable::Row& row : table.value->rows) {
    REQUIRE(row.cells.size() == 2);
    lines.push_back(row.id + ": " + row.cells[0] + " | " + row.cells[1]);
  }
  return lines;
}

}  // namespace

TEST_CASE("a published table is read by the columns that are asked for, in their order") {
  const Result<PublishedTable> table = read("rank,name,code,score\n 2 ,Ambermouth, A ,61.5\n1,Brindle,B,70\n");

  CHECK(lines_of(table.findings) == Lines{});
  CHECK(rows_of(table) == Lines{"A: 61.5 | 2", "B: 70 | 1"});
  CHECK(table.value->rows[0].offsets == std::vector<std::size_t>{40, 21});
}

TEST_CASE("what says that a published value is missing or does not apply is a blank") {
  CHECK(rows_of(read("code,score,rank\nA,[x],\nB,[z],[x]\n")) == Lines{"A:  | ", "B:  | "});
  CHECK(rows_of(read("code,score,rank\nA,N/A,-\nB,n/a,1\n", "{id: code, missing: ['n/a', '-']}")) ==
        Lines{"A:  | ", "B:  | 1"});
}

TEST_CASE("a published number keeps no mark of doubt") {
  CHECK(rows_of(read("code,score,rank\nA,61.5 [e],2\nB,61[u],3\n")) == Lines{"A: 61.5 | 2", "B: 61 | 3"});
}

TEST_CASE("a published row without a code is left alone") {
  CHECK(rows_of(read("code,score,rank\nA,1,1\n ,2,2\n,3,3\n")) == Lines{"A: 1 | 1"});
}

TEST_CASE("a code that is published twice is an error, and the first row stands") {
  const Result<PublishedTable> table = read("code,score,rank\nA,1,1\nB,2,2\n A,3,3\n");

  CHECK(lines_of(table.findings) == Lines{"published.csv:4:1: error HM300: 'A' is published twice, first on line 2"});
  CHECK(rows_of(table) == Lines{"A: 1 | 1", "B: 2 | 2"});
}

TEST_CASE("a published row that is too short is an error and is left out") {
  const Result<PublishedTable> table = read("code,score,rank\nA,1\nB,2,2\n");

  CHECK(lines_of(table.findings) == Lines{"published.csv:2:1: error HM103: the row has 2 cells, the header 3"});
  CHECK(rows_of(table) == Lines{"B: 2 | 2"});
}

TEST_CASE("columns that a published table lacks are all named at once, and there is no table") {
  const Result<PublishedTable> table = read("id,scores\nA,1\n");

  CHECK(lines_of(table.findings) ==
        Lines{"published.csv:1:1: error HM107: there is no column 'code', which the join with the survey needs",
              "published.csv:1:1: error HM107: there is no column 'score', which --map needs: did you mean 'scores'?",
              "published.csv:1:1: error HM107: there is no column 'rank', which --map needs"});
  CHECK_FALSE(table.value.has_value());
}

TEST_CASE("a published table without a header is an error") {
  const Result<PublishedTable> table = read("");

  CHECK(lines_of(table.findings) ==
        Lines{"published.csv:1:1: error HM101: the file is empty: a survey begins with a header"});
  CHECK_FALSE(table.value.has_value());
}

TEST_CASE("the cells of a published table are divided as it is said") {
  CHECK(rows_of(read("code;score;rank\nA;1,5;2\n", "{id: code}", ';')) == Lines{"A: 1,5 | 2"});
}
