#include "hallmark/rubric/combine.hpp"

#include <algorithm>
#include <vector>

#include "catch.hpp"
#include "property/generator.hpp"
#include "scoring/copeland.hpp"

using namespace hallmark;
using namespace hallmark::test;

namespace {

const std::vector<CombineRule> means = {ArithmeticMean(), GeometricMean(), HarmonicMean(),
                                        PowerMean{2.0},   PowerMean{-2.0}, PowerMean{0.5},
                                        LeastPart(),      GreatestPart(),  MedianPart()};

std::vector<Part> some_parts(Generator& generator) {
  std::vector<Part> parts(1 + generator.index(6));
  for (Part& part : parts) part = {generator.number(1.0, 100.0), generator.number(0.5, 10.0)};
  return parts;
}

}  // namespace

TEST_CASE("a mean lies between the least and the greatest of its parts") {
  Generator generator;
  INFO("seed " << property_seed);
  for (int round = 0; round < 500; ++round) {
    const std::vector<Part> parts = some_parts(generator);
    for (const CombineRule& rule : means) {
      const double mean = combined(rule, parts);
      INFO("round " << round << ", mean " << rule.index());
      REQUIRE(mean >= std::ranges::min(parts, {}, &Part::score).score);
      REQUIRE(mean <= std::ranges::max(parts, {}, &Part::score).score);
    }
  }
}

TEST_CASE("raising one part never lowers a mean") {
  Generator generator;
  INFO("seed " << property_seed);
  for (int round = 0; round < 500; ++round) {
    const std::vector<Part> parts = some_parts(generator);
    std::vector<Part> raised = parts;
    raised[generator.index(raised.size())].score += generator.number(0.0, 20.0);
    for (const CombineRule& rule : means) {
      INFO("round " << round << ", mean " << rule.index());
      REQUIRE(combined(rule, raised) >= combined(rule, parts) - 1e-9);
    }
  }
}

TEST_CASE("scaling all weights by a constant leaves a mean where it is") {
  Generator generator;
  INFO("seed " << property_seed);
  for (int round = 0; round < 500; ++round) {
    const std::vector<Part> parts = some_parts(generator);
    std::vector<Part> scaled = parts;
    const double factor = generator.number(0.1, 50.0);
    for (Part& part : scaled) part.weight *= factor;
    for (const CombineRule& rule : means) {
      INFO("round " << round << ", mean " << rule.index());
      REQUIRE(combined(rule, scaled) == Approx(combined(rule, parts)).epsilon(1e-12));
    }
  }
}

TEST_CASE("the power mean rises with its power, through the harmonic, geometric and arithmetic ones") {
  Generator generator;
  INFO("seed " << property_seed);
  for (int round = 0; round < 300; ++round) {
    const std::vector<Part> parts = some_parts(generator);
    double before = combined(LeastPart(), parts);
    for (const double power : {-8.0, -2.0, -1.0, -0.5, 0.0, 0.5, 1.0, 2.0, 3.0, 8.0}) {
      const double mean = combined(PowerMean{power}, parts);
      INFO("round " << round << ", power " << power);
      REQUIRE(mean >= before - 1e-9);
      before = mean;
    }
    REQUIRE(combined(PowerMean{-1.0}, parts) == combined(HarmonicMean(), parts));
    REQUIRE(combined(PowerMean{0.0}, parts) == combined(GeometricMean(), parts));
    REQUIRE(combined(PowerMean{1.0}, parts) == combined(ArithmeticMean(), parts));
  }
}

TEST_CASE("the balances of Copeland's method add up to nothing, whatever is missing") {
  Generator generator;
  INFO("seed " << property_seed);
  for (int round = 0; round < 200; ++round) {
    const std::size_t units = 1 + generator.index(7);
    const std::size_t children = 1 + generator.index(4);
    std::vector<std::vector<double>> scores(children);
    std::vector<std::vector<bool>> present(children);
    std::vector<std::vector<double>> weights(children);
    for (std::size_t child = 0; child < children; ++child) {
      for (std::size_t unit = 0; unit < units; ++unit) {
        scores[child].push_back(generator.whole(0, 4));
        present[child].push_back(!generator.chance(4));
        weights[child].push_back(generator.whole(1, 3));
      }
    }
    double sum = 0.0;
    for (const double balance : copeland(scores, present, weights, units)) {
      REQUIRE(balance <= static_cast<double>(units - 1));
      sum += balance;
    }
    INFO("round " << round);
    REQUIRE(sum == 0.0);
  }
}
