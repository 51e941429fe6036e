#include <cmath>

#include "catch.hpp"
#include "hallmark/report/write.hpp"
#include "hallmark/result/result_file.hpp"
#include "scoring_fixture.hpp"

using namespace hallmark;
using namespace hallmark::test;

namespace {

void require_same(const Column& made, const Column& read) {
  REQUIRE(made.states == read.states);
  REQUIRE(made.values.size() == read.values.size());
  for (std::size_t row = 0; row < made.size(); ++row) {
    const bool both_none = std::isnan(made.values[row]) && std::isnan(read.values[row]);
    REQUIRE((both_none || made.values[row] == read.values[row]));
    REQUIRE(std::signbit(made.values[row]) == std::signbit(read.values[row]));
  }
}

void require_same(const ResultFile::Node& made, const ResultFile::Node& read) {
  REQUIRE(made.id == read.id);
  REQUIRE(made.title == read.title);
  REQUIRE(made.parent == read.parent);
  REQUIRE(made.is_indicator == read.is_indicator);
  REQUIRE(made.comparable == read.comparable);
  REQUIRE(made.was == read.was);
}

void require_same(const ResultFile::Unit& made, const ResultFile::Unit& read) {
  REQUIRE(made.code == read.code);
  REQUIRE(made.name == read.name);
  REQUIRE(made.groups == read.groups);
  REQUIRE(made.peers == read.peers);
  REQUIRE(made.rank == read.rank);
  REQUIRE(made.shared == read.shared);
  REQUIRE(made.score == read.score);
  REQUIRE(made.state == read.state);
  REQUIRE(made.level == read.level);
  REQUIRE(made.coverage == read.coverage);
  REQUIRE(made.gates == read.gates);
  REQUIRE(made.note == read.note);
  REQUIRE(made.offset == read.offset);
}

/// Field by field what the JSON of a table says when it is read again.
void require_as_read(const LeagueTable& table) {
  const ResultFile made = result_of(table);
  const Result<ResultFile> again = read_result(text_named("again.json", to_json(table)));
  REQUIRE(lines_of(again.findings) == Lines{});
  const ResultFile& read = *again.value;
  REQUIRE(made.is_json == read.is_json);
  REQUIRE(made.tool_version == read.tool_version);
  REQUIRE(made.rubric_id == read.rubric_id);
  REQUIRE(made.title == read.title);
  REQUIRE(made.edition == read.edition);
  REQUIRE(made.rubric_sha256 == read.rubric_sha256);
  REQUIRE(made.data_sha256 == read.data_sha256);
  REQUIRE(made.overrides == read.overrides);
  REQUIRE(made.where == read.where);
  REQUIRE(made.scale->foot == read.scale->foot);
  REQUIRE(made.scale->top == read.scale->top);
  REQUIRE(made.decimals == read.decimals);
  REQUIRE(made.levels.size() == read.levels.size());
  for (std::size_t i = 0; i < made.levels.size(); ++i) {
    REQUIRE(made.levels[i].name == read.levels[i].name);
    REQUIRE(made.levels[i].from == read.levels[i].from);
  }
  REQUIRE(made.groups == read.groups);
  REQUIRE(made.nodes.size() == read.nodes.size());
  REQUIRE(made.marks.size() == read.marks.size());
  REQUIRE(made.values.size() == read.values.size());
  for (std::size_t at = 0; at < made.nodes.size(); ++at) {
    INFO(made.nodes[at].id);
    require_same(made.nodes[at], read.nodes[at]);
    require_same(made.marks[at], read.marks[at]);
    require_same(made.values[at], read.values[at]);
  }
  REQUIRE(made.units.size() == read.units.size());
  for (std::size_t at = 0; at < made.units.size(); ++at) require_same(made.units[at], read.units[at]);
}

}  // namespace

TEST_CASE("a result made of a table knows its groups, levels, gates and notes as its JSON does") {
  const Scored result = scored(
      "hallmark: 1\nid: test\ntitle: Digital maturity\nedition: '2026'\ndecimals: 3\nscale: [1, 5]\n"
      "survey: {id: code, name: council, groups: [type, region, type], not_applicable: [n/a]}\ndimensions:\n"
      "  - {id: web, title: Web, was: [online], indicators: [{id: q, title: A question, range: [0, 200]}]}\n"
      "  - {id: security, comparable: false, min_coverage: 0.5,\n"
      "     indicators: [{id: r, range: [0, 100], missing: mean}, {id: s, range: [0, 1]}]}\n"
      "maturity:\n  levels: [{name: Low, from: 0}, {name: High, from: 3}]\n"
      "  gates: [{when: security < 2.5, at_most: Low, because: it is not safe},\n"
      "          {when: web < 2, at_most: Low, because: there is little}]\n"
      "ranking: {within: type, ties: average}\n",
      "code,council,type,region,q,r,s\nA,Ambermouth,county,North,180,90,1\nB,\"Brindle, St\",district,,180,30,0\n"
      "C,=Cove,county,South,40,,\nD,Dell,,North,n/a,n/a,n/a\nE,Ynys Môn,district,South,180,30,0\nF,,county,North,,,\n");

  LeagueTable table = result.table();
  require_as_read(table);

  table.provenance = {"0123", {{"survey", "a.csv", "45"}, {"register", "b.csv", ""}}, {"a=1", "b=2"}, "q > 1", "9.9"};
  table.ranges.assign(6, {1.0, 2.5});
  require_as_read(table);
}

TEST_CASE("a result made of a part of a table has the rows of that part") {
  const Scored result = scored(rubric_with("dimensions: [{id: a, indicators: [{id: q, range: [0, 10]}]}]\n"),
                               "code,q\nA,3\nB,9\nC,\nD,9\n");

  require_as_read(result.table({2, {}, 1}));
  require_as_read(result.table({{}, {"C"}, 1}));
}

TEST_CASE("a result made of a table has numbers to the last digit, no sign of zero and no value where none is") {
  const Scored result = scored(
      rubric_with("scale: [-1, 1]\ncombine: sum\nindicators:\n  - {id: q, range: [-3, 3]}\n"
                  "  - {id: z, normalise: zscore}\n  - {id: ratio, value: q / z, range: [0, 1], clamp: false}\n"),
      "code,q,z\nA,-0.0,0.1\nB,0.30000000000000004,1e-300\nC,3,7\nD,-3,\n");

  require_as_read(result.table());
}

TEST_CASE("a result made of a table of respondents and unsure answers is in the same doubt as its JSON") {
  const Scored of_respondents = scored(
      "hallmark: 1\nid: test\nsurvey: {id: code, respondents: mean}\nindicators: [{id: q, answers: {no: 0, yes: 1}}]\n",
      "code,q\nA,yes\nA,no\nA,yes\nB,no\n");
  const Scored unsure = scored(
      "hallmark: 1\nid: test\nsurvey: {id: code, unsure: '?'}\nindicators: [{id: q, range: [0, 10]}, {id: r, range: "
      "[0, 10], missing: zero}]\n",
      "code,q,r\nA,5 ?,1\nB,7,\n");

  require_as_read(of_respondents.table());
  require_as_read(unsure.table());
}
