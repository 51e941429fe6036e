#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace hallmark {

/// What one change does to the ranking, everything else as the rubric has it.
struct SingleChange {
  std::string what;                  ///< "without security", "combine=geometric".
  std::string reason;                ///< Why it cannot be scored; empty where it can.
  double mean_change = 0.0;          ///< Mean absolute change of rank.
  double largest_change = 0.0;       ///< Of the unit that moves most, with its sign: a rise is positive.
  std::optional<std::size_t> mover;  ///< The unit that moves most; none where nobody moves.
  std::size_t moved = 0;             ///< How many units have another rank.
  std::size_t unranked = 0;          ///< How many lose theirs.
};

}  // namespace hallmark
