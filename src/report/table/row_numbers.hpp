#pragma once

#include <cstddef>
#include <vector>

#include "hallmark/result/league_table.hpp"

namespace hallmark {

/// The numbers that a table shows, in the order of its rows, for some of them. They are gathered a column at a time:
/// the numbers of a row lie far apart in memory, and those of a column are asked for many at once.
class RowNumbers {
 public:
  explicit RowNumbers(const LeagueTable& table);

  /// Those of the rows from `first` to before `end` take the place of the ones before.
  void gather(std::size_t first, std::size_t end);

  /// NaN where a unit has none, as with all of them.
  [[nodiscard]] double rank(std::size_t row) const { return number(0, row); }
  [[nodiscard]] double score(std::size_t row) const { return number(1, row); }
  [[nodiscard]] double coverage(std::size_t row) const { return number(2, row); }
  /// Of the node that stands in a column of the table.
  [[nodiscard]] double node(std::size_t column, std::size_t row) const { return number(3 + column, row); }

 private:
  [[nodiscard]] double number(std::size_t at, std::size_t row) const { return gathered_[at][row - first_]; }

  const LeagueTable* table_;
  std::vector<const std::vector<double>*> columns_;  ///< In the order of the units; none of ranks.
  std::vector<std::vector<double>> gathered_;
  std::size_t first_ = 0;
};

}  // namespace hallmark
