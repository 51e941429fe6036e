#include "audit/run_draws.hpp"

#include "audit_fixture.hpp"
#include "hallmark/rubric/read_variation.hpp"

using namespace hallmark;
using namespace hallmark::test;

namespace {

const std::string two_questions = rubric_with(
    "maturity: {levels: [{name: Low, from: 0}, {name: High, from: 60}]}\n"
    "dimensions: [{id: a, indicators: [{id: qa, range: [0, 100]}]}, {id: b, indicators: [{id: qb, range: [0, "
    "100]}]}]\n");

Uncertainty drawn(const std::string& rubric, const std::string& survey, const std::vector<Variation>& variations,
                  std::size_t draws = 20'000) {
  const auto audit = audited(rubric, survey, variations);
  return run_draws(*audit->scenarios, audit->scheme, {*audit->base.ranking, 2}, {draws, 7, 1}, one_worker());
}

}  // namespace

TEST_CASE("the probability of leading is that of the weights for which it leads") {
  // 80w + 30 > 50w + 70 for w > 4/3, a third of the weights between 0 and 2.
  const Uncertainty found = drawn(two_questions, "code,qa,qb\nX1,80,30\nX2,50,70\n", {weight_between("a", 0.0, 2.0)});

  CHECK(found.failed == 0);
  CHECK(found.units[0].first == Approx(1.0 / 3.0).margin(0.014));
  CHECK(found.units[1].first == Approx(2.0 / 3.0).margin(0.014));
  CHECK(found.units[0].first + found.units[1].first == Approx(1.0));
  CHECK(found.units[0].top == found.units[0].first);
  CHECK(found.units[0].mean_rank == Approx(2.0 - found.units[0].first));
  CHECK(found.units[0].median_rank == 2.0);
  CHECK(found.units[0].low_rank == 1.0);
  CHECK(found.pairs.probability(0, 1) == Approx(found.units[0].first));
  // X1 reaches 60 when (80w + 30)/(w + 1) >= 60, for w >= 1.5: a quarter of the weights.
  CHECK(found.units[0].levels[1] == Approx(0.25).margin(0.014));
  CHECK(found.units[0].levels[0] + found.units[0].levels[1] == Approx(1.0));
}

TEST_CASE("weights by a Dirichlet distribution have the rubric's shares on average") {
  // The score is 100 times the share of the first; of 3 and 1 with concentration 20 that is 75 with variance
  // 100^2 (3/4)(1/4)/21.
  const std::string rubric = rubric_with(
      "dimensions: [{id: a, weight: 3, indicators: [{id: qa, range: [0, 100]}]}, {id: b, indicators: [{id: qb, range: "
      "[0, 100]}]}]\n");
  const Uncertainty found = drawn(rubric, "code,qa,qb\nX1,100,0\nX2,0,100\n", {{VaryByDirichlet{20.0}}});

  CHECK(found.units[0].mean_score == Approx(75.0).margin(0.3));
  CHECK(found.units[0].sd_score == Approx(100.0 * std::sqrt(0.75 * 0.25 / 21.0)).margin(0.2));
}

// The example of docs/methodology.md.
TEST_CASE("an unsure answer counts as it is in half of the draws and as each of its peers in the rest") {
  const auto run = audited(
      "hallmark: 1\nid: t\nsurvey: {id: code, unsure: '?'}\nindicators:\n  - {id: q, range: [0, 10]}\n"
      "maturity: {levels: [{name: Low, from: 0}, {name: High, from: 60}]}\n",
      "code,q\nA,5 ?\nB,4\nC,6\nD,9\n", {{VaryUnsure()}});

  const Uncertainty found =
      run_draws(*run->scenarios, run->scheme, {*run->base.ranking, 2}, {40'000, 1, 2}, one_worker());

  const UnitUncertainty& a = found.units[0];
  CHECK(a.mean_score == Approx(50.0 * 3 / 6 + (40.0 + 60.0 + 90.0) / 6).epsilon(0.01));
  CHECK(a.levels[1] == Approx(2.0 / 6).epsilon(0.03));
  CHECK(a.first == Approx(1.0 / 6).epsilon(0.03));
  CHECK(found.units[1].first == 0.0);
}

TEST_CASE("what nobody is unsure of cannot be drawn anew") {
  Findings none;
  const auto unsure = read_variation("unsure", none);
  REQUIRE(unsure.has_value());
  const auto findings = [&](const std::string& mark, const std::string& survey) {
    const Scored base = scored("hallmark: 1\nid: t\nsurvey: {id: code" + mark +
                                   "}\nindicators: [{id: q, range: [0, 10]}, {id: r, range: [0, 10]}]\n",
                               survey);
    return lines_of(audit_inputs(*base.rubric, *base.survey, {*unsure}).findings);
  };

  CHECK(findings("", "code,q,r\nA,1,1\n") == Lines{"--vary:1:1: error HM250: no answer is marked as unsure: 'unsure' "
                                                   "in the rubric's 'survey' says how one is, as in "
                                                   "{unsure: '?'}"});
  CHECK(findings(", unsure: '?'", "code,q,r\nA,1,1\n") ==
        Lines{"--vary:1:1: error HM250: no answer of the survey is marked as unsure, so there is none to draw anew"});
  CHECK(findings(", unsure: '?'", "code,q,r\nA,1?,1\nB,2?,1\n") ==
        Lines{"--vary:1:1: error HM250: no peer gave a sure answer to any unsure question, so there is nothing to "
              "draw from"});
  CHECK(findings(", unsure: '?'", "code,q,r\nA,1?,1?\nB,2?,1\n") ==
        Lines{"--vary:1:1: warning HM250: 2 of 3 unsure answers stay as they are, since no peer answered surely: the "
              "first is 'q' of "
              "'A'"});
}

TEST_CASE("bands begin with the best and take in everybody it is not told apart from") {
  const Uncertainty found = drawn(two_questions, "code,qa,qb\nX1,90,88\nX2,88,89\nX3,40,41\nX4,41,40\n",
                                  {weight_between("a", 0.25, 2.0)}, 2'000);

  REQUIRE(found.bands.size() == 2);
  CHECK(found.bands[0].units == std::vector<std::size_t>{0, 1});
  CHECK(found.bands[1].units.size() == 2);
}

TEST_CASE("a council whose only answer is left out has no rank in those draws") {
  const Uncertainty found = drawn(two_questions, "code,qa,qb\nX1,80,\nX2,50,70\n", {{VaryLeftOut()}}, 3'000);

  CHECK(found.failed == 0);
  CHECK(found.units[0].unranked == Approx(1.0 / 3.0).margin(0.04));
  CHECK(found.units[1].unranked == 0.0);
}
