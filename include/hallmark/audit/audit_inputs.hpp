#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "hallmark/rubric/rubric.hpp"
#include "hallmark/support/diagnostic.hpp"
#include "hallmark/survey/survey.hpp"

namespace hallmark {

/// One number that is drawn: what it varies, and between what.
struct AuditInput {
  enum class Kind : std::uint8_t {
    factor,         ///< The weight of a node, times something between `low` and `high`.
    gamma,          ///< The weight of a node, times a gamma variate of mean 1 and this `shape`.
    weight,         ///< The weight of a node, between `low` and `high`.
    alternatives,   ///< One of `values` for `key`.
    treatment,      ///< With or without the treatment of outliers.
    leave_one_out,  ///< None of `candidates`, or one of them, without a weight.
    respondents,    ///< Which respondents a unit had.
    unsure,         ///< What unsure answers would be.
  };

  Kind kind = Kind::factor;
  std::string name;  ///< "security.weight", "defaults.normalise", "treatment".
  std::size_t node = 0;
  double low = 0.0;
  double high = 0.0;
  double shape = 0.0;
  std::string key;
  std::vector<std::string> values;
  std::vector<std::size_t> candidates;

  /// How many things it chooses between; 0 where it is a continuous one.
  [[nodiscard]] std::size_t choices() const;
  /// Which of them a number in [0, 1) chooses.
  [[nodiscard]] std::size_t choice(double uniform) const;
  /// Whether choosing another one means reading the rubric again.
  [[nodiscard]] bool is_structural() const { return kind == Kind::alternatives || kind == Kind::treatment; }
};

/// One entry of `vary`: where a spread comes from.
struct AuditSource {
  std::string name;
  std::string description;  ///< "every weight within 20 % of itself".
  bool is_data = false;     ///< Spread of the data, rather than of choices somebody made.
  std::vector<std::size_t> inputs;
};

struct AuditInputs {
  std::vector<AuditInput> inputs;
  std::vector<AuditSource> sources;
};

/// What is drawn for some variations. Unknown nodes, and what would vary twice or not at all, are reported.
[[nodiscard]] Result<AuditInputs> audit_inputs(const Rubric& rubric, const Survey& survey,
                                               const std::vector<Variation>& variations);

}  // namespace hallmark
