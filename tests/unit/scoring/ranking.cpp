#include "hallmark/scoring/ranking.hpp"

#include <algorithm>
#include <numeric>

#include "catch.hpp"
#include "property/generator.hpp"
#include "property/threads.hpp"
#include "scoring_fixture.hpp"
#include "support/billionths.hpp"
#include "support/texts.hpp"

using namespace hallmark;
using namespace hallmark::test;

namespace {

std::string ranked_by(const std::string& rule) {
  return "hallmark: 1\nid: test\nsurvey: {id: code, groups: type}\nindicators: [{id: q, range: [0, 100]}]\n" + rule;
}

const std::string survey = "code,type,q\nA,x,50\nB,y,90\nC,x,50\nD,y,10\nE,x,\n";

std::vector<double> ranks(const Scored& result) {
  std::vector<double> found;
  for (const std::string_view id : *result.survey->ids) found.push_back(result.rank_of(id));
  return found;
}

using Ranks = std::vector<double>;

}  // namespace

TEST_CASE("equal scores share a place and the next is skipped") {
  const Scored result = scored(ranked_by(""), survey);

  CHECK(ranks(result) == Ranks{2, 1, 2, 4, 0});
  CHECK(result.ranking->places[0].shared());
  CHECK_FALSE(result.ranking->places[1].shared());
}

TEST_CASE("ties are ranked as the rubric says") {
  CHECK(ranks(scored(ranked_by("ranking: {ties: min}\n"), survey)) == Ranks{2, 1, 2, 4, 0});
  CHECK(ranks(scored(ranked_by("ranking: {ties: max}\n"), survey)) == Ranks{3, 1, 3, 4, 0});
  CHECK(ranks(scored(ranked_by("ranking: {ties: dense}\n"), survey)) == Ranks{2, 1, 2, 3, 0});
  CHECK(ranks(scored(ranked_by("ranking: {ties: average}\n"), survey)) == Ranks{2.5, 1, 2.5, 4, 0});
  CHECK(ranks(scored(ranked_by("ranking: {ties: ordinal}\n"), survey)) == Ranks{2, 1, 3, 4, 0});
}

TEST_CASE("an ordinal place is never shared") {
  const Scored result = scored(ranked_by("ranking: {ties: ordinal}\n"), survey);

  CHECK_FALSE(result.ranking->places[0].shared());
}

TEST_CASE("rows go best first, then by code, and those without a score last") {
  CHECK(scored(ranked_by(""), survey).order() == Lines{"B", "A", "C", "D", "E"});
}

TEST_CASE("within a group only peers are ranked, and groups are in alphabetical order") {
  const Scored result = scored(ranked_by("ranking: {within: type}\n"), survey);

  CHECK(ranks(result) == Ranks{1, 1, 1, 2, 0});
  CHECK(result.ranking->group_names == Lines{"x", "y"});
  CHECK(result.ranking->groups == std::vector<std::uint32_t>{0, 1, 0, 1, 0});
}

TEST_CASE("across groups all are ranked where that is asked for") {
  ScoringInput input{ranked_by("ranking: {within: type}\n"), survey};
  input.across = true;
  const Scored result = scored(input);

  CHECK(ranks(result) == Ranks{2, 1, 2, 4, 0});
  CHECK(result.ranking->group_names == Lines{""});
}

TEST_CASE("units that are not included have no place") {
  Scored result = scored(ranked_by(""), survey);
  RankingOptions options;
  options.included = {true, false, true, true, true};

  result.ranking = rank(*result.card, *result.survey, *result.rubric, options);

  CHECK(ranks(result) == Ranks{1, 0, 1, 3, 0});
  CHECK(result.order() == Lines{"A", "C", "D", "E"});
}

TEST_CASE("another node orders the rows and leaves the places") {
  ScoringInput input{
      "hallmark: 1\nid: test\nsurvey: {id: code}\nindicators:\n  - {id: q, weight: 9, range: [0, 10]}\n"
      "  - {id: r, range: [0, 10]}\n",
      "code,q,r\nA,9,1\nB,1,9\n"};
  input.sort = "r";
  const Scored result = scored(input);

  CHECK(result.order() == Lines{"B", "A"});
  CHECK(ranks(result) == Ranks{1, 2});
}

TEST_CASE("scores that differ by less than a billionth share a place") {
  const Scored result = scored("hallmark: 1\nid: test\nsurvey: {id: code}\nindicators: [{id: q, range: [0, 1]}]\n",
                               "code,q\nA,0.3\nB,0.30000000000000004\nC,0.3000001\n");

  CHECK(ranks(result) == Ranks{2, 2, 1});
}

namespace {

/// A survey and scores from one end of the numbers to the other, some the same and some missing.
struct Invented {
  Survey survey;
  Scorecard card;

  explicit Invented(int units) {
    Texts ids;
    Column scores;
    Generator generator;
    for (int unit = 0; unit < units; ++unit) {
      ids.push_back("X" + std::to_string(unit));
      if (unit % 5 == 0) {
        scores.push_back(no_value, State::missing);
      } else {
        const double size = generator.chance(2) ? 1e10 : static_cast<double>(generator.index(1'000));
        scores.push_back(generator.chance(2) ? -size : size, State::answered);
      }
    }
    survey.ids = std::make_shared<const Texts>(std::move(ids));
    survey.places.resize(survey.ids->size());
    card.nodes.push_back(scores);
  }
};

}  // namespace

TEST_CASE("units from one end of the numbers to the other stand in their order, by id where they share a place") {
  const int units = GENERATE(6'000, 210'000);
  const Invented invented(units);
  const Survey& survey = invented.survey;
  const Column& scores = invented.card.score();
  std::vector<std::uint32_t> order(survey.size());
  std::iota(order.begin(), order.end(), std::uint32_t{0});
  std::ranges::sort(order, [&](std::size_t a, std::size_t b) {
    const bool both = has_value(scores.states[a]) && has_value(scores.states[b]);
    if (!both && scores.states[a] != scores.states[b]) return has_value(scores.states[a]);
    return both && scores.values[a] != scores.values[b] ? scores.values[a] > scores.values[b]
                                                        : survey.id(a) < survey.id(b);
  });

  for (const std::size_t workers : {1, 2, 3, 4}) {
    const Ranking ranking = rank(invented.card, survey, Rubric(), {}, threads(workers));
    INFO(units << " units, " << workers << " workers");
    CHECK(std::ranges::equal(ranking.order, order));
    CHECK(ranking.places[order.front()].rank() == 1.0);
    CHECK(ranking.places[order.front()].shared());
    CHECK_FALSE(ranking.places[order.back()].rank());
  }
}

TEST_CASE("billionths are whole, and held at nine billion") {
  CHECK(billionths(0.1 + 0.2) == 300'000'000);
  CHECK(billionths(-1.5) == -1'500'000'000);
  CHECK(billionths(1e300) == largest_billionths);
  CHECK(billionths(-1e300) == -largest_billionths);
}

TEST_CASE("the lowest score comes first where the ranking says so, and who has none stays last") {
  const Scored result = scored(ranked_by("ranking: {within: type, first: lowest}\n"), survey);

  CHECK(ranks(result) == Ranks{1, 2, 1, 1, 0});
  CHECK(result.order() == Lines{"D", "A", "C", "B", "E"});
}

TEST_CASE("scores below zero are ranked from either end") {
  const auto order = [&](const std::string& rule) {
    return scored("hallmark: 1\nid: test\nsurvey: {id: code}\nindicators: [{id: q, normalise: zscore}]\n" + rule,
                  "code,q\nA,3\nB,-3\nC,0\n")
        .order();
  };
  CHECK(order("") == Lines{"A", "C", "B"});
  CHECK(order("ranking: {first: lowest}\n") == Lines{"B", "C", "A"});
}

TEST_CASE("ties are broken by a node or a column, the first criterion that differs, and what has no number is last") {
  const std::string rubric =
      "hallmark: 1\nid: test\nsurvey: {id: code}\nindicators: [{id: q, range: [0, 10]}, {id: r, range: [0, 10]}]\n";
  const std::string rows = "code,q,r,staff\nA,6,4,9\nB,4,6,20\nC,6,4,12\nD,5,5,\nE,6,4,9\n";
  const auto order = [&](const std::string& ties_by) { return scored(rubric + "ranking: " + ties_by + "\n", rows); };

  const Scored by_both = order("{ties_by: [q, staff]}");
  CHECK(by_both.order() == Lines{"C", "A", "E", "D", "B"});
  CHECK(ranks(by_both) == Ranks{2, 5, 1, 4, 2});
  CHECK(order("{ties_by: [{column: staff, first: lowest}]}").order() == Lines{"A", "E", "C", "B", "D"});
  CHECK(order("{ties_by: [{node: r}]}").order() == Lines{"B", "D", "A", "C", "E"});
}

TEST_CASE("a criterion of ties_by has one name") {
  const auto findings = [](const std::string& ranking) {
    return lines_of(
        read_rubric_text(rubric_with("indicators: [{id: q, range: [0, 1]}]\nranking: " + ranking + "\n")).findings);
  };
  CHECK(findings("{ties_by: [{first: lowest}]}") ==
        Lines{"rubric.yaml:6:21: error HM015: a criterion of 'ties_by' names one 'node' or one 'column', as in "
              "{node: cost, first: lowest}"});
  CHECK(findings("{ties_by: q}") ==
        Lines{"rubric.yaml:6:20: error HM015: 'ties_by' must be a list, as in [security, {node: cost, first: lowest}], "
              "not 'q'"});
}

TEST_CASE("a place among the first three with few answers is a remark where the rubric sets no least coverage") {
  const std::string rubric = "hallmark: 1\nid: t\nsurvey: {id: code}\nindicators:\n  - {id: a, range: [0, 100]}\n"
                             "  - {id: b, weight: 2, range: [0, 100]}\n";
  const std::string survey = "code,a,b\nA,90,\nB,70,60\nC,50,\nD,40,\n";
  const Scored result = try_scoring({rubric, survey});
  const Scored with_least = try_scoring({rubric, survey, {"min_coverage=0.3"}});

  CHECK(lines_of(result.findings) ==
        Lines{"survey.csv:2:1: remark HM210: the place of 'A' rests on a coverage of 33%, and 1 other place among the "
              "first three on less than half: 'min_coverage' at the top of the rubric would set the least"});
  CHECK(result.good());
  CHECK(lines_of(with_least.findings) == Lines{});
}
