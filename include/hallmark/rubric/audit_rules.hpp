#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "hallmark/support/source_text.hpp"

namespace hallmark {

/// Every weight, within a share of itself: 0.2 for 20 %.
struct VaryWeights {
  double within = 0.0;
};

/// Every weight, by a Dirichlet distribution round the rubric's own: the larger the concentration, the nearer to these.
struct VaryByDirichlet {
  double concentration = 0.0;
};

/// One weight, between two bounds.
struct VaryWeight {
  std::string node;
  double low = 0.0;
  double high = 0.0;
};

/// Any key of the rubric, with the values it takes in turn.
struct VaryKey {
  std::string key;                  ///< What stands left of the equals sign of `--set`.
  std::vector<std::string> values;  ///< What stands right of it, in YAML.
};

/// Outliers treated or not.
struct VaryTreatment {
  static constexpr std::string_view word = "treatment";
};

/// The respondents of each unit drawn anew from those there are.
struct VaryRespondents {
  static constexpr std::string_view word = "respondents";
};

/// Each unsure answer as it is, or as a peer answered surely.
struct VaryUnsure {
  static constexpr std::string_view word = "unsure";
};

/// One indicator or none left out.
struct VaryLeftOut {
  static constexpr std::string_view word = "leave_one_out";
};

using VariedThing = std::variant<VaryWeights, VaryByDirichlet, VaryWeight, VaryKey, VaryTreatment, VaryRespondents,
                                 VaryUnsure, VaryLeftOut>;

/// One thing that an audit varies, and where it is said.
struct Variation {
  VariedThing what;
  Place place = {};
};

/// `audit` of a rubric: what `hallmark audit` does unless its flags say otherwise.
struct AuditRules {
  std::size_t draws = 10'000;
  std::uint64_t seed = 1;
  std::vector<Variation> variations;
};

}  // namespace hallmark
