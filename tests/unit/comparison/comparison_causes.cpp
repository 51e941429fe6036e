#include "hallmark/comparison/comparison_causes.hpp"

#include "catch.hpp"
#include "hallmark/report/write.hpp"
#include "hallmark/report/write_comparison.hpp"
#include "scoring_fixture.hpp"

using namespace hallmark;
using namespace hallmark::test;

namespace {

/// Two editions and what lies between them.
struct Editions {
  Editions(const std::string& old_rubric, const std::string& old_survey, const std::string& new_rubric,
           const std::string& new_survey)
      : old_by_old(scored(old_rubric, old_survey)),
        old_by_new(scored(new_rubric, old_survey)),
        new_by_new(scored(new_rubric, new_survey)),
        before(*read_result(text_named("old.json", to_json(old_by_old.table()))).value),
        after(*read_result(text_named("new.json", to_json(new_by_new.table()))).value),
        comparison(*compare(before, after).value) {
    const Plan plan_old = plan_of(old_by_old);
    const Plan plan_between = plan_of(old_by_new);
    const Plan plan_new = plan_of(new_by_new);
    split_by_cause(comparison, {plan_old, *old_by_old.survey, *old_by_old.card},
                   {plan_between, *old_by_new.survey, *old_by_new.card},
                   {plan_new, *new_by_new.survey, *new_by_new.card});
  }

  static Plan plan_of(const Scored& of) { return *compile(*of.rubric, of.survey->columns).value; }

  Scored old_by_old;
  Scored old_by_new;
  Scored new_by_new;
  ResultFile before;
  ResultFile after;
  Comparison comparison;
};

}  // namespace

TEST_CASE("a change of score is split into what the rubric and what the answers did") {
  const std::string questions = "indicators:\n  - {id: q, range: [0, 100]";
  const std::string rest = "}\n  - {id: r, range: [0, 100]}\n";
  const Editions editions(rubric_with(questions + rest), "code,q,r\nA,0,100\n",
                          rubric_with(questions + ", weight: 3" + rest), "code,q,r\nA,40,100\n");

  // 50 by the old rubric; (3 · 0 + 100) / 4 = 25 by the new one; (3 · 40 + 100) / 4 = 55 with the new answer.
  const auto causes = editions.comparison.pairs[0].causes;
  REQUIRE(causes);
  CHECK(causes->rubric == Approx(-25.0));
  CHECK(causes->data == Approx(30.0));
  CHECK(causes->population == Approx(0.0));
  CHECK(causes->tool == Approx(0.0));
  const std::string csv = write(editions.comparison, Format::csv);
  CHECK(csv.find(",by_data,by_rubric,by_population,by_tool,") != std::string::npos);
  CHECK(write(editions.comparison, Format::table)
            .find("by +5.0 on average: +30.0 by other answers, -25.0 by the rubric") != std::string::npos);
}

TEST_CASE("who else is measured counts where marks are data-driven") {
  const std::string rubric = rubric_with("indicators: [{id: q, normalise: minmax}]\n");
  const Editions editions(rubric, "code,q\nA,10\nB,20\n", rubric, "code,q\nA,10\nB,20\nC,0\n");

  // A is the worst of two, and half way from the new worst one to the best.
  const auto causes = editions.comparison.pairs[1].causes;
  REQUIRE(causes);
  CHECK(editions.comparison.unit_after(editions.comparison.pairs[1]).code == "A");
  CHECK(causes->population == Approx(50.0));
  CHECK(causes->data == Approx(0.0));
  CHECK(causes->rubric == Approx(0.0));
}
