#include "rubric/extend.hpp"

#include "catch.hpp"
#include "scoring_fixture.hpp"

using namespace hallmark;
using namespace hallmark::test;

namespace {

const std::string base = rubric_with(
    "dimensions:\n  - id: web\n    weight: 2\n    indicators:\n      - {id: q, range: [0, 10]}\n      - {id: r, range: "
    "[0, 10]}\n");

Lines wrong(const std::string& text, const Files& files) {
  return lines_of(read_rubric_text(text, {}, files).findings);
}

}  // namespace

TEST_CASE("along a chain of bases the nearest says last, and each may remove what is below it") {
  const Rubric rubric = good_rubric(
      "extends: middle.yaml\nid: ours\nremove: [s]\ndimensions: [{id: web, title: Ours}]\n", {},
      {{"middle.yaml", "extends: base.yaml\nid: middle\nremove: [r]\ndimensions:\n"
                       "  - {id: web, title: Middle, weight: 5, indicators: [{id: s, range: [0, 1]}, {id: t, range: "
                       "[0, 1]}]}\n"},
       {"base.yaml", base}});

  CHECK(rubric.id == "ours");
  CHECK(rubric.ids() == Lines{"web", "q", "t"});
  CHECK(rubric.nodes[1].title == "Ours");
  CHECK(rubric.nodes[1].weight.value == 5.0);
}

TEST_CASE("what is removed can be asked anew") {
  const Rubric rubric = good_rubric(
      "extends: base.yaml\nremove: [q]\ndimensions: [{id: web, indicators: [{id: q, answers: yes_no}]}]\n", {},
      {{"base.yaml", base}});

  CHECK(rubric.ids() == Lines{"web", "r", "q"});
  CHECK(std::holds_alternative<AnswerScale>(rubric.nodes[3].question.scale));
}

TEST_CASE("paths are relative to the file that says 'extends', and may lead up") {
  Lines asked;
  const Files files = {{"a/b/middle.yaml", "extends: ../base.yaml\n"}, {"a/base.yaml", base}};
  const ReadText read = [&](const std::string& path) {
    asked.push_back(path);
    Result<Source> result;
    if (const auto file = files.find(path); file != files.end()) result.value = text_named(path, file->second);
    return result;
  };

  const auto result = read_rubric(text_named("a/own.yaml", "extends: ./b/middle.yaml\n"), read);

  CHECK(lines_of(result.findings) == Lines{});
  CHECK(asked == Lines{"a/b/middle.yaml", "a/base.yaml"});
}

TEST_CASE("a circle is one error, where it closes, however it is written") {
  CHECK(wrong("extends: second.yaml\n", {{"second.yaml", "id: second\nextends: third.yaml\n"},
                                         {"third.yaml", "extends: ./x/../rubric.yaml\n"}}) ==
        Lines{"third.yaml:1:10: error HM029: 'rubric.yaml' extends itself by way of 'rubric.yaml', 'second.yaml' and "
              "'third.yaml'"});
}

TEST_CASE("two that build on the same base are no circle") {
  const Files files = {
      {"left.yaml", "extends: base.yaml\n"}, {"right.yaml", "extends: left.yaml\n"}, {"base.yaml", base}};

  CHECK(wrong("extends: right.yaml\n", files) == Lines{});
  CHECK(wrong("extends: left.yaml\n", files) == Lines{});
}

TEST_CASE("without its base a rubric is not judged") {
  CHECK(wrong("extends: nowhere.yaml\ndimensions: [{id: web, weight: 3}]\n", {}) ==
        Lines{"rubric.yaml:1:10: error HM029: 'nowhere.yaml' cannot be read"});
  CHECK(wrong("extends: list.yaml\n", {{"list.yaml", "[a]\n"}}) ==
        Lines{"rubric.yaml:1:10: error HM029: 'list.yaml' is not a rubric"});
  CHECK(wrong("extends: [base.yaml, other.yaml]\n", {{"base.yaml", base}}) ==
        Lines{"rubric.yaml:1:10: error HM029: 'extends' must be the path of one rubric, not a list"});
}

TEST_CASE("what is wrong with a base is said there, and what is wrong with the rest here") {
  std::string faulty = base;
  faulty.replace(faulty.find("weight: 2"), 9, "wieght: 2");

  CHECK(wrong("extends: base.yaml\ndimensions:\n  - {id: web, indicators: [{id: q, rnage: [0, 5]}]}\n",
              {{"base.yaml", faulty}}) ==
        Lines{"base.yaml:7:5: error HM012: 'wieght' is not a key of a dimension: did you mean 'weight'?",
              "rubric.yaml:3:36: error HM012: 'rnage' is not a key of an indicator: did you mean 'range'?"});
}

TEST_CASE("an id that stands twice is an error, in the extension and across both") {
  CHECK(wrong("extends: base.yaml\ndimensions:\n  - id: web\n    indicators:\n      - {id: q, weight: 2}\n"
              "      - {id: q, weight: 3}\n",
              {{"base.yaml", base}}) ==
        Lines{"rubric.yaml:6:14: error HM017: the id 'q' is taken: see line 5 of 'rubric.yaml'"});
  CHECK(wrong("extends: base.yaml\ndimensions:\n  - {id: other, indicators: [{id: q, range: [0, 1]}]}\n",
              {{"base.yaml", base}}) ==
        Lines{"rubric.yaml:3:35: error HM017: the id 'q' is taken: see line 9 of 'base.yaml'"});
}

TEST_CASE("an item without an id is an error and takes nothing of the base away") {
  CHECK(wrong("extends: base.yaml\ndimensions:\n  - {weight: 3, indicators: [{id: s, range: [0, 1]}]}\n  - {id: web}\n",
              {{"base.yaml", base}}) == Lines{"rubric.yaml:3:5: error HM011: a dimension needs 'id'"});
}

TEST_CASE("what is required may stand in either, and what neither has is missed in the rubric itself") {
  CHECK(wrong("extends: base.yaml\nhallmark: 1\nid: ours\nsurvey: {id: code}\n",
              {{"base.yaml", "indicators: [{id: q, range: [0, 1]}]\n"}}) == Lines{});
  const Lines lacking =
      wrong("extends: base.yaml\n", {{"base.yaml", "hallmark: 1\nid: base\nindicators: [{id: q, range: [0, 1]}]\n"}});
  REQUIRE(lacking.size() == 1);
  CHECK(lacking[0].starts_with("rubric.yaml:1:1: error HM011: "));
  CHECK(wrong("extends: base.yaml\nindicators: [{id: q, weight: 2}]\n",
              {{"base.yaml", rubric_with("indicators: [{id: q, title: Q}]\n")}})
            .size() == 1);
}

TEST_CASE("'remove' names ids of the base") {
  CHECK(wrong("extends: base.yaml\nremove: q\n", {{"base.yaml", base}}) ==
        Lines{"rubric.yaml:2:9: error HM029: 'remove' must be a list of ids, not 'q'"});
  CHECK(wrong("extends: base.yaml\nremove: [[q]]\n", {{"base.yaml", base}}) ==
        Lines{"rubric.yaml:2:10: error HM029: 'remove' must be a list of ids, and this is a list"});
  CHECK(wrong("extends: base.yaml\nremove: [web]\n", {{"base.yaml", base}}) ==
        Lines{"rubric.yaml:1:1: error HM028: 'dimensions' is empty: a rubric without a question scores nothing"});
}

TEST_CASE("a mapping of ten thousand keys is merged in no time") {
  std::string keys;
  for (int i = 0; i < 10'000; ++i) keys += "a" + std::to_string(i) + ": 1, ";
  const std::string text = rubric_with("indicators: [{id: q, answers: {" + keys + "}}]\n");

  CHECK(wrong("extends: base.yaml\nindicators: [{id: q, answers: {" + keys + "}}]\n", {{"base.yaml", text}}).size() ==
        wrong(text, {}).size());
}
