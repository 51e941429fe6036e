#include "rubric/yaml_document.hpp"

#include "catch.hpp"
#include "scoring_fixture.hpp"

using namespace hallmark;
using namespace hallmark::test;

namespace {

/// The tree in one line: scalars as they stand, nulls in angle brackets.
std::string shown(const Yaml& node) {
  if (!node) return "nothing";
  std::string text;
  switch (node->kind) {
    case YamlNode::Kind::null:
      return "<" + node->text + ">";
    case YamlNode::Kind::scalar:
      return node->text;
    case YamlNode::Kind::sequence:
      for (const Yaml& item : node->items) text += (text.empty() ? "" : ", ") + shown(item);
      return "[" + text + "]";
    case YamlNode::Kind::map:
      for (const YamlNode::Entry& entry : node->entries)
        text += (text.empty() ? "" : ", ") + shown(entry.key) + ": " + shown(entry.value);
      return "{" + text + "}";
  }
  return text;
}

std::string tree_of(const std::string& text) {
  Findings findings;
  const Yaml root = parse_yaml(text_named("a.yaml", text), findings);
  INFO(text);
  CHECK(lines_of(findings).empty());
  return shown(root);
}

Lines findings_of(const std::string& text) {
  Findings findings;
  (void)parse_yaml(text_named("a.yaml", text), findings);
  return lines_of(findings);
}

}  // namespace

TEST_CASE("lists, mappings and texts are read as they stand") {
  CHECK(tree_of("a: 1\nb: [x, 'y z', \"q\"]\nc:\n  d: 010\n") == "{a: 1, b: [x, y z, q], c: {d: 010}}");
}

TEST_CASE("a null keeps the word it was written with") {
  CHECK(tree_of("a: null\nb: ~\nc:\nd: NULL\ne: 'null'\n") == "{a: <null>, b: <~>, c: <>, d: <NULL>, e: null}");
}

TEST_CASE("a text may hold and end in a question mark, in flow style too") {
  CHECK(tree_of("a: {q: How many?, b: [who? me, ?], c: what ? then}\n") ==
        "{a: {q: How many?, b: [who? me, ?], c: what ? then}}");
  CHECK(tree_of("a: Why?\nb: \"?\"\nc: |\n  ? x\n") == "{a: Why?, b: ?, c: ? x\n}");
  CHECK(tree_of("{? a : 1}\n") == "{a: 1}");
}

TEST_CASE("an alias stands for what its anchor names") {
  CHECK(tree_of("a: &x {p: 1}\nb: *x\n") == "{a: {p: 1}, b: {p: 1}}");
}

TEST_CASE("a merge key adds what the mapping does not say itself") {
  CHECK(tree_of("base: &b {p: 1, q: 2}\nc: {<<: *b, q: 3}\n") == "{base: {p: 1, q: 2}, c: {q: 3, p: 1}}");
}

TEST_CASE("of several merged mappings the first one counts") {
  CHECK(tree_of("a: &a {p: 1}\nb: &b {p: 2, q: 2}\nc: {<<: [*a, *b]}\n") ==
        "{a: {p: 1}, b: {p: 2, q: 2}, c: {p: 1, q: 2}}");
}

TEST_CASE("a key in quotes that looks like a merge key is a key") {
  CHECK(tree_of("a: {'<<': 1}\n") == "{a: {<<: 1}}");
}

TEST_CASE("a byte order mark is passed over and moves no position") {
  CHECK(tree_of("\xEF\xBB\xBF"
                "a: 1\n") == "{a: 1}");
  CHECK(findings_of("\xEF\xBB\xBF"
                    "a: 1\na: 2\n") ==
        Lines{"a.yaml:2:1: error HM006: 'a' is given twice: the first one is on line 1"});
}

TEST_CASE("what cannot be read as one document is said with its place") {
  CHECK(findings_of("a: 1\nb: 2\na: 3\n") ==
        Lines{"a.yaml:3:1: error HM006: 'a' is given twice: the first one is on line 1"});
  CHECK(findings_of("a: 1\n---\nb: 2\n") ==
        Lines{"a.yaml:2:1: error HM003: a rubric is one document: a second one begins here"});
  CHECK(findings_of("a: *nobody\n") == Lines{"a.yaml:1:4: error HM004: the alias 'nobody' has no anchor before it"});
  CHECK(findings_of("a: &x [1, *x]\n") == Lines{"a.yaml:1:11: error HM004: 'x' stands inside itself"});
  CHECK(findings_of("a: {<<: 3}\n") ==
        Lines{"a.yaml:1:9: error HM007: '<<' takes a mapping, or a list of mappings, to merge"});
  CHECK(findings_of("? [a]\n: 1\n") == Lines{"a.yaml:1:3: error HM008: a key is a text, not a list or a mapping"});
  CHECK(findings_of("a:\n\tb: 1\n") == Lines{"a.yaml:2:1: error HM001: YAML must be indented with spaces, not tabs"});
  CHECK(findings_of("a: !x 1\n") == Lines{"a.yaml:1:4: error HM001: the tag '!x' has no meaning in a rubric"});
  CHECK(findings_of("") == Lines{"a.yaml:1:1: error HM013: the file is empty: a rubric begins with 'hallmark: 1'"});
  CHECK(findings_of("a: caf\xE9\n") ==
        Lines{"a.yaml:1:7: error HM002: the byte '\\xE9' is not UTF-8: save the rubric as UTF-8"});
  CHECK(findings_of("a: \x01\n") ==
        Lines{"a.yaml:1:4: error HM002: the control character '\\x01' has no place in a rubric"});
}

TEST_CASE("aliases that multiply without end are refused") {
  std::string text = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n";
  for (int i = 1; i < 9; ++i) {
    const std::string before = "*a" + std::to_string(i - 1);
    text += "a" + std::to_string(i) + ": &a" + std::to_string(i) + " [" + before;
    for (int j = 1; j < 10; ++j) text += ", " + before;
    text += "]\n";
  }
  const Lines found = findings_of(text);

  REQUIRE(found.size() == 1);
  CHECK(found[0].ends_with("error HM005: with its aliases expanded the document has more than 200000 nodes"));
}

TEST_CASE("nesting without end is refused") {
  const Lines found = findings_of("a: " + std::string(600, '[') + std::string(600, ']') + "\n");

  REQUIRE(found.size() == 1);
  CHECK(found[0].ends_with("error HM005: the document is nested more than 500 levels deep"));
}
