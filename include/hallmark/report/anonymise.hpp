#pragma once

#include <optional>

#include "hallmark/result/league_table.hpp"

namespace hallmark {

/// The survey of a table with numbers in the place of codes and names, "COUNCIL-07" and "Council 7", given in the order
/// of the rows: that says no more than the ranks do. Groups stay, as peers are compared by them.
[[nodiscard]] Survey anonymised(const LeagueTable& table);

/// The scorecard of a table with marks and scores as pages print them: the mark of an answer in numbers may be that
/// number, which tells a council to whoever knows its figures. What marks were made of is not in it.
[[nodiscard]] Scorecard without_exact_numbers(const LeagueTable& table);

/// A table as it is given away for programs: of one that is anonymous, without exact numbers.
class DownloadTable {
 public:
  explicit DownloadTable(const LeagueTable& table) : table_(table) {
    if (table.is_anonymous) table_.card = &card_.emplace(without_exact_numbers(table));
  }
  DownloadTable(const DownloadTable&) = delete;
  DownloadTable& operator=(const DownloadTable&) = delete;

  [[nodiscard]] const LeagueTable& table() const { return table_; }

 private:
  LeagueTable table_;
  std::optional<Scorecard> card_;
};

}  // namespace hallmark
