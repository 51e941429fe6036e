#include "survey/cells/answer_reader.hpp"

#include "catch.hpp"
#include "scoring_fixture.hpp"

using namespace hallmark;
using namespace hallmark::test;

namespace {

struct Reading {
  std::optional<double> value;
  Lines found;
};

Reading reading(const MarkScale& scale, const std::string& cell, bool lenient = false) {
  const Source source = text_named("s.csv", cell);
  Findings findings;
  SurveyRules rules;
  rules.missing = {"", "not known"};
  rules.numbers.lenient = lenient;
  const AnswerReader reader("web", scale, rules, rules.numbers);
  const auto value = reader.read(cell, {source, 0}, findings);
  reader.report_others(findings);
  return {value, lines_of(findings)};
}

const AnswerScale three{{{"None", 0.0}, {"Some", 1.0}, {"Môst", 2.0}}, 2.0};

}  // namespace

TEST_CASE("an answer is found whatever its case, accents included") {
  CHECK(reading(three, "None").value == 0.0);
  CHECK(reading(three, "SOME").value == 1.0);
  CHECK(reading(three, "mÔst").value == 2.0);
}

TEST_CASE("an unknown answer is answered with the nearest one, or with all") {
  CHECK(reading(three, "nome").found ==
        Lines{"s.csv:1:1: error HM104: 'nome' is not an answer to 'web': did you mean 'None'?"});
  CHECK(reading(three, "perhaps").found ==
        Lines{"s.csv:1:1: error HM104: 'perhaps' is not an answer to 'web': there are 'None', 'Some' and 'Môst'"});
  CHECK_FALSE(reading(three, "perhaps").value.has_value());
}

TEST_CASE("a word for a blank that is not listed is answered with where to list it") {
  const std::string hint =
      ": list 'N/A' in 'survey' under 'not_applicable' if the question does not apply, or under 'missing' if it was left "
      "unanswered";
  CHECK(reading(three, "N/A").found == Lines{"s.csv:1:1: error HM104: 'N/A' is not an answer to 'web'" + hint});
  CHECK(reading(RangeScale{}, "N/A").found ==
        Lines{"s.csv:1:1: error HM105: 'N/A' is not a number, which 'web' needs" + hint});
}

TEST_CASE("points beyond what a question is out of are a warning, and are kept") {
  const Reading result = reading(PointScale{4.0, false}, "5");

  CHECK(result.value == 5.0);
  CHECK(result.found == Lines{"s.csv:1:1: warning HM110: '5' is more than the '4' points that 'web' is out of"});
}

TEST_CASE("a separator of several characters divides what is ticked") {
  const SelectionScale selection{{{"a", 1.0}, {"b", 2.0}}, {" and "}, "", {}, 3.0};

  CHECK(reading(selection, "a and b").value == 3.0);
  CHECK(reading(selection, "a").value == 1.0);
}

TEST_CASE("an answer that is ticked twice counts once") {
  const SelectionScale selection{{{"a", 1.0}, {"b", 2.0}}, {";"}, "", {{1.0, 1.0}, {2.0, 5.0}}, 5.0};

  CHECK(reading(selection, "a;A").value == 1.0);
  CHECK(reading(selection, "a;b").value == 5.0);
}

TEST_CASE("an answer is found whatever the blanks, quotes and dashes it is written with") {
  const AnswerScale scale{{{"some of it", 1.0}, {"council's own", 2.0}, {"6-10", 3.0}, {"not yet...", 4.0}}, 4.0};

  CHECK(reading(scale, "some\u00a0 of\tit\u200b").value == 1.0);
  CHECK(reading(scale, "Council\u2019s own").value == 2.0);
  CHECK(reading(scale, "6\u201310").value == 3.0);
  CHECK(reading(scale, "not yet\u2026").value == 4.0);
}

TEST_CASE("answers that are all numbers match as numbers, and others do not") {
  const AnswerScale numbers{{{"0", 0.0}, {"1", 1.0}}, 1.0};
  CHECK(reading(numbers, "01").value == 1.0);
  CHECK(reading(numbers, "1.0").value == 1.0);

  const AnswerScale mixed{{{"1", 1.0}, {"more", 2.0}}, 2.0};
  CHECK_FALSE(reading(mixed, "1.0").value.has_value());
}

TEST_CASE("yes and no have other words, where the rubric says yes_no and nowhere else") {
  const std::vector<Answer> answers = {{"no", 0.0}, {"yes", 1.0}};
  const AnswerScale yes_no{answers, 1.0, {}, true};
  for (const std::string cell : {"y", "TRUE", "1", "yes"}) CHECK(reading(yes_no, cell).value == 1.0);
  for (const std::string cell : {"N", "false", "0"}) CHECK(reading(yes_no, cell).value == 0.0);

  CHECK_FALSE(reading(AnswerScale{answers, 1.0}, "y").value.has_value());
}

TEST_CASE("an unknown answer may be a word for missing that is misspelt") {
  CHECK(reading(three, "not knwon").found ==
        Lines{"s.csv:1:1: error HM104: 'not knwon' is not an answer to 'web': did you mean 'not known'?"});
}

TEST_CASE("any other answer has the points of otherwise, and a warning counts it") {
  const AnswerScale scale{{{"none", 0.0}, {"most", 2.0}}, 2.0, 1.0};
  const Reading result = reading(scale, "ask Jane");

  CHECK(result.value == 1.0);
  CHECK(result.found ==
        Lines{"s.csv:1:1: warning HM114: 1 unknown answer to 'web' counted as 'otherwise', 1 point: 'ask Jane' (1)"});
  CHECK(reading(scale, "most").found == Lines{});
}

TEST_CASE("other answers are counted by what was written, the most frequent first") {
  const Source source = text_named("s.csv", "a,b,c");
  OtherAnswers others;
  others.add("fax", {source, 4});
  others.add("post", {source, 2});
  others.add("post", {source, 0});
  Findings findings;

  others.report("web", 0.5, findings);

  CHECK(lines_of(findings) ==
        Lines{"s.csv:1:1: warning HM114: 3 unknown answers to 'web' counted as 'otherwise', 0.5 points: 'post' (2), "
              "'fax' (1)"});
}

TEST_CASE("each unknown one of several answers counts otherwise, up to what all are out of") {
  const SelectionScale selection{{{"web", 1.0}, {"app", 2.0}}, {";"}, "", {}, 4.0, 1.0};

  CHECK(reading(selection, "fax; post").value == 2.0);
  CHECK(reading(selection, "web; app; fax; post").value == 4.0);
}

TEST_CASE("an answer that holds the separator is found first, the longest first") {
  const SelectionScale selection{
      {{"web, all of it", 2.0}, {"web", 1.0}, {"phone, by day", 1.0}, {"kiosk", 1.0}}, {","}, "none, really", {}, 9.0};

  CHECK(reading(selection, "web, all of it, kiosk").value == 3.0);
  CHECK(reading(selection, "web,kiosk").value == 2.0);
  CHECK(reading(selection, "kiosk, phone,  by day").value == 2.0);
  CHECK(reading(selection, "none, really").value == 0.0);
  CHECK(reading(selection, "kiosk, fone").found ==
        Lines{"s.csv:1:1: error HM104: 'fone' is not an answer to 'web': there are 'web, all of it', 'web', 'phone, by "
              "day' and 'kiosk'"});
}

TEST_CASE("several separators, line ends of any kind and blanks divide answers") {
  const std::vector<Answer> answers = {{"a", 1.0}, {"b", 2.0}, {"c", 4.0}};
  CHECK(reading(SelectionScale{answers, {";", ","}, "", {}, 7.0}, "a,b;c;").value == 7.0);
  CHECK(reading(SelectionScale{answers, {"\n"}, "", {}, 7.0}, "a\r\nb\rc").value == 7.0);
  CHECK(reading(SelectionScale{answers, {" "}, "", {}, 7.0}, "a  c").value == 5.0);
}
