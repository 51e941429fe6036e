#include "audit/draw_ranks.hpp"

#include <cmath>

#include "catch.hpp"
#include "support/billionths.hpp"

using namespace hallmark;

TEST_CASE("whole billionths are the same as a double as they are as a whole number") {
  for (const double score :
       {0.0, 1.0 / 3.0, -1.0 / 3.0, 62.5, 62.49999999999999, 0.5e-9, -0.5e-9, 1.5e-9, 2.5e-9, -2.5e-9, 0.49999999999e-9,
        99.9999999995, 1e6, 2.2517998e6, 2.2517999e6, 3e9, 1e10, -1e12}) {
    CHECK(whole_billionths(score) == static_cast<double>(billionths(score)));
  }
  CHECK(std::isnan(whole_billionths(std::nan(""))));
}

TEST_CASE("equal scores share a place as the rubric says, and who has no score has no rank") {
  RankScheme scheme{{{3, 0, 1, 2}, {4}}, {0, 0, 0, 0, 1}, Ties::min, 1};
  const std::vector<double> scores = {50.0, 70.0, 50.0, std::nan(""), 1.0};
  std::vector<std::uint16_t> ranks(5);
  using Ranks = std::vector<std::uint16_t>;
  const auto ranked = [&](Ties ties, std::uint32_t steps) {
    scheme.ties = ties;
    scheme.steps = steps;
    DrawRanker(scheme).rank(scores, ranks);
    return ranks;
  };

  CHECK(ranked(Ties::min, 1) == Ranks{2, 1, 2, 0, 1});
  CHECK(ranked(Ties::max, 1) == Ranks{3, 1, 3, 0, 1});
  CHECK(ranked(Ties::dense, 1) == Ranks{2, 1, 2, 0, 1});
  CHECK(ranked(Ties::ordinal, 1) == Ranks{2, 1, 3, 0, 1});
  CHECK(ranked(Ties::average, 2) == Ranks{5, 2, 5, 0, 2});
}

TEST_CASE("draws are ranked from the lowest score where the ranking is") {
  RankScheme scheme{{{0, 1, 2}}, {0, 0, 0}, Ties::min, 1, true};
  const std::vector<double> scores = {50.0, 20.0, std::nan("")};
  std::vector<std::uint16_t> ranks(3);

  DrawRanker(scheme).rank(scores, ranks);

  CHECK(ranks == std::vector<std::uint16_t>{2, 1, 0});
}
