#pragma once

#include <cstddef>
#include <string>
#include <variant>
#include <vector>

#include "hallmark/rubric/rubric.hpp"
#include "hallmark/support/diagnostic.hpp"
#include "hallmark/survey/survey.hpp"

namespace hallmark {

/// The weight of a node, times something between two bounds.
struct WeightFactor {
  std::size_t node = 0;
  double low = 0.0;
  double high = 0.0;
};

/// The weight of a node, times a gamma variate of mean 1.
struct WeightGamma {
  std::size_t node = 0;
  double shape = 0.0;
};

/// The weight of a node, between two bounds.
struct WeightBetween {
  std::size_t node = 0;
  double low = 0.0;
  double high = 0.0;
};

/// One of the values for a key.
struct OneOfValues {
  std::string key;
  std::vector<std::string> values;
};

/// With or without the treatment of outliers.
struct TreatedOrNot {};

/// None of the candidates, or one of them, without a weight.
struct OneLeftOut {
  std::vector<std::size_t> candidates;
};

/// Which respondents a unit had.
struct OtherRespondents {};

/// What unsure answers would be.
struct OtherAnswers {};

/// One number that is drawn: what it varies, and between what.
struct AuditInput {
  std::string name;  ///< "security.weight", "defaults.normalise", "treatment".
  std::variant<WeightFactor, WeightGamma, WeightBetween, OneOfValues, TreatedOrNot, OneLeftOut, OtherRespondents,
               OtherAnswers>
      what;

  template <class What>
  [[nodiscard]] bool is() const {
    return std::holds_alternative<What>(what);
  }
  /// How many things it chooses between; 0 where it is a continuous one.
  [[nodiscard]] std::size_t choices() const;
  /// Which of them a number in [0, 1) chooses.
  [[nodiscard]] std::size_t choice(double uniform) const;
  /// Whether choosing another one means reading the rubric again.
  [[nodiscard]] bool is_structural() const { return is<OneOfValues>() || is<TreatedOrNot>(); }
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
