#pragma once

#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

#include "hallmark/explanation/what_if.hpp"
#include "survey/cells/answer_reader.hpp"

namespace hallmark {

/// Writes answers into a survey that was read, as if its cells had said so.
class AnswerWriter {
 public:
  /// `rubric` has to outlive it.
  explicit AnswerWriter(const Rubric& rubric);
  AnswerWriter(const AnswerWriter&) = delete;  // its readers look at its form
  AnswerWriter& operator=(const AnswerWriter&) = delete;

  [[nodiscard]] const std::vector<AskedQuestion>& questions() const { return questions_; }

  /// Puts an answer where the survey has it: with every question that reads the cell, and in the columns that expressions
  /// and denominators use.
  void write(Survey& survey, std::size_t row, const AnswerChange& change) const;

  /// Whether everybody who reads the cell can read this answer.
  [[nodiscard]] bool can_write(const Survey& survey, const AnswerChange& change) const;

  /// The other questions that read the same cell.
  [[nodiscard]] std::vector<std::size_t> other_readers(std::size_t question) const;

  /// The value of a text as an answer to a question of the survey; nothing where it is none.
  [[nodiscard]] std::optional<double> read(std::size_t question, std::string_view text) const;

 private:
  [[nodiscard]] bool has_cell_of_its_own(std::size_t question) const;

  const Rubric& rubric_;
  NumberForm form_;  ///< Of the texts that are tried, whatever the decimal sign of the survey.
  std::vector<AskedQuestion> questions_;
  std::vector<AnswerReader> readers_;  ///< By question of the survey.
};

}  // namespace hallmark
