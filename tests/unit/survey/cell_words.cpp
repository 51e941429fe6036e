#include "survey/cells/cell_words.hpp"

#include "catch.hpp"

using namespace hallmark;

namespace {

CellWords words(std::vector<std::string> missing, std::vector<std::string> not_applicable) {
  SurveyRules rules;
  rules.missing = std::move(missing);
  rules.not_applicable = std::move(not_applicable);
  return CellWords(rules);
}

}  // namespace

TEST_CASE("a whole cell is a word for missing or not applicable, whatever its case") {
  const CellWords known = words({"", "Don't know", "-9"}, {"n/a", "Ddim yn berthnasol ŵ"});

  CHECK(known.state_of("DON'T KNOW") == State::missing);
  CHECK(known.state_of("-9") == State::missing);
  CHECK(known.state_of("N/A") == State::not_applicable);
  CHECK(known.state_of("ddim yn berthnasol Ŵ") == State::not_applicable);
  CHECK(known.state_of("don't know yet") == State::answered);
  CHECK(known.state_of("9") == State::answered);
}

TEST_CASE("a blank is missing unless the rubric says that it does not apply") {
  CHECK(words({""}, {}).state_of("") == State::missing);
  CHECK(words({"NA"}, {}).state_of("") == State::missing);
  CHECK(words({"NA"}, {""}).state_of("") == State::not_applicable);
}

TEST_CASE("a number may be a word for missing") {
  const CellWords known = words({"99"}, {});

  CHECK(known.state_of("99") == State::missing);
  CHECK(known.state_of("98") == State::answered);
  CHECK(known.state_of("99.0") == State::answered);
}

TEST_CASE("an answer that ends in the mark is unsure, and read without it") {
  SurveyRules rules;
  rules.missing = {"", "don't know"};
  rules.unsure = {"?", "(Unsicher Ä)"};
  const CellWords known{rules};

  for (const std::string_view cell : {"yes?", "yes ?", "yes (unsicher ä)"}) {
    CHECK(known.read(cell).text == "yes");
    CHECK(known.read(cell).state == State::unsure);
  }
  CHECK(known.read("yes").state == State::answered);
  CHECK(known.read("?yes").state == State::answered);
}

TEST_CASE("a blank or a word for missing is that, with a mark behind it or not") {
  SurveyRules rules;
  rules.missing = {"", "don't know", "-?"};
  rules.unsure = {"?"};
  const CellWords known{rules};

  CHECK(known.read("?").state == State::missing);
  CHECK(known.read("Don't know ?").state == State::missing);
  CHECK(known.read("-?").state == State::missing);
}
