#pragma once

#include <optional>
#include <span>
#include <vector>

#include "hallmark/rubric/mark.hpp"
#include "scoring/normalise.hpp"
#include "survey/packed_column.hpp"

namespace hallmark {

struct ScoringRun;

/// The marks of an indicator that are made when its dimension asks for them, some hundred at a time, and never stand in
/// memory all together.
struct PackedMarks {
  const PackedColumn* answers;
  MarkLine line;
  Scale scale;

  /// Those from `first` on, NaN where an answer is missing.
  void give(std::size_t first, std::span<double> marks) const {
    answers->values(first, marks);
    mark_on_line(marks, line, scale);
  }
  [[nodiscard]] double mark(std::size_t unit) const {
    double mark = no_value;
    give(unit, {&mark, 1});
    return mark;
  }
  [[nodiscard]] State state(std::size_t unit) const {
    return answers->is_missing(unit) ? State::missing : State::answered;
  }
};

/// By node: those of the indicators whose marks rest on nothing but their packed answers and the ends of these, and of
/// which nothing is shown or said beside their part in the mean.
[[nodiscard]] std::vector<std::optional<PackedMarks>> packed_marks(ScoringRun& run);

}  // namespace hallmark
