#include "result/score_decimals.hpp"

#include "catch.hpp"
#include "scoring_fixture.hpp"

using namespace hallmark;
using namespace hallmark::test;

namespace {

const std::string rubric_text =
    "hallmark: 1\nid: t\nsurvey: {id: code, groups: [type]}\ndecimals: 1\nindicators: [{id: q, range: [0, 100]}]\n"
    "maturity: {levels: [{name: Low, from: 0}, {name: High, from: 75}]}\n";

/// For each row.
std::vector<int> decimals_of(const std::string& rows, const std::vector<std::string>& overrides = {}) {
  const Scored result = scored(ScoringInput{rubric_text, "code,type,q\n" + rows, overrides});
  const LeagueTable table = result.table();
  const std::vector<int> all = score_decimals(table);
  for (std::size_t unit = 0; unit < all.size(); ++unit) CHECK(score_decimals(table, unit) == all[unit]);
  return all;
}

}  // namespace

TEST_CASE("neighbours with different ranks print with as many decimals as tell them apart") {
  CHECK(decimals_of("A,x,60.04\nB,x,60.01\nC,x,40\n") == std::vector<int>{2, 2, 1});
  CHECK(decimals_of("A,x,60.0004\nB,x,60.0001\nC,x,60.0001\n") == std::vector<int>{4, 4, 4});
  CHECK(decimals_of("A,x,60.04\nB,x,60.04\nC,x,40.02\n") == std::vector<int>{1, 1, 1});
}

TEST_CASE("units of other peer groups are no neighbours") {
  CHECK(decimals_of("A,x,60.04\nB,y,60.01\n", {"ranking={within: type}"}) == std::vector<int>{1, 1});
}

TEST_CASE("a score does not print as the threshold of a level that it does not reach") {
  CHECK(decimals_of("A,x,74.96\nB,x,30\n") == std::vector<int>{2, 1});
  CHECK(decimals_of("A,x,75.04\nB,x,30\n") == std::vector<int>{1, 1});
  CHECK(decimals_of("A,x,74.97\nB,x,75.01\nC,x,74.96\n") == std::vector<int>{2, 2, 2});
}

TEST_CASE("who has no score needs no decimals") {
  CHECK(decimals_of("A,x,\nB,x,60.04\n") == std::vector<int>{1, 1});
}
