#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "hallmark/verification/verification.hpp"

namespace hallmark {

struct PublishedNumber {
  std::size_t unit = 0;
  double value = 0.0;
};

/// The numbers of a published column that ours are compared with.
struct PublishedColumn {
  std::vector<PublishedNumber> numbers;
  int decimals = 0;          ///< The most that any of its cells has.
  std::size_t agreeing = 0;  ///< How many of the numbers agree with ours as they are.
};

/// In words, what would make published scores agree with ours: another way to round, truncation, another scale. Empty
/// where nothing makes more of them agree than do. `unrounded` are ours before the rubric rounded them, where it does.
[[nodiscard]] std::string cause_of_scores(const Column& ours, const Column* unrounded,
                                          const PublishedColumn& published);

/// The same for ranks: ranked before or after rounding, other ties, across or within peer groups, from the other end.
[[nodiscard]] std::string cause_of_ranks(const Recomputed& ours, const PublishedColumn& published);

}  // namespace hallmark
