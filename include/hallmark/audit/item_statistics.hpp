#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "hallmark/scoring/scorecard.hpp"

namespace hallmark {

/// How an item's answers, or a dimension's scores, are spread over the units.
struct ItemStatistics {
  std::size_t node = 0;
  std::size_t answered = 0;
  std::size_t unsure = 0;  ///< Of those answered.
  std::size_t missing = 0;
  std::size_t not_applicable = 0;
  double least = no_value;  ///< Of the values as they were answered; NaN throughout where there is none.
  double most = no_value;
  double mean = no_value;
  double median = no_value;
  double sd = no_value;        ///< With n - 1; NaN below two values.
  double skew = no_value;      ///< Adjusted Fisher-Pearson G1; NaN below four values.
  double kurtosis = no_value;  ///< Excess, adjusted G2.
  std::size_t distinct = 0;
  double at_floor = no_value;    ///< Share of the marks at the foot of the scale.
  double at_ceiling = no_value;  ///< Share at its top.
  bool has_little_data = false;  ///< Fewer than five units answered, or less than 65 % of those it applies to.
  bool has_no_spread = false;    ///< All answered the same.
  bool has_outliers = false;     ///< |skew| of 2 or more and excess kurtosis of 3.5 or more.
};

/// Statistics of every node but the root's place at the end: nodes in the order of the rubric, then the root. Values
/// are taken before treatment, and imputed ones do not count.
[[nodiscard]] std::vector<ItemStatistics> item_statistics(const Rubric& rubric, const Scorecard& untreated);

}  // namespace hallmark
