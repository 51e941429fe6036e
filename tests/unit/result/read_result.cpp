#include "catch.hpp"
#include "hallmark/report/write.hpp"
#include "hallmark/result/result_file.hpp"
#include "report/format/json_values.hpp"
#include "result/json_place.hpp"
#include "scoring_fixture.hpp"

using namespace hallmark;
using namespace hallmark::test;

namespace {

const std::string rubric_text =
    "hallmark: 1\nid: test\ntitle: Digital maturity\nedition: '2026'\n"
    "survey: {id: code, name: council, groups: type, not_applicable: [n/a]}\ndimensions:\n"
    "  - {id: web, title: Web, was: [online], indicators: [{id: q, range: [0, 200]}]}\n"
    "  - {id: security, comparable: false, indicators: [{id: r, range: [0, 100], missing: mean}]}\n"
    "maturity:\n  levels: [{name: Low, from: 0}, {name: High, from: 50}]\n"
    "  gates: [{when: security < 40, at_most: Low, because: it is not safe}]\n";

const std::string survey_text =
    "code,council,type,q,r\nA,Ambermouth,county,180,90\nB,\"Brindle, St\",district,180,30\n"
    "C,=Cove,county,40,\nD,Dell,,n/a,n/a\n";

Lines wrong_with(const std::string& text) {
  return lines_of(read_result(text_named("old.json", text)).findings);
}

std::string replaced(std::string text, const std::string& old, const std::string& with) {
  const std::size_t at = text.find(old);
  REQUIRE(at != std::string::npos);
  return text.replace(at, old.size(), with);
}

}  // namespace

TEST_CASE("a result in JSON is read as it was written") {
  const Scored result = scored(rubric_text, survey_text);

  const Result<ResultFile> read = read_result(text_named("old.json", to_json(result.table())));

  CHECK(lines_of(read.findings) == Lines{});
  REQUIRE(read.value.has_value());
  const ResultFile& file = *read.value;
  CHECK(file.is_json);
  CHECK(file.title == "Digital maturity");
  CHECK(file.edition == "2026");
  CHECK(file.groups == Lines{"type"});
  CHECK(file.levels.size() == 2);
  REQUIRE(file.nodes.size() == 4);
  CHECK(file.nodes[0].was == Lines{"online"});
  CHECK(file.nodes[1].is_indicator);
  CHECK(file.nodes[1].parent == "web");
  CHECK(!file.nodes[2].comparable);
  REQUIRE(file.units.size() == 4);
  CHECK(file.units[1].name == "Brindle, St");
  CHECK(file.units[1].rank == 2.0);
  CHECK(file.units[1].score == 60.0);
  CHECK(file.units[1].level == "Low");
  CHECK(file.units[1].gates == Lines{"it is not safe"});
  CHECK(file.units[2].state == State::estimated);
  CHECK(file.units[2].coverage == 0.5);
  CHECK(file.units[3].groups == Lines{""});
  CHECK(!file.units[3].score);
  CHECK(file.marks[1].values[0] == 90.0);
  CHECK(file.values[1].values[0] == 180.0);
  CHECK(file.marks[3].states[2] == State::estimated);
  CHECK(file.marks[0].states[3] == State::not_applicable);
}

TEST_CASE("a result in CSV gives the same scores, ranks and groups") {
  const Scored result = scored(rubric_text, survey_text);

  const Result<ResultFile> read = read_result(text_named("old.csv", to_csv(result.table({{}, {}, 2}))));

  CHECK(lines_of(read.findings) == Lines{});
  REQUIRE(read.value.has_value());
  const ResultFile& file = *read.value;
  CHECK(!file.is_json);
  CHECK(file.groups == Lines{"type"});
  REQUIRE(file.nodes.size() == 4);
  CHECK(file.nodes[1].id == "q");
  REQUIRE(file.units.size() == 4);
  CHECK(file.units[0].groups == Lines{"county"});
  CHECK(file.units[1].rank == 2.0);
  CHECK(file.units[2].name == "=Cove");
  CHECK(file.units[2].state == State::estimated);
  CHECK(!file.units[3].score);
  CHECK(!file.units[3].rank);
  CHECK(file.marks[1].values[0] == 90.0);
  CHECK(file.marks[1].states[3] == State::not_applicable);
}

TEST_CASE("a table needs a code and a score, and its numbers have to be numbers") {
  const auto wrong = [](const std::string& text) { return lines_of(read_result(text_named("t.csv", text)).findings); };

  CHECK(wrong("code,scores\nA,1\n") ==
        Lines{"t.csv:1:1: error HM107: there is no column 'score', which a result needs: did you mean 'scores'?"});
  CHECK(wrong("rank,code,score\n1,A,high\n") == Lines{"t.csv:2:5: error HM301: 'high' in 'score' is not a number"});
  CHECK(wrong("code,score\nA,1\nA,2\n") == Lines{"t.csv:3:1: error HM301: 'A' is there twice"});
  CHECK(wrong("code,score\nA,1[e]\n,2\n") == Lines{});
}

TEST_CASE("what is no result is told by its place") {
  CHECK(
      wrong_with("{\"hallmark\": 1, ,}") ==
      Lines{
          "old.json:1:17: error HM301: the JSON ends or breaks off here: 'hallmark score -f json' writes a whole one"});
  CHECK(
      wrong_with("") ==
      Lines{
          "old.json:1:1: error HM301: the JSON ends or breaks off here: 'hallmark score -f json' writes a whole one"});
  CHECK(wrong_with("[1]\n") ==
        Lines{"old.json:1:1: error HM301: this JSON is not a result: 'hallmark score -f json' writes one"});
  CHECK(wrong_with("{\"format\": \"hallmark-scores\",\n \"version\": 9}") ==
        Lines{"old.json:2:13: error HM301: version 9 of the format is not one that this hallmark can read"});
}

TEST_CASE("a part of a result that was changed by hand is named and placed") {
  const std::string json = to_json(scored(rubric_text, survey_text).table());

  CHECK(wrong_with(replaced(json, "\"score\": 60.0", "\"score\": \"60\"")) ==
        Lines{"old.json:119:13: error HM301: 'units[1].score' is not a number"});
  CHECK(wrong_with(replaced(json, "\"peers\"", "\"pears\"")) ==
        Lines{"old.json:70:3: error HM301: 'units[0].peers' is not there"});
  CHECK(wrong_with(replaced(json, "\"state\": \"answered\"", "\"state\": \"fine\"")) ==
        Lines{"old.json:80:13: error HM301: 'fine' is not a state"});
}

TEST_CASE("null stands only where the schema allows it") {
  const std::string json = to_json(scored(rubric_text, survey_text).table());
  const auto with_null = [&json](const std::vector<std::string>& path) {
    Json document = Json::parse(json);
    Json* at = &document;
    for (const std::string& step : path) at = at->is_array() ? &at->at(0) : &at->at(step);
    *at = nullptr;
    std::string messages;
    for (const Diagnostic& finding : read_result(text_named("old.json", document.dump())).findings.shown())
      messages += finding.message + ";";
    return messages;
  };

  CHECK(with_null({"units"}) == "'units' is not a list;");
  CHECK(with_null({"nodes"}).starts_with("'nodes' is not a list;"));
  CHECK(with_null({"levels"}) == "'levels' is not a list;");
  CHECK(with_null({"overrides"}) == "'overrides' is not a list;");
  CHECK(with_null({"decimals"}) == "'decimals' is not a number;");
  CHECK(with_null({"units", "0", "code"}) == "'units[0].code' is not a text;");
  CHECK(with_null({"units", "0", "groups"}).find("'units[0].groups' is not an object;") != std::string::npos);
  CHECK(with_null({"units", "0", "nodes"}).find("'units[0].nodes' is not an object;") != std::string::npos);
  CHECK(with_null({"units", "0", "gates"}) == "'units[0].gates' is not a list;");
  CHECK(with_null({"units", "0", "name"}).empty());
  CHECK(with_null({"units", "0", "rank"}).empty());
  CHECK(with_null({"where"}).empty());
}

TEST_CASE("a code that is there twice is placed, in JSON too") {
  const std::string json = to_json(scored(rubric_text, survey_text).table());

  CHECK(wrong_with(replaced(json, "\"code\": \"B\"", "\"code\": \"A\"")) ==
        Lines{"old.json:111:12: error HM301: 'A' is there twice"});
}

TEST_CASE("a value of a JSON document is found by its path") {
  const std::string json = R"({"a": [1, {"b": "x,]"}, -2.5,3], "c": {}})";
  const auto found = [&json](std::vector<JsonStep> path) { return json.substr(offset_in_json(json, path), 4); };

  CHECK(found({}) == "{\"a\"");
  CHECK(found({"a", std::size_t{1}, "b"}) == "\"x,]");
  CHECK(found({"a", std::size_t{2}}) == "-2.5");
  CHECK(found({"a", std::size_t{3}}) == "3], ");
  CHECK(found({"c"}) == "{}}");
  CHECK(found({"c", "d"}) == "{}}");
  CHECK(to_text(std::vector<JsonStep>{"a", std::size_t{1}, "b"}) == "a[1].b");
}

TEST_CASE("a look-up reads of a JSON what stands at the top of the tree") {
  const Scored result = scored(rubric_text, survey_text);
  const Source source = text_named("old.json", to_json(result.table()));
  const Result<ResultFile> all = read_result(source);
  const Result<ResultFile> top = read_result(source, ResultDetail::top);
  REQUIRE(all.good());
  REQUIRE(top.good());
  REQUIRE(top.value->units.size() == all.value->units.size());
  for (std::size_t at = 0; at < all.value->nodes.size(); ++at) {
    INFO(all.value->nodes[at].id);
    const bool is_top = all.value->nodes[at].parent.empty();
    CHECK(top.value->marks[at].values.size() == (is_top ? all.value->units.size() : 0));
    if (is_top) CHECK(top.value->marks[at].states == all.value->marks[at].states);
  }
}

TEST_CASE("members of a JSON that stand in another order than the nodes are found all the same") {
  const Scored result = scored(rubric_text, survey_text);
  const std::string text = to_json(result.table());
  Json turned = Json::parse(text);
  for (auto& unit : turned["units"]) {
    Json nodes = Json::object();
    std::vector<std::string> ids;
    for (const auto& [id, node] : unit["nodes"].items()) ids.insert(ids.begin(), id);
    for (const std::string& id : ids) nodes[id] = unit["nodes"][id];
    unit["nodes"] = nodes;
  }
  const Result<ResultFile> one = read_result(text_named("one.json", text));
  const Result<ResultFile> other = read_result(text_named("other.json", turned.dump()));
  REQUIRE(one.good());
  REQUIRE(other.good());
  for (std::size_t at = 0; at < one.value->marks.size(); ++at)
    CHECK(one.value->marks[at].states == other.value->marks[at].states);
}
