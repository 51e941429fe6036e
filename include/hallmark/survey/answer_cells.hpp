#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "hallmark/rubric/rubric.hpp"
#include "hallmark/survey/read_survey.hpp"
#include "hallmark/survey/survey.hpp"

namespace hallmark {

/// What somebody wrote as an answer, and where.
struct AnswerCell {
  std::string text;  ///< Trimmed, without the mark of an unsure answer.
  Place place;
  std::string evidence = {};
  std::string note = {};
  std::size_t rows = 1;  ///< Respondents whose rows were combined; the text is that of the first.
};

/// What was answered at one stage, such as what was said and what an audit found.
struct StageAnswer {
  std::string stage;
  std::string text;
};

/// The cells behind the answers of some units. They are not kept while a survey is scored, so the texts are read again.
class AnswerCells {
 public:
  /// `survey` was read from `texts` without errors; `wanted` says for which of its units cells are collected.
  AnswerCells(const Rubric& rubric, const Survey& survey, const SurveyTexts& texts, const std::vector<bool>& wanted);

  /// By question (in the order of `questions_of`) and unit; nothing where no row answers it.
  [[nodiscard]] const AnswerCell* find(std::size_t question, std::size_t unit) const;

  /// The answers of all stages in the order of the file, those that do not count among them; none where the survey has
  /// no stages.
  [[nodiscard]] std::vector<StageAnswer> stages(std::size_t question, std::size_t unit) const;

 private:
  friend class AnswerCollector;
  std::vector<std::vector<std::optional<AnswerCell>>> cells_;  ///< By question, then by place among the wanted units.
  std::vector<std::vector<std::vector<StageAnswer>>> stages_;  ///< The same; empty without stages.
  std::vector<std::size_t> index_;                             ///< By unit: its place, or `none`.
  static constexpr std::size_t none = static_cast<std::size_t>(-1);
};

}  // namespace hallmark
