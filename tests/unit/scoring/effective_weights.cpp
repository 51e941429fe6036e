#include "hallmark/scoring/effective_weights.hpp"

#include "catch.hpp"
#include "hallmark/report/weights_report.hpp"
#include "scoring_fixture.hpp"

using namespace hallmark;
using namespace hallmark::test;

namespace {

const std::string rubric_text =
    "hallmark: 1\nid: test\nsurvey: {id: code}\ndimensions:\n"
    "  - {id: a, weight: 3, indicators: [{id: q, weight: 1, range: [0, 1]}, {id: r, weight: 4, range: [0, 1]}]}\n"
    "  - {id: b, weight: {by: type, default: 1, county: 9}, indicators: [{id: s, range: [0, 1]}]}\n";

}  // namespace

TEST_CASE("an effective weight is the product of the shares up to the root") {
  const Rubric rubric = good_rubric(rubric_text, {"b.weight=1"});
  const std::vector<EffectiveWeights> weights = effective_weights(rubric, nullptr, nullptr);

  REQUIRE(weights.size() == 1);
  CHECK(weights[0].group == "");
  REQUIRE(weights[0].shares.size() == 6);
  CHECK(weights[0].shares[0] == 1.0);
  CHECK(weights[0].shares[1] == 0.75);
  CHECK(weights[0].shares[2] == Approx(0.15));
  CHECK(weights[0].shares[3] == Approx(0.6));
  CHECK(weights[0].shares[4] == 0.25);
  CHECK(weights[0].shares[5] == 0.25);
}

TEST_CASE("without a survey the groups are those that the rubric names") {
  const std::vector<EffectiveWeights> weights = effective_weights(good_rubric(rubric_text), nullptr, nullptr);

  REQUIRE(weights.size() == 2);
  CHECK(weights[0].group == "any other");
  CHECK(weights[0].shares[4] == 0.25);
  CHECK(weights[1].group == "county");
  CHECK(weights[1].shares[4] == 0.75);
}

TEST_CASE("what does not apply has no weight, and a group takes the mean of its units") {
  const Scored result = scored(
      "hallmark: 1\nid: test\nsurvey: {id: code, not_applicable: [n/a]}\nindicators:\n"
      "  - {id: q, range: [0, 1]}\n  - {id: r, range: [0, 1]}\n",
      "code,q,r\nA,1,n/a\nB,1,\n");
  const std::vector<EffectiveWeights> weights = effective_weights(*result.rubric, &*result.survey, &*result.card);

  REQUIRE(weights.size() == 1);
  CHECK(weights[0].shares[1] == 0.75);  // all for A, half for B, who left r blank
  CHECK(weights[0].shares[2] == 0.25);
}

TEST_CASE("a unit to which nothing applies does not count, so that shares add up to the whole") {
  const Scored result = scored(
      "hallmark: 1\nid: test\nsurvey: {id: code, not_applicable: [n/a]}\nindicators:\n"
      "  - {id: q, range: [0, 1]}\n  - {id: r, range: [0, 1]}\n",
      "code,q,r\nA,1,1\nB,n/a,n/a\n");
  const std::vector<EffectiveWeights> weights = effective_weights(*result.rubric, &*result.survey, &*result.card);

  CHECK(weights[0].shares[1] == 0.5);
  CHECK(weights[0].shares[2] == 0.5);
}

TEST_CASE("effective weights are printed in per cent, a column each group") {
  CHECK(effective_weights_text(good_rubric(rubric_text), nullptr, nullptr) ==
        "Effective weights, in per cent of the whole:\n"
        "     any other  county\n"
        "a        75.00   25.00\n"
        "  q      15.00    5.00\n"
        "  r      60.00   20.00\n"
        "b        25.00   75.00\n"
        "  s      25.00   75.00\n");
}

TEST_CASE("groups for which there is no room have a table of their own below") {
  CHECK(effective_weights_text(good_rubric(rubric_text), nullptr, nullptr, 20) ==
        "Effective weights, in per cent of the whole:\n"
        "     any other\n"
        "a        75.00\n"
        "  q      15.00\n"
        "  r      60.00\n"
        "b        25.00\n"
        "  s      25.00\n"
        "\n"
        "     county\n"
        "a     25.00\n"
        "  q    5.00\n"
        "  r   20.00\n"
        "b     75.00\n"
        "  s   75.00\n");
}
