#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "survey/chunks/chunk_feed.hpp"
#include "survey/chunks/row_excerpts.hpp"
#include "survey/reading.hpp"
#include "survey/row_choice.hpp"

namespace hallmark {

/// The rows of a chunk that a choice leaves out. They are found before any row of it is read.
class LeftOutRows {
 public:
  LeftOutRows(const Table& table, RowChoice choice) : table_(table), choice_(std::move(choice)) {}

  [[nodiscard]] bool leaves_none_out() const { return choice_.takes_all(); }
  [[nodiscard]] bool has_left_some_out() const { return choice_.has_left_out(); }

  /// Looks at the rows that begin `from` bytes behind the chunk's beginning or later.
  void look_at(const Chunk& chunk, std::size_t from);

  /// Where the row that begins at an offset in the chunk ends, if it is left out; rows are asked for in their order. That
  /// it is not known whether it is to be read is reported, and then `excerpts` takes the row.
  [[nodiscard]] std::optional<std::size_t> end_of_row(std::size_t begin, Findings& findings, RowExcerpts* excerpts);

 private:
  struct Row {
    std::size_t begin;  ///< In the chunk, as is the end.
    std::size_t end;
    bool is_unclear;
  };

  void report(const Row& row, Findings& findings, RowExcerpts* excerpts) const;

  const Table& table_;
  RowChoice choice_;
  const Chunk* chunk_ = nullptr;
  std::vector<Row> rows_;
  std::size_t next_ = 0;
};

}  // namespace hallmark
