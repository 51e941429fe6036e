#include "survey/cells/cell_words.hpp"

#include <algorithm>

#include "hallmark/support/unicode.hpp"
#include "support/ascii.hpp"
#include "support/trim.hpp"

namespace hallmark {

CellWords::CellWords(const SurveyRules& rules) {
  for (const auto& [texts, state] :
       {std::pair(&rules.missing, State::missing), std::pair(&rules.not_applicable, State::not_applicable)}) {
    for (const std::string& text : *texts) {
      const std::string folded = fold_case(text);
      if (folded.empty()) {
        blank_ = state;
        continue;
      }
      longest_ = std::max(longest_, 4 * folded.size());
      words_.push_back({folded, state});
    }
  }
  for (const std::string& mark : rules.unsure) marks_.push_back(fold_case(mark));
}

MarkedText CellWords::without_mark(std::string_view trimmed) const {
  for (const std::string& mark : marks_) {
    const std::size_t length = length_of_ending(trimmed, mark);
    if (length == 0) continue;
    const std::string_view text = trim(trimmed.substr(0, trimmed.size() - length));
    const State state = state_of(text);
    return {text, state == State::answered ? State::unsure : state};
  }
  return {trimmed, State::answered};
}

State CellWords::state_of(std::string_view trimmed) const {
  if (trimmed.empty()) return blank_;
  if (trimmed.size() > longest_) return State::answered;
  // Most cells are numbers, and most words begin with a letter: one look decides.
  const char first = trimmed[0];
  if (is_digit(first) && std::ranges::none_of(words_, [first](const Word& word) { return word.folded[0] == first; })) {
    return State::answered;
  }
  const std::string folded = fold_case(trimmed);
  const auto found = std::ranges::find(words_, folded, &Word::folded);
  return found == words_.end() ? State::answered : found->state;
}

}  // namespace hallmark
