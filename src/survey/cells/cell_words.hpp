#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "hallmark/rubric/rubric.hpp"
#include "hallmark/support/column.hpp"

namespace hallmark {

/// A cell's text without the mark of an unsure answer, and the state that it says.
struct MarkedText {
  std::string_view text;
  State state = State::missing;
};

/// The survey's words for *missing* and *not applicable*, and its marks of unsure answers. A blank cell is missing
/// unless the rubric says that it means not applicable.
class CellWords {
 public:
  explicit CellWords(const SurveyRules& rules);

  /// The state that a trimmed cell says by itself; `answered` where it says something else.
  [[nodiscard]] State state_of(std::string_view trimmed) const;

  /// The same of a cell that may end in a mark; one that is a word as a whole has none.
  [[nodiscard]] MarkedText read(std::string_view trimmed) const {
    const State state = state_of(trimmed);
    return marks_.empty() || state != State::answered ? MarkedText{trimmed, state} : without_mark(trimmed);
  }

 private:
  struct Word {
    std::string folded;
    State state;
  };
  [[nodiscard]] MarkedText without_mark(std::string_view trimmed) const;

  std::vector<Word> words_;
  std::vector<std::string> marks_;  ///< Folded.
  State blank_ = State::missing;
  std::size_t longest_ = 0;  ///< In bytes, with room for letters that folding shortens.
};

}  // namespace hallmark
