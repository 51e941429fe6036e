#include "scoring/mean_block.hpp"

#include <algorithm>

#include "catch.hpp"
#include "hallmark/support/column.hpp"
#include "property/generator.hpp"
#include "support/statistics.hpp"

using namespace hallmark;
using namespace hallmark::test;

TEST_CASE("a block of means keeps the sums that each unit would have kept by itself") {
  Generator generator;
  INFO("seed " << property_seed);
  for (int round = 0; round < 200; ++round) {
    const std::size_t units = 1 + generator.index(MeanBlock::most_units);
    const std::size_t children = 1 + generator.index(8);
    MeanBlock block(units, false);
    std::vector<CompensatedSum> sums(units);
    std::vector<CompensatedSum> weights(units);
    std::vector<CompensatedSum> covered(units);
    std::vector<double> least(units, 1e300);
    std::vector<double> most(units, -1e300);
    for (std::size_t child = 0; child < children; ++child) {
      const double weight = generator.number(0.001, 30.0);
      // Of very different sizes, so that additions round off.
      const double size = generator.chance(3) ? 1e12 : 1.0;
      std::vector<double> scores(units, no_value);
      std::vector<double> coverage(units);
      for (std::size_t unit = 0; unit < units; ++unit) {
        coverage[unit] = generator.number(0.0, 1.0);
        covered[unit].add(weight * coverage[unit]);
        if (generator.chance(4)) continue;
        scores[unit] = size * generator.number(-1.0, 1.0);
        sums[unit].add(weight * scores[unit]);
        weights[unit].add(weight);
        least[unit] = std::min(least[unit], scores[unit]);
        most[unit] = std::max(most[unit], scores[unit]);
      }
      block.add(weight, scores.data(), coverage.data());
    }
    for (std::size_t unit = 0; unit < units; ++unit) {
      REQUIRE(block.weight(unit) == weights[unit].value());
      REQUIRE(block.covered(unit) == covered[unit].value());
      if (weights[unit].value() == 0.0) continue;
      REQUIRE(block.mean(unit) == std::clamp(sums[unit].value() / weights[unit].value(), least[unit], most[unit]));
    }
  }
}

TEST_CASE("without a coverage, a block of means covers what has a score") {
  const bool always_covered = GENERATE(false, true);
  MeanBlock block(2, always_covered);
  const double scores[] = {40.0, no_value};
  block.add(3.0, scores);
  CHECK(block.covered(0) == 3.0);
  CHECK(block.covered(1) == 0.0);
  CHECK(block.weight(1) == 0.0);
  CHECK(block.mean(0) == 40.0);
}
