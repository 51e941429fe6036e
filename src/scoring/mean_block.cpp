#include "scoring/mean_block.hpp"

#include <algorithm>
#include <cassert>
#include <limits>

#include "support/wide_loops.hpp"

namespace hallmark {

MeanBlock::MeanBlock(std::size_t units, bool always_covered) : units_(units), always_covered_(always_covered) {
  assert(units <= most_units);
  for (Sums* sums : {&scores_, &weights_, &covered_}) {
    std::fill_n(sums->sum.begin(), units, 0.0);
    std::fill_n(sums->lost.begin(), units, 0.0);
  }
  std::fill_n(least_.begin(), units, std::numeric_limits<double>::infinity());
  std::fill_n(most_.begin(), units, -std::numeric_limits<double>::infinity());
}

void MeanBlock::add(double weight, const double* scores, const double* coverage) {
  assert(!always_covered_);
  add_scores(weight, scores);
  for (std::size_t unit = 0; unit < units_; ++unit) covered_.add(unit, weight * coverage[unit]);
}

void MeanBlock::add(double weight, const double* scores) {
  add_scores(weight, scores);
  if (always_covered_) return;
  for (std::size_t unit = 0; unit < units_; ++unit) {
    const double score = scores[unit];
    covered_.add(unit, score == score ? weight : 0.0);
  }
}

double MeanBlock::mean(std::size_t unit) const {
  return std::clamp(scores_.value(unit) / weights_.value(unit), least_[unit], most_[unit]);
}

HALLMARK_WIDE_LOOPS void MeanBlock::add_scores(double weight, const double* scores) {
  for (std::size_t unit = 0; unit < units_; ++unit) {
    const double score = scores[unit];
    const bool is_there = score == score;
    scores_.add(unit, is_there ? weight * score : 0.0);
    weights_.add(unit, is_there ? weight : 0.0);
    // A comparison with NaN is false.
    least_[unit] = score < least_[unit] ? score : least_[unit];
    most_[unit] = score > most_[unit] ? score : most_[unit];
  }
}

}  // namespace hallmark
