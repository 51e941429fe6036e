#pragma once

#include <cstddef>
#include <vector>

#include "hallmark/report/league_table.hpp"
#include "hallmark/support/workers.hpp"

namespace hallmark {

/// The numbers that a table shows, in the order of its rows. They are gathered a column at a time: a column of a
/// million units fits the cache of a processor, and the columns of a row lie far apart.
class RowNumbers {
 public:
  RowNumbers(const LeagueTable& table, const Workers& workers);

  /// NaN where a unit has none, as with all of them.
  [[nodiscard]] double rank(std::size_t row) const { return number(0, row); }
  [[nodiscard]] double score(std::size_t row) const { return number(1, row); }
  [[nodiscard]] double coverage(std::size_t row) const { return number(2, row); }
  /// Of the node that stands in a column of the table.
  [[nodiscard]] double node(std::size_t column, std::size_t row) const { return number(3 + column, row); }

 private:
  [[nodiscard]] double number(std::size_t at, std::size_t row) const {
    return at < gathered_.size() ? gathered_[at][row] : (*columns_[at])[units_[row]];
  }
  void gather(std::size_t at, const std::vector<Ranking::Place>& places);

  const std::vector<std::size_t>& units_;
  std::vector<const std::vector<double>*> columns_;  ///< In the order of the units; none of ranks.
  std::vector<std::vector<double>> gathered_;        ///< Of the first columns; more would take too much memory.
};

}  // namespace hallmark
