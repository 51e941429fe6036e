#include "rubric/merge.hpp"

#include "catch.hpp"
#include "scoring_fixture.hpp"

using namespace hallmark;
using namespace hallmark::test;

namespace {

Yaml yaml(const std::string& text) {
  Findings findings;
  Yaml node = parse_yaml(text_named("a.yaml", text), findings);
  INFO(text);
  CHECK(lines_of(findings) == Lines{});
  REQUIRE(node);
  return node;
}

/// In flow style, without quotes.
std::string written(const YamlNode& node) {
  std::string text;
  switch (node.kind) {
    case YamlNode::Kind::map:
      for (const YamlNode::Entry& entry : node.entries)
        text += (text.empty() ? "" : ", ") + entry.key->text + ": " + written(*entry.value);
      return "{" + text + "}";
    case YamlNode::Kind::sequence:
      for (const Yaml& item : node.items) text += (text.empty() ? "" : ", ") + written(*item);
      return "[" + text + "]";
    case YamlNode::Kind::null:
    case YamlNode::Kind::scalar:
      break;
  }
  return node.text;
}

std::string merge_of(const std::string& base, const std::string& over) {
  return written(*merged(yaml(base), yaml(over)));
}

}  // namespace

TEST_CASE("mappings are merged by key: what is over wins, what is new comes last") {
  CHECK(merge_of("{a: 1, b: {c: 2, d: 3}}", "{e: 5, b: {d: 4}}") == "{a: 1, b: {c: 2, d: 4}, e: 5}");
}

TEST_CASE("lists of things with ids are merged by id and keep the order of the base") {
  CHECK(merge_of("[{id: a, weight: 1}, {id: b, weight: 2}]", "[{id: c}, {id: b, weight: 9}]") ==
        "[{id: a, weight: 1}, {id: b, weight: 9}, {id: c}]");
}

TEST_CASE("other lists, texts and what is of another kind are replaced") {
  CHECK(merge_of("{levels: [{name: Low, from: 0}]}", "{levels: [{name: High, from: 9}]}") ==
        "{levels: [{name: High, from: 9}]}");
  CHECK(merge_of("{range: [0, 4]}", "{range: [0, 9]}") == "{range: [0, 9]}");
  CHECK(merge_of("{normalise: minmax}", "{normalise: {method: zscore}}") == "{normalise: {method: zscore}}");
}

TEST_CASE("another kind of mark displaces the base's with all that belongs to it") {
  CHECK(merge_of("{id: q, range: [0, 4], log: true, clamp: false}", "{answers: yes_no}") == "{id: q, answers: yes_no}");
  CHECK(merge_of("{id: q, answers: [no, yes], select: many, ticks: {1: 1}}", "{range: [0, 9]}") ==
        "{id: q, range: [0, 9]}");
  CHECK(merge_of("{id: q, normalise: minmax, direction: lower}", "{range: [0, 9]}") == "{id: q, range: [0, 9]}");
  CHECK(merge_of("{id: q, answers: [no, yes]}", "{normalise: minmax}") ==
        "{id: q, answers: [no, yes], normalise: minmax}");
}

TEST_CASE("two kinds of mark in what is over both stay, for the reader to complain about") {
  CHECK(merge_of("{id: q, points: true}", "{range: [0, 9], bands: {0: 1}}") == "{id: q, range: [0, 9], bands: {0: 1}}");
}

TEST_CASE("an id that stands twice in what is over stands twice in the whole") {
  CHECK(merge_of("[{id: a, weight: 1, note: n}]", "[{id: a, weight: 2}, {id: a, weight: 3}]") ==
        "[{id: a, weight: 2, note: n}, {id: a, weight: 3, note: n}]");
}

TEST_CASE("items without an id hide neither the base nor themselves") {
  CHECK(merge_of("[{id: a}, {weight: 1}]", "[{id: a, weight: 2}, {weight: 3}]") ==
        "[{id: a, weight: 2}, {weight: 1}, {weight: 3}]");
}

TEST_CASE("nodes are taken out by id wherever they stand, with all below them") {
  const Yaml tree = yaml(
      "dimensions: [{id: a, indicators: [{id: q}, {id: r}], penalties: [{id: p}]}, {id: b, dimensions: [{id: c}]}]");

  CHECK(ids_below(tree) == Lines{"a", "q", "r", "p", "b", "c"});
  CHECK(written(*without_ids(tree, {"r", "p", "b"})) ==
        "{dimensions: [{id: a, indicators: [{id: q}], penalties: []}]}");
}

TEST_CASE("one entry is put in the place of the old one, or last") {
  const Yaml map = yaml("{id: q, range: [0, 4], weight: 2}");
  const Yaml changes = yaml("{weight: 3, title: T, answers: yes_no}");

  CHECK(written(*with_entry(map, changes->entries[0])) == "{id: q, range: [0, 4], weight: 3}");
  CHECK(written(*with_entry(map, changes->entries[1])) == "{id: q, range: [0, 4], weight: 2, title: T}");
  CHECK(written(*with_entry(map, changes->entries[2])) == "{id: q, weight: 2, answers: yes_no}");
}
