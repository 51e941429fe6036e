#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "hallmark/rubric/rubric.hpp"

namespace hallmark {

/// A question that has a column of its own in the survey.
struct AskedQuestion {
  const Question* question = nullptr;
  std::string id;        ///< Of the indicator or penalty.
  std::size_t node = 0;  ///< The indicator, or the dimension that is penalised.
  bool is_penalty = false;
  std::size_t penalty = 0;  ///< Which one of the node's.
};

/// All questions in the order of the rubric's nodes, the penalties of a node behind it. Indicators in which an error
/// was found are left out, and so are those with a `value` expression, which is worked out from other columns.
[[nodiscard]] std::vector<AskedQuestion> questions_of(const Rubric& rubric);

/// By node the place in `questions_of` of its own question; nothing for those that have none.
[[nodiscard]] std::vector<std::optional<std::size_t>> questions_by_node(const Rubric& rubric);

}  // namespace hallmark
