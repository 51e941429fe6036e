#include "hallmark/support/wording.hpp"

#include "catch.hpp"

using namespace hallmark;

using Texts = std::vector<std::string>;

TEST_CASE("control characters are quoted as escapes") {
  CHECK(in_quotes("a\nb\rc\td") == "'a\\nb\\rc d'");
  CHECK(in_quotes("\x1B[31m") == "'\\x1B[31m'");
  CHECK(in_quotes("\x7F") == "'\\x7F'");
  CHECK(without_controls("\xC2\x9B") == "\\x9B");
}

TEST_CASE("bytes that are no UTF-8 are quoted as escapes") {
  CHECK(in_quotes("caf\xE9") == "'caf\\xE9'");
}

TEST_CASE("a long text is cut in quotes") {
  CHECK(in_quotes(std::string(200, 'x')) == "'" + std::string(59, 'x') + "…'");
}

TEST_CASE("the nearest candidate is found by insertions, removals, replacements and swaps") {
  const Texts keys = {"weight", "title", "range"};

  CHECK(nearest("wieght", keys) == "weight");
  CHECK(nearest("WEIGHT", keys) == "weight");
  CHECK(nearest("weigh", keys) == "weight");
  CHECK(nearest("titles", keys) == "title");
  CHECK(nearest("ranje", keys) == "range");
}

TEST_CASE("a text that is far from every candidate has no nearest one") {
  CHECK_FALSE(nearest("population", Texts{"weight", "title"}).has_value());
  CHECK_FALSE(nearest("x", Texts{"y"}).has_value());
  CHECK_FALSE(nearest("weight", Texts{}).has_value());
  CHECK_FALSE(nearest("", Texts{"a"}).has_value());
}

TEST_CASE("of two candidates that are equally near the first is meant") {
  CHECK(nearest("bat", Texts{"cat", "hat"}) == "cat");
}

TEST_CASE("a suggestion is a question, or nothing") {
  CHECK(did_you_mean("wieght", Texts{"weight"}) == ": did you mean 'weight'?");
  CHECK(did_you_mean("population", Texts{"weight"}) == "");
}

TEST_CASE("texts are listed with commas and an and") {
  CHECK(listed(Texts{}) == "");
  CHECK(listed(Texts{"a"}) == "'a'");
  CHECK(listed(Texts{"a", "b"}) == "'a' and 'b'");
  CHECK(listed(Texts{"a", "b", "c"}) == "'a', 'b' and 'c'");
}

TEST_CASE("of too many texts the rest is counted") {
  CHECK(listed(Texts{"a", "b", "c"}, 3) == "'a', 'b' and 'c'");
  CHECK(listed(Texts{"a", "b", "c", "d"}, 3) == "'a', 'b' and 2 more");
}

TEST_CASE("one is singular, all else plural") {
  CHECK(counted(0, "council", "councils") == "0 councils");
  CHECK(counted(1, "council", "councils") == "1 council");
  CHECK(counted(2, "council", "councils") == "2 councils");
}
