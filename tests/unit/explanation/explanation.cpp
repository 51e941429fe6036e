#include "hallmark/explanation/explanation.hpp"

#include "catch.hpp"
#include "explanation_fixture.hpp"
#include "hallmark/report/write_explanation.hpp"

using namespace hallmark;
using namespace hallmark::test;

namespace {

struct Worth {
  std::optional<double> won;
  std::optional<double> lost;
};

Worth worth_of(const Scored& result, std::string_view unit, std::string_view question) {
  const Explanation::Line line = explained(result, unit).lines[result.node(question) - 1];
  return {line.won, line.lost};
}

void check(const Worth& worth, double won, double lost) {
  REQUIRE(worth.won.has_value());
  REQUIRE(worth.lost.has_value());
  CHECK(*worth.won == Approx(won).margin(1e-9));
  CHECK(*worth.lost == Approx(lost).margin(1e-9));
}

const std::string levels = "maturity: {levels: [{name: Low, from: 0}, {name: High, from: 60}]}\n";

}  // namespace

TEST_CASE("of a ratio the numerator is what changes") {
  const Scored result = scored(rubric_with("indicators:\n  - {id: q, per: staff, times: 1000, range: [0, 10]}\n"
                                           "  - {id: r, range: [0, 10]}\n" +
                                           levels),
                               "code,staff,q,r\nA,5000,20,5\nB,1000,5,5\n");
  const NextLevel next = next_of(result, "A");  // 4 in a thousand, (40 + 50) / 2

  check(worth_of(result, "A", "q"), 20.0, 30.0);
  REQUIRE(next.routes.size() == 2);
  CHECK(next.routes[0].changes[0].text == "35");
}

TEST_CASE("a number that is worked out is worth what its best and worst are") {
  const Scored result = scored(rubric_with("indicators:\n  - {id: q, value: online / (online + phone), range: [0, 1]}\n"
                                           "  - {id: r, range: [0, 100]}\n"),
                               "code,online,phone,r\nA,30,90,40\n");

  check(worth_of(result, "A", "q"), 12.5, 37.5);
  CHECK(explained(result, "A").lines[0].answer == "0.25");
}

TEST_CASE("a cell that two questions read changes both") {
  const Scored result = scored(rubric_with("indicators:\n  - {id: q, range: [90, 100]}\n"
                                           "  - {id: r, column: q, bands: {0: 0, 99: 1}}\n"),
                               "code,q\nA,95\n");

  check(worth_of(result, "A", "q"), 25.0, 75.0);
  check(worth_of(result, "A", "r"), 25.0, 75.0);
}

TEST_CASE("ticks that cost points are the worst there is") {
  const Scored result =
      scored(rubric_with("indicators:\n  - {id: q, select: many, answers: {good: 2, bad: -2}, none: neither}\n"
                         "  - {id: r, range: [0, 10]}\n"),
             "code,q,r\nA,bad,5\nB,good,5\n");

  check(worth_of(result, "A", "q"), 0.0, 100.0);
  check(worth_of(result, "B", "q"), 100.0, 0.0);
}

TEST_CASE("points are tried out of what the row says") {
  const Scored result = scored(
      "hallmark: 1\nid: t\nsurvey: {id: code, layout: {long: {question: k, answer: t, points: p, out_of: m}}}\n"
      "indicators: [{id: q, points: true}, {id: r, points: true}]\n" +
          levels,
      "code,k,t,p,m\nA,q,,3,10\nA,r,,8,10\n");

  check(worth_of(result, "A", "q"), 15.0, 35.0);
  check(worth_of(result, "A", "r"), 40.0, 10.0);
  CHECK(next_of(result, "A").routes[0].changes[0].text == "4");
}

TEST_CASE("where no single answer gives its dimension a score, there is nothing to say of its worth") {
  const std::string rubric = rubric_with(
      "dimensions:\n  - {id: d, min_coverage: 0.7, indicators: [{id: q, range: [0, 10]}, {id: r, range: [0, 10]}, "
      "{id: s, range: [0, 10]}]}\n  - {id: e, indicators: [{id: t, range: [0, 10]}]}\n");
  const Scored result = scored(rubric, "code,q,r,s,t\nA,,,5,4\nB,,5,5,5\n");

  const Worth of_blank = worth_of(result, "A", "q");
  const Worth of_answer = worth_of(result, "A", "s");
  CHECK(!of_blank.lost);
  CHECK(!of_answer.won);
  CHECK(!of_answer.lost);
  CHECK(worth_of(result, "A", "t").lost == Approx(60.0));
  // With q answered, all of d is.
  CHECK(worth_of(result, "B", "q").lost == Approx((20.0 / 30.0 * 100.0 + 50.0) / 2.0 - 50.0));
}

TEST_CASE("a better answer to a penalty is a way to the next level") {
  const Scored result = scored(rubric_with("indicators: [{id: q, answers: yes_no}]\n"
                                           "penalties: [{id: breach, answers: {yes: -60, no: 0}}]\n" +
                                           levels),
                               "code,q,breach\nA,yes,yes\n");
  const NextLevel next = next_of(result, "A");

  REQUIRE(next.routes.size() == 1);
  CHECK(next.routes[0].changes[0].text == "no");
  CHECK(next.routes[0].before == Lines{"yes"});
  CHECK(next.routes[0].score == 100.0);
}

TEST_CASE("one more tick is tried before all of them") {
  const Scored result =
      scored(rubric_with("indicators: [{id: q, select: many, answers: {web: 1, app: 1, chat: 1, video: 1}}]\n"
                         "maturity: {levels: [{name: Low, from: 0}, {name: High, from: 50}]}\n"),
             "code,q\nA,chat\n");

  CHECK(next_of(result, "A").routes[0].changes[0].text == "web; chat");
}

TEST_CASE("two answers that do nothing alone are tried together") {
  const Scored result = scored(
      rubric_with("combine: min\nindicators: [{id: q, answers: yes_no}, {id: r, answers: yes_no}]\n" + levels),
      "code,q,r\nA,no,no\n");
  const NextLevel next = next_of(result, "A");

  REQUIRE(next.routes.size() == 1);
  CHECK(next.routes[0].changes.size() == 2);
}

TEST_CASE("of two data-driven questions neither goes further than it has to") {
  const Scored result = scored(
      rubric_with("indicators: [{id: q, normalise: minmax}, {id: r, normalise: minmax}]\n" + levels),
      "code,q,r\nA,0,0\nB,40,40\nC,100,100\n");
  const NextLevel next = next_of(result, "A");

  REQUIRE(next.routes.size() == 1);
  // Without A, 40 is the least: 75 gives 58.3, 50 would give 16.7.
  CHECK(next.routes[0].effort == Approx(1.75));
}

TEST_CASE("where even the best answers do not do, that is known") {
  const Scored result = scored(
      rubric_with("indicators:\n  - {id: q, answers: {no: 0, yes: 1}, out_of: 4}\n"
                  "  - {id: r, answers: {no: 0, yes: 1}, out_of: 4}\n" + levels),
      "code,q,r\nA,no,no\n");

  CHECK(next_of(result, "A").routes.empty());
  CHECK(!next_of(result, "A").best_answers_suffice);
}

TEST_CASE("the unit stands beside numbers, in answers and in steps") {
  const Scored result = scored(rubric_with("indicators:\n  - {id: q, range: [336, 4], unit: hours}\n"
                                           "  - {id: r, range: [0, 100], unit: \"%\"}\n" +
                                           levels),
                               "code,q,r\nA,170,58\n");
  const std::string text = write(result.table(), explained(result, "A"), Format::table, {120, false});

  CHECK(text.find("170 hours") != std::string::npos);
  CHECK(text.find("from 58% to 70%") != std::string::npos);
}

TEST_CASE("what was said at each stage and why a question counts are in every format of an explanation") {
  const Scored result = scored(
      "hallmark: 1\nid: t\nsurvey: {id: code, layout: {long: {question: q, answer: a, stage: s, wins: found, evidence: e}}}\n"
      "indicators: [{id: web, title: Web, range: [0, 100], reason: it is measured}]\n"
      "maturity: {levels: [{name: Low, from: 0, note: little works}]}\n",
      "code,q,a,s,e\nA,web,80,said,\nA,web,30,found,https://example.org/a\nB,web,50,found,\n");
  const Explanation explanation = explained(result, "A");
  const LeagueTable table = result.table();

  REQUIRE(explanation.lines[0].stages.size() == 2);
  for (const Format format : {Format::table, Format::csv, Format::json, Format::md, Format::html}) {
    const std::string text = write(table, explanation, format, {200, false});
    INFO(text);
    for (const char* part : {"said", "80", "found", "https://example.org/a", "it is measured"})
      CHECK(text.find(part) != std::string::npos);
  }
  for (const Format format : {Format::table, Format::md, Format::html})
    CHECK(write(table, explanation, format).find("little works") != std::string::npos);
}
