#include "hallmark/explanation/next_level.hpp"

#include "catch.hpp"
#include "hallmark/survey/questions.hpp"
#include "explanation_fixture.hpp"

using namespace hallmark;
using namespace hallmark::test;

namespace {

const std::string levels =
    "maturity:\n  levels: [{name: Low, from: 0}, {name: Middle, from: 50}, {name: High, from: 80}]\n";

/// "q=60: 55", one a route.
Lines routes_of(const Scored& result, const NextLevel& next) {
  const std::vector<AskedQuestion> questions = changeable_questions(*result.rubric);
  Lines lines;
  for (const Route& route : next.routes) {
    std::string line;
    for (const AnswerChange& change : route.changes)
      line += (line.empty() ? "" : ", ") + questions[change.question].id + "=" + change.text;
    lines.push_back(line + ": " + to_text(route.score));
  }
  return lines;
}

}  // namespace

TEST_CASE("the least answer that suffices is named for each question, the smallest step first") {
  const Scored result = scored(rubric_with("indicators:\n  - {id: q, range: [0, 100]}\n"
                                           "  - {id: r, answers: {no: 0, partly: 1, yes: 2}}\n" +
                                           levels),
                               "code,q,r\nA,40,partly\n");

  const NextLevel next = next_of(result, "A");  // (40 + 50) / 2 = 45

  REQUIRE(next.level == 1u);
  CHECK(next.points_short == Approx(5.0));
  CHECK(next.single_answers_suffice);
  CHECK(routes_of(result, next) == Lines{"q=50: 50", "r=yes: 70"});
  REQUIRE(next.worth.size() == 2);
  CHECK(next.worth[0].at_worst == 25.0);
  CHECK(next.worth[0].at_best == 75.0);
}

TEST_CASE("where no answer is enough, two are tried") {
  const Scored result = scored(rubric_with("indicators:\n  - {id: q, answers: yes_no}\n  - {id: r, answers: yes_no}\n"
                                           "  - {id: s, answers: yes_no}\n" +
                                           levels),
                               "code,q,r,s\nA,no,no,no\nB,yes,yes,no\nC,yes,yes,yes\nD,,,\n");

  const NextLevel none = next_of(result, "A");
  const NextLevel one = next_of(result, "B");
  const NextLevel top = next_of(result, "C");
  const NextLevel unscored = next_of(result, "D");

  CHECK(!none.single_answers_suffice);
  CHECK(routes_of(result, none).size() == 3);
  CHECK(routes_of(result, none)[0] == "q=yes, r=yes: 66.66666666666667");
  CHECK(routes_of(result, one) == Lines{"s=yes: 100"});
  CHECK(!top.level);
  CHECK(top.routes.empty());
  CHECK(!unscored.level);
}

TEST_CASE("what lifts a gate counts, though no point is lacking") {
  const Scored result =
      scored(rubric_with("dimensions:\n  - {id: web, indicators: [{id: q, range: [0, 100]}]}\n"
                         "  - {id: security, indicators: [{id: r, range: [0, 100]}]}\n" +
                         levels + "  gates: [{when: security < 40, at_most: Low, because: it is not safe}]\n"),
             "code,q,r\nA,100,20\n");

  const NextLevel next = next_of(result, "A");

  REQUIRE(next.level == 1u);
  CHECK(next.points_short == 0.0);
  CHECK(routes_of(result, next) == Lines{"r=40: 70"});
}

TEST_CASE("an answer that does not apply is not tried, and one that switches others off is scored so") {
  const Scored result = scored(rubric_with("indicators:\n  - {id: owns, answers: {yes: 0, no: 1}}\n"
                                           "  - {id: homes, applies: owns == 'yes', answers: yes_no}\n" +
                                           levels),
                               "code,owns,homes\nA,yes,no\nB,no,no\n");

  const NextLevel next = next_of(result, "A");

  CHECK(routes_of(result, next) == Lines{"owns=no: 100", "homes=yes: 50"});
  CHECK(!next_of(result, "B").worth[1].at_best);
}

TEST_CASE("trying an answer gives what the survey with that answer gives") {
  const std::string rubric = rubric_with(
      "indicators:\n  - {id: q, range: [0, 100]}\n  - {id: r, normalise: minmax}\n"
      "  - {id: s, range: [0, 10], missing: mean}\n" +
      levels);
  const Scored before = scored(rubric, "code,q,r,s\nA,40,3,\nB,60,5,4\nC,10,9,8\n");
  const Scored after = scored(rubric, "code,q,r,s\nA,40,12,\nB,60,5,4\nC,10,9,8\n");
  const Result<Plan> plan = compile(*before.rubric, before.survey->columns);

  const std::vector<Trial> trials = {{{1, 12.0, "12"}}, {}};
  const std::vector<TrialOutcome> outcomes =
      try_changes(*plan.value, *before.survey, *before.card, before.unit("A"), trials);

  CHECK(depends_on_others(*before.rubric));
  CHECK(outcomes[0].score == after.score("A"));
  CHECK(outcomes[1].score == before.score("A"));
}

TEST_CASE("a trial that cannot be scored does not hide the others") {
  const Scored result = scored(rubric_with("combine: geometric\nindicators:\n  - {id: q, range: [0, 100]}\n"
                                           "  - {id: r, range: [0, 100]}\n" +
                                           levels),
                               "code,q,r\nA,25,49\n");

  const NextLevel next = next_of(result, "A");  // √(25 · 49) = 35

  CHECK(!next.worth[0].at_worst);
  CHECK(next.worth[0].at_best == Approx(70.0));
  CHECK(next.routes.size() == 2);
}

TEST_CASE("whatever a mark is made from, trying an answer gives what the survey with that answer gives") {
  const std::vector<std::string> indicators = {
      "{id: q, range: [0, 100]}",
      "{id: q, normalise: minmax}",
      "{id: q, normalise: {method: zscore, mean: 50, sd: 10}}",
      "{id: q, normalise: {method: rank}, direction: lower}",
      "{id: q, normalise: percentile, missing: mean}",
      "{id: q, normalise: {method: minmax, over: type}}",
      "{id: q, normalise: minmax, treat: {winsorise: 2}}",
      "{id: q, range: [0, 100], per: size}",
      "{id: q, range: [0, 100], applies: type == 'a'}",
      "{id: q, range: [0, 100], applies: r > 10}",
      "{id: q, points: true, out_of: 200}",
  };
  for (const std::string& indicator : indicators) {
    for (const std::string combine : {"arithmetic", "geometric", "points", "copeland"}) {
      INFO(indicator << ", " << combine);
      const std::string rubric =
          "hallmark: 1\nid: t\nscale: [1, 100]\nsurvey: {id: code, groups: [type]}\ncombine: " + combine +
          "\ndimensions:\n  - id: d\n    combine: " + (combine == "copeland" ? "arithmetic" : combine) +
          "\n    indicators:\n      - " + indicator +
          "\n      - {id: r, normalise: minmax, weight: {by: type, default: 2, b: 3}}\n" +
          "  - id: e\n    indicators: [{id: s, "
          "range: [0, 10], missing: median}]\n" +
          levels;
      const std::string head = "code,type,size,q,r,s\n";
      const std::string others = "B,a,2,60,5,4\nC,b,3,10,19,8\nD,a,2,90,12,\nE,b,1,33,7,5\n";
      const Scored before = scored(rubric, head + "A,a,2,40,3,6\n" + others);
      const Scored after_q = scored(rubric, head + "A,a,2,75,3,6\n" + others);
      const Scored after_both = scored(rubric, head + "A,a,2,75,21,6\n" + others);
      const Result<Plan> plan = compile(*before.rubric, before.survey->columns);

      const std::vector<Trial> trials = {{{0, 75.0, "75"}}, {{0, 75.0, "75"}, {1, 21.0, "21"}}, {{0, 40.0, "40"}}};
      const auto outcomes = try_changes(*plan.value, *before.survey, *before.card, before.unit("A"), trials);

      CHECK(outcomes[0].score == after_q.score("A"));
      CHECK(outcomes[1].score == after_both.score("A"));
      CHECK(outcomes[2].score == before.score("A"));
    }
  }
}
