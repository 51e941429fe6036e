#include "scoring/normalise.hpp"

#include <algorithm>
#include <vector>

#include "catch.hpp"
#include "property/generator.hpp"
#include "scoring/treat.hpp"

using namespace hallmark;
using namespace hallmark::test;

namespace {

/// Methods that look at nothing but order or distances, with ties as they are asked for.
std::vector<NormaliseMethod> affine(Ties ties) {
  return {MinMax(),
          ZScore(),
          Percentile{ties},
          RankFromWorst{ties},
          BordaCount{ties},
          DistanceToMax(),
          ExponentialRank{.ties = ties}};
}

std::vector<double> marks_by(const NormaliseMethod& method, const std::vector<double>& values, bool lower) {
  return normalised(values, {method, {}, lower}, Scale{0.0, 100.0}, 0.0);
}

/// Whole numbers, so that ties are common and negation is exact; never all the same.
std::vector<double> some_values(Generator& generator) {
  std::vector<double> values = {-1.0, 1.0};
  for (std::size_t i = generator.index(8); i > 0; --i) values.push_back(generator.whole(-6, 6));
  generator.shuffle(values);
  return values;
}

void require_near(const std::vector<double>& a, const std::vector<double>& b) {
  REQUIRE(a.size() == b.size());
  for (std::size_t i = 0; i < a.size(); ++i) REQUIRE(a[i] == Approx(b[i]).margin(1e-9));
}

}  // namespace

TEST_CASE("marks do not change with the unit or the zero that values are measured in") {
  Generator generator;
  INFO("seed " << property_seed);
  for (int round = 0; round < 200; ++round) {
    const std::vector<double> values = some_values(generator);
    const double factor = generator.number(0.1, 9.0);
    const double shift = generator.number(-50.0, 50.0);
    std::vector<double> moved;
    for (const double value : values) moved.push_back(factor * value + shift);
    for (const Ties ties : {Ties::min, Ties::max, Ties::average}) {
      for (const NormaliseMethod& method : affine(ties)) {
        INFO("round " << round << ", method " << method.index());
        require_near(marks_by(method, values, false), marks_by(method, moved, false));
      }
    }
  }
}

TEST_CASE("lower is better for a value as higher is for its negative") {
  Generator generator;
  INFO("seed " << property_seed);
  for (int round = 0; round < 200; ++round) {
    const std::vector<double> values = some_values(generator);
    std::vector<double> negated;
    for (const double value : values) negated.push_back(-value);
    for (const Ties ties : {Ties::min, Ties::max, Ties::average}) {
      for (const NormaliseMethod& method : affine(ties)) {
        INFO("round " << round << ", method " << method.index());
        require_near(marks_by(method, values, true), marks_by(method, negated, false));
      }
    }
  }
}

TEST_CASE("a better value never has a lower mark, and equal values have equal ones") {
  Generator generator;
  INFO("seed " << property_seed);
  for (int round = 0; round < 200; ++round) {
    const std::vector<double> values = some_values(generator);
    for (const NormaliseMethod& method : affine(Ties::average)) {
      for (const bool lower : {false, true}) {
        const std::vector<double> marks = marks_by(method, values, lower);
        for (std::size_t a = 0; a < values.size(); ++a) {
          for (std::size_t b = 0; b < values.size(); ++b) {
            if (values[a] == values[b]) REQUIRE(marks[a] == marks[b]);
            if (lower ? values[a] < values[b] : values[a] > values[b]) REQUIRE(marks[a] > marks[b]);
          }
        }
      }
    }
  }
}

TEST_CASE("methods on the scale stay on it, and minmax reaches both ends") {
  Generator generator;
  INFO("seed " << property_seed);
  for (int round = 0; round < 200; ++round) {
    const std::vector<double> values = some_values(generator);
    for (const NormaliseMethod& method :
         std::vector<NormaliseMethod>{MinMax(), Percentile{Ties::average}, DistanceToMax()}) {
      for (const double mark : marks_by(method, values, false)) {
        REQUIRE(mark >= 0.0);
        REQUIRE(mark <= 100.0);
      }
    }
    const std::vector<double> marks = marks_by(MinMax(), values, false);
    REQUIRE(std::ranges::min(marks) == 0.0);
    REQUIRE(std::ranges::max(marks) == 100.0);
  }
}

TEST_CASE("average ranks of n values add up to n(n+1)/2") {
  Generator generator;
  INFO("seed " << property_seed);
  for (int round = 0; round < 200; ++round) {
    const std::vector<double> values = some_values(generator);
    double sum = 0.0;
    for (const double mark : marks_by(RankFromWorst{Ties::average}, values, false)) sum += mark;
    const double n = static_cast<double>(values.size());
    REQUIRE(sum == n * (n + 1.0) / 2.0);
  }
}

TEST_CASE("treating outliers never puts one value past another") {
  Generator generator;
  INFO("seed " << property_seed);
  for (int round = 0; round < 300; ++round) {
    std::vector<double> values = some_values(generator);
    for (std::size_t i = 0; i < 4; ++i) values.push_back(generator.number(-3.0, 3.0));
    values.push_back(generator.chance(2) ? 1e4 : -1e4);
    for (const Treatment::Then then :
         {Treatment::Then::nothing, Treatment::Then::log, Treatment::Then::log_directed, Treatment::Then::boxcox}) {
      Treatment treatment;
      treatment.winsorise = generator.whole(0, 3);
      treatment.then = then;
      treatment.lambda = 0.25;
      treatment.of_winsorised = generator.chance(2);
      std::vector<double> treated = values;
      treat(treated, treatment);
      INFO("round " << round << ", then " << static_cast<int>(then));
      for (std::size_t a = 0; a < values.size(); ++a) {
        for (std::size_t b = 0; b < values.size(); ++b) {
          if (values[a] < values[b]) REQUIRE(treated[a] <= treated[b]);
        }
      }
    }
  }
}
