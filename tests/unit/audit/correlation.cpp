#include "audit/correlation.hpp"

#include <cmath>

#include "audit/correlation_ratio.hpp"
#include "catch.hpp"

using namespace hallmark;

TEST_CASE("correlations of a small table worked by hand") {
  // Ranks 1 2 3 4 5 against 2 1 4 3 5: squared differences sum to 4, two of ten pairs are the other way round.
  const std::vector<double> x = {10, 20, 30, 40, 50};
  const std::vector<double> y = {2, 1, 4, 3, 5};

  CHECK(pearson(x, y).value == Approx(0.8));
  CHECK(spearman(x, y).value == Approx(1.0 - 6.0 * 4.0 / (5.0 * 24.0)));
  CHECK(kendall(x, y).value == Approx((8.0 - 2.0) / 10.0));
  // t = 0.8 sqrt(3 / 0.36) = 2.309 with 3 degrees of freedom.
  CHECK(pearson(x, y).p == Approx(0.1040880).epsilon(1e-6));
  // z = 6 / sqrt(5 * 4 * 15 / 18).
  CHECK(kendall(x, y).p == Approx(std::erfc(6.0 / std::sqrt(300.0 / 18.0) / std::sqrt(2.0))));
}

TEST_CASE("tau-b allows for equal values") {
  // Of six pairs one is equal in x, one in y; the other four agree.
  const std::vector<double> x = {1, 1, 2, 3};
  const std::vector<double> y = {1, 2, 3, 3};

  CHECK(kendall(x, y).value == Approx(4.0 / 5.0));
}

TEST_CASE("a column without spread correlates with nothing") {
  const std::vector<double> x = {1, 1, 1};
  const std::vector<double> y = {1, 2, 3};

  CHECK(std::isnan(pearson(x, y).value));
  CHECK(std::isnan(spearman(x, y).value));
  CHECK(std::isnan(kendall(x, y).p));
}

TEST_CASE("the correlation ratio sees a connection that is no line") {
  std::vector<double> x;
  std::vector<double> y;
  for (int i = -50; i <= 50; ++i) {
    x.push_back(i);
    y.push_back(i * i);
  }

  CHECK(std::abs(pearson(x, y).value) < 1e-12);
  CHECK(correlation_ratio(x, y) > 0.9);
}

TEST_CASE("the correlation ratio of answers is that of their groups, less what chance explains") {
  // Groups {1, 3} and {7, 9}: 36 of 40 between them; 1 - (1 - 0.9) 3 / 2.
  const std::vector<double> x = {0, 0, 1, 1};
  const std::vector<double> y = {1, 3, 7, 9};

  CHECK(correlation_ratio(x, y) == Approx(0.85));
}
