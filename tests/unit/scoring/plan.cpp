#include "hallmark/scoring/plan.hpp"

#include "catch.hpp"
#include "scoring_fixture.hpp"

using namespace hallmark;
using namespace hallmark::test;

TEST_CASE("what an expression names is scored before the node that uses it") {
  const Rubric rubric =
      good_rubric(rubric_with("indicators:\n  - {id: q, applies: r > 1, range: [0, 1]}\n  - {id: r, range: [0, 1]}\n"));
  const Result<Plan> plan = compile(rubric, {"code", "q"});

  REQUIRE(plan.good());
  CHECK(plan.value->order == std::vector<std::uint32_t>{2, 1, 0});
}

TEST_CASE("a name is a column first, then a node") {
  const Rubric rubric =
      good_rubric(rubric_with("indicators:\n  - {id: q, applies: r > 1, range: [0, 1]}\n  - {id: r, range: [0, 1]}\n"));

  CHECK(compile(rubric, {"code", "q"}).value->nodes[1].applies->names[0].node == 2U);
  CHECK(compile(rubric, {"code", "q", "r"}).value->nodes[1].applies->names[0].column == "r");
}

TEST_CASE("two nodes that need each other are reported") {
  const Rubric rubric = good_rubric(rubric_with(
      "indicators:\n  - {id: q, applies: r > 1, range: [0, 1]}\n  - {id: r, applies: q > 1, range: [0, 1]}\n"));

  CHECK(lines_of(compile(rubric, {"code"}).findings) ==
        Lines{"rubric.yaml:7:22: error HM043: 'r' depends on itself by way of 'q'"});
}

TEST_CASE("points are counted below a node that combines them, and nowhere else") {
  const Rubric rubric =
      good_rubric(rubric_with("dimensions:\n  - {id: a, combine: points, indicators: [{id: q, answers: yes_no}]}\n"
                              "  - {id: b, indicators: [{id: r, answers: yes_no}]}\n"));
  const Plan plan = *compile(rubric, {}).value;

  CHECK(plan.nodes[1].counts_points);
  CHECK(plan.nodes[2].counts_points);
  CHECK_FALSE(plan.nodes[3].counts_points);
  CHECK_FALSE(plan.nodes[0].counts_points);
}
