#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "hallmark/rubric/rubric.hpp"
#include "hallmark/support/column.hpp"

namespace hallmark {

/// The survey's words for *missing* and *not applicable*. A blank cell is missing unless the rubric says that it means
/// not applicable.
class CellWords {
 public:
  explicit CellWords(const SurveyRules& rules);

  /// The state that a trimmed cell says by itself; `answered` where it says something else.
  [[nodiscard]] State state_of(std::string_view trimmed) const;

 private:
  struct Word {
    std::string folded;
    State state;
  };
  std::vector<Word> words_;
  State blank_ = State::missing;
  std::size_t longest_ = 0;  ///< In bytes, with room for letters that folding shortens.
};

}  // namespace hallmark
