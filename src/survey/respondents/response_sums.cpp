#include "survey/respondents/response_sums.hpp"

#include <cassert>

namespace hallmark {

using RowsWay = RespondentRule::Way;

bool combines_in_one_pass(RespondentRule::Way way) {
  return way != RowsWay::median && way != RowsWay::mode;
}

void ResponseSums::add(const CombineAnswers& rule, double value, double weight, std::uint64_t order) {
  if (rule.weighted || rule.way == RowsWay::share) {
    const double counted = rule.way != RowsWay::share ? value : value >= rule.top ? 1.0 : 0.0;
    sums_.add(counted, weight);
  }
  choose(rule, value, order);
}

void ResponseSums::add(const CombineAnswers& rule, const ResponseSums& other) {
  sums_.add(other.sums_);
  if (other.has_chosen_) choose(rule, other.chosen_, other.order_);
}

void ResponseSums::choose(const CombineAnswers& rule, double value, std::uint64_t order) {
  const bool is_better =
      !has_chosen_ || (rule.way == RowsWay::min && value < chosen_) || (rule.way == RowsWay::max && value > chosen_) ||
      (rule.way == RowsWay::first && order < order_) || (rule.way == RowsWay::last && order > order_);
  if (!is_better) return;
  has_chosen_ = true;
  chosen_ = value;
  order_ = order;
}

std::optional<double> ResponseSums::combined(const CombineAnswers& rule, const Moments& moments) const {
  if (rule.weighted && !(sums_.weights() > 0.0)) return std::nullopt;
  switch (rule.way) {
    case RowsWay::mean:
      return rule.weighted ? sums_.mean() : moments.mean();
    case RowsWay::sum:
      return rule.weighted ? sums_.sum() : moments.sum();
    case RowsWay::share:
      return rule.top * sums_.mean();
    case RowsWay::min:
    case RowsWay::max:
    case RowsWay::first:
    case RowsWay::last:
      return chosen_;
    case RowsWay::median:
    case RowsWay::mode:
      break;
  }
  assert(false);
  return std::nullopt;
}

}  // namespace hallmark
