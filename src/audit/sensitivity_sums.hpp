#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "hallmark/audit/sensitivity.hpp"

namespace hallmark {

/// The sums from which the indices of some results follow, over some of the base points. A base point is two
/// independent points A and B, and for each factor the point A with that factor taken from B.
class SensitivitySums {
 public:
  SensitivitySums() = default;
  SensitivitySums(std::size_t results, std::size_t factors);

  /// Adds one base point of one result: f(A), f(B), and f(A with factor i from B) for each factor.
  void add(std::size_t result, double a, double b, std::span<const double> mixed);

  void add(const SensitivitySums& other, double times = 1.0);

  /// First-order indices by Saltelli and others 2010 (table 2, b), total ones by Jansen 1999, both between 0 and 1 as
  /// far as chance allows.
  [[nodiscard]] std::vector<SensitivityIndex> indices(std::size_t result) const;

  /// The sums of one result only.
  [[nodiscard]] SensitivitySums of(std::size_t result) const;

 private:
  struct Base {
    double count = 0.0;
    double sum = 0.0;      ///< Of f(A) and f(B).
    double squares = 0.0;  ///< Of both.
  };
  struct Mixed {
    double products = 0.0;     ///< f(B) (f(AB) - f(A))
    double differences = 0.0;  ///< f(AB) - f(A)
    double squares = 0.0;      ///< (f(AB) - f(A))^2
  };

  std::size_t factors_ = 0;
  std::vector<Base> bases_;   ///< By result.
  std::vector<Mixed> mixed_;  ///< By result and factor.
};

/// The indices of one result from the sums of blocks of base points, with intervals that nine in ten resamplings of the
/// blocks fall into.
[[nodiscard]] std::vector<SensitivityIndex> indices_with_intervals(std::span<const SensitivitySums> blocks,
                                                                   std::size_t result, std::uint64_t seed);

}  // namespace hallmark
