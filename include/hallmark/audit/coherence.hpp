#pragma once

#include <cstddef>
#include <limits>
#include <optional>
#include <vector>

#include "hallmark/rubric/rubric.hpp"
#include "hallmark/scoring/scorecard.hpp"

namespace hallmark {

/// A coefficient between -1 and 1 with the probability of one as large by chance; NaN where there is none.
struct Coefficient {
  double value = std::numeric_limits<double>::quiet_NaN();
  double p = std::numeric_limits<double>::quiet_NaN();
};

/// How two nodes go together, over the units that have both.
struct Correlation {
  std::size_t a = 0;
  std::size_t b = 0;
  std::size_t units = 0;
  Coefficient pearson;
  Coefficient spearman;
  Coefficient kendall;  ///< tau-b
};

/// Whether the children of a dimension measure one thing, over the units that have all of them.
struct Reliability {
  std::size_t node = 0;
  std::size_t units = 0;
  double alpha = std::numeric_limits<double>::quiet_NaN();
  std::vector<double> without;  ///< By child: alpha of the others.
};

/// Principal components of the correlations of some nodes.
struct Components {
  std::optional<std::size_t> node;  ///< The dimension whose children they are of; none for all indicators.
  std::vector<std::size_t> items;
  std::size_t units = 0;                      ///< That have all of the items.
  std::vector<double> eigenvalues;            ///< Falling; empty where too few units have all.
  std::vector<double> shares;                 ///< Of the whole variance.
  std::vector<std::vector<double>> loadings;  ///< By component and item; the largest of a component is positive.
};

struct Coherence {
  std::vector<Correlation> correlations;
  bool has_all_pairs = true;  ///< Else those of siblings and of nodes with what stands above them.
  std::vector<Reliability> reliabilities;
  std::vector<Components> components;
};

[[nodiscard]] Coherence coherence_of(const Rubric& rubric, const Scorecard& card, const Workers& workers);

}  // namespace hallmark
