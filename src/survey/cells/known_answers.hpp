#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "hallmark/rubric/mark.hpp"

namespace hallmark {

/// The answers that a question has, found by what a cell says: without regard to case, blanks and look-alikes, as
/// numbers where all of them are numbers, and in the usual words where they are yes and no.
class KnownAnswers {
 public:
  /// Without answers for scales that have none. The scale has to outlive it.
  explicit KnownAnswers(const MarkScale& scale);

  /// Which of the scale's answers a text is.
  [[nodiscard]] std::optional<std::size_t> find(std::string_view text) const;

  struct Selection {
    std::vector<std::size_t> ticked;        ///< Each once, in the order of the cell.
    std::vector<std::string_view> unknown;  ///< Trimmed.
    bool says_none = false;
  };
  /// What a cell of `select: many` ticks. Where an answer holds the separator, the longest one that is there is taken.
  [[nodiscard]] Selection selected(std::string_view cell) const;

  [[nodiscard]] const std::vector<Answer>& answers() const { return *answers_; }
  [[nodiscard]] std::vector<std::string> texts() const;

 private:
  [[nodiscard]] std::vector<std::string_view> pieces_of(std::string_view cell) const;
  [[nodiscard]] bool is_none(std::string_view text) const;

  /// Up to so many a look at each is quicker than a hash.
  static constexpr std::size_t few_answers = 16;

  const std::vector<Answer>* answers_;
  std::vector<std::string> separators_;
  std::size_t most_pieces_ = 1;  ///< Of one answer.
  std::string none_;             ///< Folded.
  std::unordered_map<std::string, std::size_t> by_folded_;
  std::unordered_map<double, std::size_t> by_number_;  ///< Empty unless all answers are numbers.
};

}  // namespace hallmark
