#include "verification/verification_causes.hpp"

#include "catch.hpp"
#include "scoring_fixture.hpp"
#include "verification/published_number.hpp"

using namespace hallmark;
using namespace hallmark::test;

namespace {

Column column_of(const std::vector<double>& values) {
  Column column;
  for (const double value : values) column.push_back(value, State::answered);
  return column;
}

/// Published numbers of the units in their order, as they are written.
PublishedColumn published(const std::vector<std::string>& texts, std::size_t agreeing = 0) {
  PublishedColumn column;
  for (const std::string& text : texts) {
    column.numbers.push_back({column.numbers.size(), std::stod(text)});
    column.decimals = std::max(column.decimals, decimals_of(text));
  }
  column.agreeing = agreeing;
  return column;
}

std::string cause(const std::vector<double>& ours, const std::vector<std::string>& theirs, std::size_t agreeing = 0) {
  return cause_of_scores(column_of(ours), nullptr, published(theirs, agreeing));
}

/// What explains published ranks of units in their order.
std::string rank_cause(const Scored& scored, const std::vector<std::string>& theirs,
                       const Scorecard* unrounded = nullptr) {
  std::size_t agreeing = 0;
  for (std::size_t unit = 0; unit < theirs.size(); ++unit)
    agreeing += scored.ranking->places[unit].rank() == std::stod(theirs[unit]) ? 1 : 0;
  return cause_of_ranks({*scored.rubric,
                         *scored.survey,
                         *scored.card,
                         *scored.ranking,
                         unrounded,
                         {scored.input.across, scored.included, std::nullopt}},
                        published(theirs, agreeing));
}

std::string rubric_of_ranking(const std::string& ranking, const std::string& survey = "{id: code}") {
  return "hallmark: 1\nid: test\nsurvey: " + survey + "\nindicators: [{id: q, range: [0, 100]}]\nranking: " + ranking +
         "\n";
}

}  // namespace

TEST_CASE("scores that were rounded with halves to the even digit are told") {
  CHECK(cause({0.25, 0.35, 0.45}, {"0.2", "0.4", "0.4"}) ==
        "3 of 3 agree when ours are rounded to 1 decimal, halves to the even digit");
}

TEST_CASE("scores that were cut off are told") {
  CHECK(cause({12.39, 45.67, 8.0}, {"12.3", "45.6", "8.0"}) ==
        "3 of 3 agree when ours are cut off behind 1 decimal, not rounded");
  CHECK(cause({12.9, 45.6}, {"12", "45"}) == "2 of 2 agree when ours are cut off behind 0 decimals, not rounded");
}

TEST_CASE("scores on another scale are told") {
  CHECK(cause({0.523, 0.61}, {"52.3", "61.0"}) == "2 of 2 agree when ours are multiplied by 100");
  CHECK(cause({52.3, 61.0}, {"0.523", "0.610"}) == "2 of 2 agree when ours are divided by 100");
}

TEST_CASE("scores that were rounded from what the rubric rounded already are told") {
  const Column rounded = column_of({12.3, 45.7});
  const Column exact = column_of({12.345, 45.655});

  CHECK(cause_of_scores(rounded, &exact, published({"12.35", "45.66"})) ==
        "2 of 2 agree when ours are rounded to 2 decimals, halves up");
}

TEST_CASE("no cause is named where it explains no more than agrees without it") {
  CHECK(cause({12.39, 45.67}, {"12.4", "50.0"}, 1).empty());
  CHECK(cause({12.39, 45.67}, {"12.3", "45.7"}, 1).empty());
  CHECK(cause({12.0, 45.0}, {"13", "50"}).empty());
  CHECK(cause({}, {}).empty());
}

TEST_CASE("the cause that explains most of the scores is named") {
  // Cut off, all but the last; halves to even explain the first alone.
  CHECK(cause({0.25, 0.39, 0.48, 0.9}, {"0.2", "0.3", "0.4", "0.1"}) ==
        "3 of 4 agree when ours are cut off behind 1 decimal, not rounded");
}

TEST_CASE("published ranks that count shared places another way are told") {
  const Scored ours = scored(rubric_of_ranking("{ties: min}"), "code,q\nA,90\nB,50\nC,50\nD,10\n");

  CHECK(rank_cause(ours, {"1", "3", "3", "4"}) == "4 of 4 agree with 'ties: max'");
  CHECK(rank_cause(ours, {"1", "2", "2", "3"}) == "4 of 4 agree with 'ties: dense'");
  CHECK(rank_cause(ours, {"1", "2.5", "2.5", "4"}) == "4 of 4 agree with 'ties: average'");
  CHECK(rank_cause(ours, {"1", "2", "3", "4"}) == "4 of 4 agree with 'ties: ordinal'");
}

TEST_CASE("published ranks with the least of shared places are told where ours count another way") {
  const Scored ours = scored(rubric_of_ranking("{ties: dense}"), "code,q\nA,90\nB,50\nC,50\nD,10\n");

  CHECK(rank_cause(ours, {"1", "2", "2", "4"}) == "4 of 4 agree with 'ties: min'");
}

TEST_CASE("published ranks of rounded scores are told") {
  const Scored ours = scored(rubric_of_ranking("{ties: min}"), "code,q\nA,70.24\nB,70.21\nC,70.16\nD,10\n");

  CHECK(rank_cause(ours, {"1", "1", "1", "4"}) ==
        "4 of 4 agree when the scores are rounded to 0 decimals before they are ranked");
  CHECK(rank_cause(ours, {"1", "1", "3", "4"}).empty());
}

TEST_CASE("published ranks of scores that were not rounded are told where the rubric rounds") {
  const Scored ours = scored(rubric_with("round: {to: 0}\nindicators: [{id: q, range: [0, 100]}]\n"),
                             "code,q\nA,70.4\nB,70.2\nC,69.9\n");
  const std::optional<Scorecard> unrounded = without_rounding(ours);
  REQUIRE(unrounded.has_value());

  CHECK(rank_cause(ours, {"1", "2", "3"}, &*unrounded) ==
        "3 of 3 agree when the scores are ranked before they are rounded");
}

TEST_CASE("published ranks of all in one table are told where ours stay in peer groups") {
  const Scored ours = scored(rubric_of_ranking("{within: type}", "{id: code, groups: [type]}"),
                             "code,type,q\nA,t,90\nB,u,50\nC,t,10\n");

  CHECK(rank_cause(ours, {"1", "2", "3"}) == "3 of 3 agree when all are ranked in one table, not within peer groups");
}

TEST_CASE("published ranks within peer groups are told where ours are in one table") {
  const Scored ours = scored({.rubric = rubric_of_ranking("{within: type}", "{id: code, groups: [type]}"),
                              .survey = "code,type,q\nA,t,90\nB,u,50\nC,t,10\n",
                              .across = true});

  CHECK(rank_cause(ours, {"1", "1", "2"}) == "3 of 3 agree when ranks are given within peer groups, not in one table");
}

TEST_CASE("causes are looked for in one table where ours is one") {
  const Scored ours = scored({.rubric = rubric_of_ranking("{within: type}", "{id: code, groups: [type]}"),
                              .survey = "code,type,q\nA,t,90\nB,u,50\nC,t,50\nD,u,10\n",
                              .across = true});

  CHECK(rank_cause(ours, {"1", "3", "3", "4"}) == "4 of 4 agree with 'ties: max'");
}

TEST_CASE("causes are looked for among the units that take part") {
  const Scored ours = scored({.rubric = rubric_with("dimensions: [{id: d, indicators: [{id: q, range: [0, 100]}]}]\n"),
                              .survey = "code,q\nA,50\nB,50\nC,10\nD,90\n",
                              .where = "d < 90"});

  CHECK(rank_cause(ours, {"2", "2", "3"}) == "3 of 3 agree with 'ties: max'");
}

TEST_CASE("published ranks from the other end are told") {
  const Scored ours = scored(rubric_of_ranking("{ties: min}"), "code,q\nA,90\nB,50\nC,10\n");
  const Scored from_lowest = scored(rubric_of_ranking("{first: lowest}"), "code,q\nA,90\nB,50\nC,10\n");

  CHECK(rank_cause(ours, {"3", "2", "1"}) == "3 of 3 agree when rank 1 is the lowest score");
  CHECK(rank_cause(from_lowest, {"1", "2", "3"}) == "3 of 3 agree when rank 1 is the highest score");
}

TEST_CASE("no cause is named for ranks that nothing explains") {
  const Scored ours = scored(rubric_of_ranking("{ties: min}"), "code,q\nA,90\nB,50\nC,10\n");

  CHECK(rank_cause(ours, {"2", "1", "3"}).empty());
}
