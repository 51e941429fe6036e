#pragma once

#include <cstdint>
#include <optional>

#include "hallmark/rubric/rubric.hpp"
#include "survey/respondents/moments.hpp"

namespace hallmark {

/// How the answers to one question are combined, without what has to see all of them at once.
struct CombineAnswers {
  RespondentRule::Way way = RespondentRule::Way::mean;
  bool weighted = false;
  double top = 1.0;  ///< What `share` counts: the points of the best answer.

  /// Whether count, sum and squares are all that is needed.
  [[nodiscard]] bool needs_moments_only() const {
    return !weighted && (way == RespondentRule::Way::mean || way == RespondentRule::Way::sum);
  }
};

/// Whether a way combines answers one by one, in any order, without holding them.
[[nodiscard]] bool combines_in_one_pass(RespondentRule::Way way);

/// What `Moments` does not have of the answers of a unit to a question.
class ResponseSums {
 public:
  /// `order` rises with the rows of the survey.
  void add(const CombineAnswers& rule, double value, double weight, std::uint64_t order);
  void add(const CombineAnswers& rule, const ResponseSums& other);

  /// Of answers of which there is at least one; nothing where they have no weight.
  [[nodiscard]] std::optional<double> combined(const CombineAnswers& rule, const Moments& moments) const;

 private:
  void choose(const CombineAnswers& rule, double value, std::uint64_t order);

  WeightedSums sums_;
  bool has_chosen_ = false;
  double chosen_ = 0.0;  ///< Of min, max, first and last.
  std::uint64_t order_ = 0;
};

}  // namespace hallmark
