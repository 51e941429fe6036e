#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "hallmark/verification/verification.hpp"

namespace hallmark {

struct PublishedNumber {
  std::size_t unit = 0;
  double value = 0.0;
  int decimals = 0;
};

/// Digits behind the point of a number as it is written.
[[nodiscard]] int decimals_of(std::string_view text);

/// In words, what would make published scores agree with ours: another way to round, truncation, another scale. Empty
/// where nothing makes more of them agree. `unrounded` are ours before the rubric rounded them, where it does.
[[nodiscard]] std::string cause_of_scores(const Column& ours, const Column* unrounded,
                                          const std::vector<PublishedNumber>& published);

/// The same for ranks: ranked before or after rounding, other ties, across or within peer groups, from the other end.
[[nodiscard]] std::string cause_of_ranks(const Recomputed& ours, const std::vector<PublishedNumber>& published);

}  // namespace hallmark
