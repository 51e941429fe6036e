#pragma once

#include <cstddef>
#include <limits>
#include <string>
#include <vector>

namespace hallmark {

/// How much of the spread of a result comes from one factor. NaN where the result does not vary.
struct SensitivityIndex {
  static constexpr double none = std::numeric_limits<double>::quiet_NaN();

  double first = none;  ///< The share of the variance that would go if the factor were known.
  double first_low = none;
  double first_high = none;
  double total = none;  ///< The share that would be left if everything else were known.
  double total_low = none;
  double total_high = none;
};

/// What varies as one: an input, or all inputs of a source.
struct SensitivityFactor {
  std::string name;
  bool is_data = false;
  std::vector<std::size_t> inputs;
  bool is_whole_source = false;  ///< A source of which there are several inputs among the factors too.
};

/// Variance-based sensitivity: where spread comes from.
struct Sensitivity {
  std::vector<SensitivityFactor> factors;
  std::size_t rows = 0;         ///< Base points that were used.
  std::size_t evaluations = 0;  ///< How often everything was scored.
  std::size_t failed = 0;       ///< Base points that were set aside, since one of their evaluations failed.
  std::vector<SensitivityIndex> rank_change;               ///< By factor: of the mean absolute change of rank.
  std::vector<std::vector<SensitivityIndex>> unit_scores;  ///< By unit and factor; empty where that is too many.
  std::vector<std::vector<SensitivityIndex>> unit_ranks;
};

}  // namespace hallmark
