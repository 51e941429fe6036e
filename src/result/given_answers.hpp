#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "hallmark/result/league_table.hpp"
#include "hallmark/survey/answer_cells.hpp"

namespace hallmark {

/// The answers behind the marks of a table, as they were given. There are none where the table has none.
class GivenAnswers {
 public:
  explicit GivenAnswers(const LeagueTable& table);

  /// Whether the table has answers at all.
  [[nodiscard]] bool any() const { return table_.answers != nullptr; }
  /// By node and unit; null where no row answers.
  [[nodiscard]] const AnswerCell* cell(std::size_t node, std::size_t unit) const;
  /// Its text; empty where there is none, or where the answers of several respondents were combined.
  [[nodiscard]] std::string_view text(std::size_t node, std::size_t unit) const;
  [[nodiscard]] std::vector<StageAnswer> stages(std::size_t node, std::size_t unit) const;

 private:
  const LeagueTable& table_;
  std::vector<std::optional<std::size_t>> questions_;  ///< By node: in the order of `questions_of`.
};

}  // namespace hallmark
