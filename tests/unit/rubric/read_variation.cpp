#include "hallmark/rubric/read_variation.hpp"

#include "catch.hpp"
#include "scoring_fixture.hpp"

using namespace hallmark;
using namespace hallmark::test;

namespace {

template <class Vary>
Vary variation(const std::string& text) {
  Findings findings;
  auto found = read_variation(text, findings);
  INFO(text);
  CHECK(lines_of(findings) == Lines{});
  REQUIRE(found.has_value());
  REQUIRE(std::holds_alternative<Vary>(found->what));
  return std::get<Vary>(found->what);
}

Lines trouble_with(const std::string& text) {
  Findings findings;
  CHECK(!read_variation(text, findings).has_value());
  return lines_of(findings);
}

}  // namespace

TEST_CASE("a flag says what varies and between what") {
  CHECK(variation<VaryWeights>("weights=20%").within == Approx(0.2));
  CHECK(variation<VaryWeights>("weights=0.05").within == Approx(0.05));
  CHECK(variation<VaryByDirichlet>("weights=dirichlet:50").concentration == 50.0);
  CHECK(variation<VaryByDirichlet>("weights=dirichlet:0.01").concentration == 0.01);
  const auto weight = variation<VaryWeight>("security.weight=10..30");
  CHECK(weight.node == "security");
  CHECK(weight.low == 10.0);
  CHECK(weight.high == 30.0);
  const auto alternatives = variation<VaryKey>("a.normalise=minmax, {method: zscore, mean: 50, sd: 10},[x, 'y,z']");
  CHECK(alternatives.key == "a.normalise");
  CHECK(alternatives.values == std::vector<std::string>{"minmax", "{method: zscore, mean: 50, sd: 10}", "[x, 'y,z']"});
  (void)variation<VaryTreatment>("treatment");
  (void)variation<VaryTreatment>("treatment=off,on");
  (void)variation<VaryUnsure>("unsure");
  (void)variation<VaryLeftOut>("leave_one_out");
}

TEST_CASE("a flag that varies nothing is an error that says what would") {
  CHECK(
      trouble_with("weights=lots") ==
      Lines{"--vary:1:9: error HM032: 'lots' is not how far weights may move: it is more than 0% and at most 100%, as "
            "in 20%"});
  CHECK(trouble_with("weights=120%").size() == 1);
  CHECK(
      trouble_with("a.weight=3..1") ==
      Lines{"--vary:1:1: error HM032: a weight lies between two bounds that rise from zero or more, and these are '3' "
            "and '1'"});
  CHECK(trouble_with("a.weight=1..x").size() == 1);
  CHECK(
      trouble_with("missing=zero") ==
      Lines{"--vary:1:1: error HM032: 'zero' gives 'missing' nothing to vary between: name at least two alternatives, "
            "as in missing=a,b"});
  CHECK(trouble_with("respondent") ==
        Lines{"--vary:1:1: error HM032: 'respondent' is nothing that can be varied: did you mean 'respondents'?"});
  CHECK(trouble_with("treatment=on,perhaps").size() == 1);
}

TEST_CASE("a key that is no single line is shown as one") {
  CHECK(
      trouble_with("a\nb=1") ==
      Lines{"--vary:1:1: error HM032: '1' gives 'a\\nb' nothing to vary between: name at least two alternatives, as in "
            "a\\nb=a,b"});
}

TEST_CASE("the section of a rubric says the same as flags") {
  const Rubric rubric = good_rubric(
      rubric_with("audit:\n  draws: 500\n  seed: 9\n  vary:\n    - weights: 20%\n    - weight: {a: [1, 3]}\n"
                  "    - {set: a.missing, to: [ignore, {mean_of: 'type'}]}\n    - {combine: [arithmetic, geometric]}\n"
                  "    - weights: {dirichlet: 40}\n    - {treatment: [on, off]}\n    - leave_one_out\n"
                  "dimensions: [{id: a, indicators: [{id: q, range: [0, 1]}]}]\n"));

  CHECK(rubric.audit.draws == 500);
  CHECK(rubric.audit.seed == 9);
  REQUIRE(rubric.audit.variations.size() == 7);
  const std::vector<Variation>& varied = rubric.audit.variations;
  CHECK(std::get<VaryWeights>(varied[0].what).within == Approx(0.2));
  CHECK(std::get<VaryWeight>(varied[1].what).node == "a");
  CHECK(std::get<VaryWeight>(varied[1].what).high == 3.0);
  CHECK(std::get<VaryKey>(varied[2].what).values == std::vector<std::string>{"ignore", "{mean_of: 'type'}"});
  CHECK(std::get<VaryKey>(varied[3].what).key == "combine");
  CHECK(std::get<VaryByDirichlet>(varied[4].what).concentration == 40.0);
  CHECK(std::holds_alternative<VaryTreatment>(varied[5].what));
  CHECK(std::holds_alternative<VaryLeftOut>(varied[6].what));
}

TEST_CASE("what is wrong with the section of a rubric is reported where it stands") {
  const auto lines =
      lines_of(read_rubric_text(rubric_with("audit:\n  draws: 1.5\n  vary:\n    - wieghts: 20%\n    - {missing: "
                                            "zero}\n    - [a]\n    - {set: a.combine}\n"
                                            "dimensions: [{id: a, indicators: [{id: q, range: [0, 1]}]}]\n"))
                   .findings);

  REQUIRE(lines.size() == 5);
  CHECK(lines[0] == "rubric.yaml:6:10: error HM032: 'draws' must be a whole number from 1 up, not '1.5'");
  CHECK(lines[1] ==
        "rubric.yaml:8:7: error HM012: 'wieghts' is not a key of an item of 'vary': did you mean 'weights'?");
  CHECK(lines[2] == "rubric.yaml:9:17: error HM032: 'missing' is a list of at least two alternatives, as in [a, b]");
  CHECK(lines[3] ==
        "rubric.yaml:10:7: error HM032: an item of 'vary' must say what varies, as in {weights: 20%}, not a list");
  CHECK(lines[4] == "rubric.yaml:11:7: error HM011: an item of 'vary' needs 'to', the list of what it takes in turn");
}
