#include "survey/cells/known_answers.hpp"

#include <algorithm>

#include "hallmark/support/number.hpp"
#include "hallmark/support/unicode.hpp"
#include "support/trim.hpp"

namespace hallmark {

namespace {

const std::vector<Answer> no_answers;

/// Where a separator begins that ends the piece at `at`, and how long it is; a line end is one whatever its kind.
struct Cut {
  std::size_t at;
  std::size_t length;
};

Cut next_cut(std::string_view cell, std::size_t at, const std::vector<std::string>& separators) {
  Cut cut{cell.size(), 0};
  for (const std::string& separator : separators) {
    const std::size_t found = separator == "\n" ? cell.find_first_of("\r\n", at) : cell.find(separator, at);
    if (found != std::string_view::npos && (found < cut.at || (found == cut.at && separator.size() > cut.length)))
      cut = {found, separator.size()};
  }
  return cut;
}

}  // namespace

KnownAnswers::KnownAnswers(const MarkScale& scale) : answers_(&no_answers) {
  const auto* coded = std::get_if<AnswerScale>(&scale);
  const auto* selection = std::get_if<SelectionScale>(&scale);
  if (coded != nullptr) answers_ = &coded->answers;
  if (selection != nullptr) {
    answers_ = &selection->answers;
    separators_ = selection->separators;
    none_ = fold_case(selection->none);
  }
  bool are_numbers = true;
  for (std::size_t i = 0; i < answers_->size(); ++i) {
    const std::string& text = (*answers_)[i].text;
    by_folded_.emplace(fold_case(text), i);
    most_pieces_ = std::max(most_pieces_, pieces_of(text).size());
    const auto number = parse_number(trim(text));
    are_numbers = are_numbers && number && by_number_.emplace(*number, i).second;
  }
  if (selection != nullptr) most_pieces_ = std::max(most_pieces_, pieces_of(selection->none).size());
  if (!are_numbers) by_number_.clear();
  if (coded != nullptr && coded->is_yes_no) {
    for (const std::string_view word : {"n", "false", "0"}) by_folded_.emplace(word, 0);
    for (const std::string_view word : {"y", "true", "1"}) by_folded_.emplace(word, 1);
  }
}

std::vector<std::string> KnownAnswers::texts() const {
  std::vector<std::string> texts;
  for (const Answer& answer : *answers_) texts.push_back(answer.text);
  return texts;
}

std::optional<std::size_t> KnownAnswers::find(std::string_view text) const {
  // As it stands first: folding costs more than all of this.
  if (answers_->size() <= few_answers) {
    const auto found = std::ranges::find(*answers_, text, &Answer::text);
    if (found != answers_->end()) return static_cast<std::size_t>(found - answers_->begin());
  }
  if (const auto folded = by_folded_.find(fold_case(text)); folded != by_folded_.end()) return folded->second;
  if (by_number_.empty()) return std::nullopt;
  const auto number = parse_number(text);
  const auto found = number ? by_number_.find(*number) : by_number_.end();
  return found == by_number_.end() ? std::nullopt : std::optional(found->second);
}

bool KnownAnswers::is_none(std::string_view text) const {
  return !none_.empty() && fold_case(text) == none_;
}

std::vector<std::string_view> KnownAnswers::pieces_of(std::string_view cell) const {
  std::vector<std::string_view> pieces;
  for (std::size_t at = 0; at <= cell.size();) {
    const Cut cut = next_cut(cell, at, separators_);
    const std::string_view piece = trim(cell.substr(at, cut.at - at));
    if (!piece.empty()) pieces.push_back(piece);
    at = cut.at + std::max<std::size_t>(1, cut.length);
  }
  return pieces;
}

KnownAnswers::Selection KnownAnswers::selected(std::string_view cell) const {
  Selection selection;
  const std::vector<std::string_view> pieces = pieces_of(cell);
  for (std::size_t first = 0; first < pieces.size();) {
    std::size_t count = std::min(most_pieces_, pieces.size() - first);
    for (; count > 0; --count) {
      const std::string_view last = pieces[first + count - 1];
      const std::string_view text(pieces[first].data(),
                                  static_cast<std::size_t>(last.data() + last.size() - pieces[first].data()));
      const auto answer = find(text);
      if (answer && std::ranges::find(selection.ticked, *answer) == selection.ticked.end())
        selection.ticked.push_back(*answer);
      const bool says_none = !answer && is_none(text);
      selection.says_none = selection.says_none || says_none;
      if (answer || says_none) break;
    }
    if (count == 0) selection.unknown.push_back(pieces[first]);
    first += std::max<std::size_t>(1, count);
  }
  return selection;
}

}  // namespace hallmark
