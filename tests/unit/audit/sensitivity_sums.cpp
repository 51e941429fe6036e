#include "audit/sensitivity_sums.hpp"

#include <cmath>
#include <functional>

#include "audit/sobol_points.hpp"
#include "catch.hpp"

using namespace hallmark;

namespace {

using Model = std::function<double(const std::vector<double>&)>;

/// Blocks of sums of a model of uniform numbers.
std::vector<SensitivitySums> sums_of(const Model& model, std::size_t factors, std::size_t rows) {
  constexpr std::size_t blocks = 16;
  std::vector<SensitivitySums> sums(blocks, SensitivitySums(1, factors));
  const std::vector<double> points = sobol_points(2 * factors, 1, 0, rows);
  for (std::size_t row = 0; row < rows; ++row) {
    const auto first = points.begin() + static_cast<std::ptrdiff_t>(row * 2 * factors);
    const std::vector<double> a(first, first + static_cast<std::ptrdiff_t>(factors));
    const std::vector<double> b(first + static_cast<std::ptrdiff_t>(factors),
                                first + static_cast<std::ptrdiff_t>(2 * factors));
    std::vector<double> mixed;
    for (std::size_t i = 0; i < factors; ++i) {
      std::vector<double> point = a;
      point[i] = b[i];
      mixed.push_back(model(point));
    }
    sums[row * blocks / rows].add(0, model(a), model(b), mixed);
  }
  return sums;
}

}  // namespace

TEST_CASE("the indices of Ishigami's function are those of its formula") {
  // Ishigami and Homma 1990 with a = 7 and b = 0.1; the variances by integration.
  const double pi = std::acos(-1.0);
  const double a = 7.0;
  const double b = 0.1;
  const double v1 = 0.5 * std::pow(1.0 + b * std::pow(pi, 4) / 5.0, 2);
  const double v2 = a * a / 8.0;
  const double v13 = b * b * std::pow(pi, 8) * 8.0 / 225.0;
  const double v = v1 + v2 + v13;
  const Model ishigami = [&](const std::vector<double>& u) {
    std::vector<double> x;
    for (const double number : u) x.push_back(-pi + 2.0 * pi * number);
    return std::sin(x[0]) + a * std::pow(std::sin(x[1]), 2) + b * std::pow(x[2], 4) * std::sin(x[0]);
  };

  const std::vector<SensitivitySums> blocks = sums_of(ishigami, 3, 16'384);
  const std::vector<SensitivityIndex> found = indices_with_intervals(blocks, 0, 1);

  const std::vector<double> first = {v1 / v, v2 / v, 0.0};
  const std::vector<double> total = {(v1 + v13) / v, v2 / v, v13 / v};
  for (std::size_t i = 0; i < 3; ++i) {
    INFO("factor " << i);
    CHECK(found[i].first == Approx(first[i]).margin(0.01));
    CHECK(found[i].total == Approx(total[i]).margin(0.01));
    CHECK(found[i].first_low <= found[i].first + 1e-12);
    CHECK(found[i].first_high >= found[i].first - 1e-12);
    CHECK(found[i].total_low <= total[i] + 0.01);
    CHECK(found[i].total_high >= total[i] - 0.01);
  }
}

TEST_CASE("a linear model has indices in proportion to its squared coefficients, alone and in all") {
  const Model linear = [](const std::vector<double>& u) { return u[0] + 2.0 * u[1] + 3.0 * u[2] + 1000.0; };

  const std::vector<SensitivityIndex> found = indices_with_intervals(sums_of(linear, 3, 4'096), 0, 1);

  for (std::size_t i = 0; i < 3; ++i) {
    const double share = static_cast<double>((i + 1) * (i + 1)) / 14.0;
    CHECK(found[i].first == Approx(share).margin(0.005));
    CHECK(found[i].total == Approx(share).margin(0.005));
  }
}

TEST_CASE("what does not vary has no indices") {
  const std::vector<SensitivityIndex> found =
      indices_with_intervals(sums_of([](const std::vector<double>&) { return 0.1; }, 2, 256), 0, 1);

  CHECK(std::isnan(found[0].first));
  CHECK(std::isnan(found[1].total_high));
}
