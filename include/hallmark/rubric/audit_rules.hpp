#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "hallmark/support/source_text.hpp"

namespace hallmark {

/// One thing that an audit varies.
struct Variation {
  enum class Kind : std::uint8_t {
    weights,        ///< Every weight, within a share of itself.
    dirichlet,      ///< Every weight, by a Dirichlet distribution round the rubric's own.
    weight,         ///< One weight, between two bounds.
    alternatives,   ///< Any key of the rubric, with the values it takes in turn.
    treatment,      ///< Outliers treated or not.
    respondents,    ///< The respondents of each unit drawn anew from those there are.
    unsure,         ///< Each unsure answer as it is, or as a peer answered surely.
    leave_one_out,  ///< One indicator or none left out.
  };

  Kind kind = Kind::weights;
  double within = 0.0;         ///< Of `weights`: a share, 0.2 for 20 %.
  double concentration = 0.0;  ///< Of `dirichlet`: the larger, the nearer to the rubric's weights.
  std::string node;            ///< Of `weight`.
  double low = 0.0;
  double high = 0.0;
  std::string key;                  ///< Of `alternatives`: what stands left of the equals sign of `--set`.
  std::vector<std::string> values;  ///< Of `alternatives`: what stands right of it, in YAML.
  Place place;
};

/// `audit` of a rubric: what `hallmark audit` does unless its flags say otherwise.
struct AuditRules {
  std::size_t draws = 10'000;
  std::uint64_t seed = 1;
  std::vector<Variation> variations;
};

}  // namespace hallmark
