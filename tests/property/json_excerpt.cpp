#include "result/json_excerpt.hpp"

#include <nlohmann/json.hpp>

#include "catch.hpp"
#include "property/generator.hpp"
#include "result/json_brackets.hpp"

using namespace hallmark;
using namespace hallmark::test;

namespace {

using Json = nlohmann::ordered_json;

/// A text with everything in it that may be taken for a bracket, or for the end of a string.
std::string awkward_text(Generator& generator) {
  const std::vector<std::string> pieces = {"a", "{", "}", "[", "]", "\"", "\\", "\\\"", ",", ":", "\n", "ŵ", "nodes"};
  std::string text;
  for (std::size_t n = generator.index(9); n > 0; --n) text += pieces[generator.index(pieces.size())];
  return text;
}

Json any_value(Generator& generator, int depth) {
  switch (generator.index(depth > 0 ? 6 : 4)) {
    case 0:
      return generator.number(-9, 9);
    case 1:
      return nullptr;
    case 2:
    case 3:
      return awkward_text(generator);
    case 4: {
      Json list = Json::array();
      for (std::size_t n = generator.index(4); n > 0; --n) list.push_back(any_value(generator, depth - 1));
      return list;
    }
    default: {
      Json object = Json::object();
      for (std::size_t n = generator.index(4); n > 0; --n)
        object[awkward_text(generator)] = any_value(generator, depth - 1);
      return object;
    }
  }
}

/// Something like a result: units with nodes, and things of the same names elsewhere.
Json any_result(Generator& generator) {
  Json units = Json::array();
  for (std::size_t n = generator.index(5); n > 0; --n) {
    Json unit = {{"code", awkward_text(generator)}, {"units", any_value(generator, 2)}};
    Json nodes = Json::object();
    for (std::size_t i = generator.index(5); i > 0; --i)
      nodes[generator.chance(2) ? std::string(1, static_cast<char>('a' + generator.index(5)))
                                : awkward_text(generator)] = any_value(generator, 3);
    if (!generator.chance(5)) unit["nodes"] = nodes;
    if (generator.chance(3)) unit["more"] = {{"nodes", {{"b", {{"nodes", any_value(generator, 2)}}}}}};
    units.push_back(unit);
  }
  return {{"before", any_value(generator, 4)},
          {"nodes", any_value(generator, 2)},
          {"units", units},
          {"after", {{{"nodes", {{"b", {{"x", 1}}}}}}}}};
}

std::vector<std::size_t> brackets_one_by_one(std::string_view text) {
  std::vector<std::size_t> offsets;
  bool in_string = false;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (in_string && text[at] == '\\') {
      ++at;
    } else if (text[at] == '"') {
      in_string = !in_string;
    } else if (!in_string && std::string_view("{}[]").find(text[at]) != std::string_view::npos) {
      offsets.push_back(at);
    }
  }
  return offsets;
}

}  // namespace

TEST_CASE("brackets of a JSON text are found outside of strings, wherever its blocks begin") {
  Generator generator;
  INFO("seed " << property_seed);
  for (int round = 0; round < 2000; ++round) {
    const std::string text =
        std::string(generator.index(70), ' ') + any_value(generator, 5).dump(generator.whole(-1, 2));
    JsonBrackets brackets(text);
    std::vector<std::size_t> found;
    for (std::size_t at = brackets.next(); at < text.size(); at = brackets.next()) found.push_back(at);
    INFO(text);
    REQUIRE(found == brackets_one_by_one(text));
    REQUIRE_FALSE(brackets.is_in_string());
    REQUIRE(brackets.next() == text.size());
  }
}

TEST_CASE("an excerpt of a result lacks the nodes of units that nobody asked for, and nothing else") {
  Generator generator;
  INFO("seed " << property_seed);
  const std::vector<std::string> kept = {"b", "d"};
  std::size_t left_out = 0;
  for (int round = 0; round < 2000; ++round) {
    Json result = any_result(generator);
    const std::string text = result.dump(generator.whole(-1, 2));
    INFO(text);
    const auto excerpt = without_other_nodes(text, kept);
    REQUIRE(excerpt);
    Json rest = Json::parse(*excerpt);
    for (std::size_t at = 0; at < result["units"].size(); ++at) {
      if (!result["units"][at].contains("nodes")) continue;
      Json& nodes = result["units"][at]["nodes"];
      const Json& others = rest["units"][at]["nodes"];
      const Json all = nodes;
      for (const auto& [key, value] : all.items()) {
        const bool is_kept = std::ranges::find(kept, key) != kept.end();
        if (is_kept) REQUIRE(others.contains(key));
        // A value without brackets costs nothing and may stay, as may one whose key is not written plainly.
        const bool may_stay = !value.is_structured() || Json(key).dump() != '"' + key + '"';
        if (!is_kept && !may_stay) {
          REQUIRE_FALSE(others.contains(key));
          ++left_out;
        }
        if (!others.contains(key)) nodes.erase(key);
      }
    }
    REQUIRE(rest == result);
  }
  CHECK(left_out > 500);
}

TEST_CASE("a member of the root is found by its key, and only there") {
  Generator generator;
  INFO("seed " << property_seed);
  for (int round = 0; round < 500; ++round) {
    const Json result = any_result(generator);
    const std::string text = result.dump(generator.whole(-1, 2));
    INFO(text);
    const auto offset = offset_of_member(text, "units");
    REQUIRE(offset);
    const std::string head = text.substr(0, *offset) + R"("units": 1})";
    const Json expected = {{"before", result["before"]}, {"nodes", result["nodes"]}, {"units", 1}};
    REQUIRE(Json::parse(head) == expected);
    // Deeper down there are some.
    REQUIRE_FALSE(offset_of_member(text, "more"));
    REQUIRE_FALSE(offset_of_member(text, "b"));
  }
}

TEST_CASE("a text whose brackets do not match has no excerpt, wherever it breaks off") {
  const std::string text = R"({"units": [{"nodes": {"a": {"x": "}\""}, "b": {"x": [1]}}}]})";
  const std::vector<std::string> kept = {"b"};
  const auto whole = without_other_nodes(text, kept);
  REQUIRE(whole);
  CHECK(std::string(whole->begin(), whole->end()) == R"({"units": [{"nodes": {"b": {"x": [1]}}}]})");
  for (std::size_t length = 1; length < text.size(); ++length)
    CHECK_FALSE(without_other_nodes(text.substr(0, length), kept));
  CHECK_FALSE(without_other_nodes(text + "}", kept));
  CHECK_FALSE(offset_of_member("}", "units"));
  CHECK_FALSE(offset_of_member("{: [", "units"));
  CHECK_FALSE(offset_of_member("{\": [", "units"));
}
