#include "support/texts.hpp"

#include <algorithm>

#include "catch.hpp"

using namespace hallmark;

TEST_CASE("texts of all lengths are given back as they were, many of them") {
  Texts texts;
  std::vector<std::string> expected;
  for (std::size_t i = 0; i < 100; ++i) {
    expected.emplace_back(i * i % 37, static_cast<char>('a' + i % 26));
    texts.push_back(expected.back());
  }
  for (std::size_t i = 0; i < expected.size(); ++i) CHECK(texts[i] == expected[i]);
  texts.clear();
  CHECK(texts.empty());
  texts.push_back("again");
  CHECK(texts[0] == "again");
}

TEST_CASE("texts stand end to end and are told apart") {
  Texts texts;
  CHECK(texts.empty());
  texts.push_back("Ambermouth");
  texts.push_back("");
  texts.append(2, "Brindle");
  REQUIRE(texts.size() == 4);
  CHECK(texts[0] == "Ambermouth");
  CHECK(texts[1].empty());
  CHECK(texts[3] == "Brindle");
  CHECK(texts == Texts{"Ambermouth", "", "Brindle", "Brindle"});
  CHECK_FALSE(texts == Texts{"Ambermouth", "Brindle", "", "Brindle"});
  texts.reserve(1'000);
  CHECK(texts[2] == "Brindle");
  texts.clear();
  CHECK(texts.empty());
  texts.push_back("Corvid");
  CHECK(texts[0] == "Corvid");
}

TEST_CASE("texts are a range like any other") {
  const Texts texts = {"b", "c", "a"};
  CHECK(std::ranges::find(texts, "c") - texts.begin() == 1);
  CHECK(std::ranges::find(texts, "d") == texts.end());
  CHECK(std::ranges::max(texts) == "c");
  CHECK(*(texts.end() - 1) == "a");
  CHECK(texts.begin()[2] == "a");
  CHECK(std::ranges::distance(texts) == 3);
}
