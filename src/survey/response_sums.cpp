#include "survey/response_sums.hpp"

namespace hallmark {

using Way = RespondentRule::Way;

bool combines_in_one_pass(RespondentRule::Way way) {
  return way != Way::median && way != Way::mode;
}

void ResponseSums::add(const CombineAnswers& rule, double value, double weight, std::uint64_t order) {
  if (rule.weighted || rule.way == Way::share) {
    const double counted = rule.way != Way::share ? value : value >= rule.top ? 1.0 : 0.0;
    sums_.add(counted, weight);
  }
  choose(rule, value, order);
}

void ResponseSums::add(const CombineAnswers& rule, const ResponseSums& other) {
  sums_.add(other.sums_);
  if (other.has_chosen_) choose(rule, other.chosen_, other.order_);
}

void ResponseSums::choose(const CombineAnswers& rule, double value, std::uint64_t order) {
  const bool is_better = !has_chosen_ || (rule.way == Way::min && value < chosen_) ||
                         (rule.way == Way::max && value > chosen_) || (rule.way == Way::first && order < order_) ||
                         (rule.way == Way::last && order > order_);
  if (!is_better) return;
  has_chosen_ = true;
  chosen_ = value;
  order_ = order;
}

std::optional<double> ResponseSums::combined(const CombineAnswers& rule, const Moments& moments) const {
  if (rule.weighted && !(sums_.weights() > 0.0)) return std::nullopt;
  switch (rule.way) {
    case Way::mean:
      return rule.weighted ? sums_.mean() : moments.mean();
    case Way::sum:
      return rule.weighted ? sums_.sum() : moments.sum();
    case Way::share:
      return rule.top * sums_.mean();
    default:
      return chosen_;
  }
}

}  // namespace hallmark
