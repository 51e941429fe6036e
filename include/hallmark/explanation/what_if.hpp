#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "hallmark/scoring/scorecard.hpp"
#include "hallmark/survey/questions.hpp"

namespace hallmark {

/// The questions whose answers can be changed: those of the survey, in the order of `questions_of`, and behind them the
/// indicators with a `value` expression, whose worked-out number is what changes.
[[nodiscard]] std::vector<AskedQuestion> changeable_questions(const Rubric& rubric);

/// Whether its value is worked out from other columns.
[[nodiscard]] inline bool is_worked_out(const AskedQuestion& asked) {
  return asked.question->value.has_value();
}

/// An answer that is put in the place of another, to see what would come of it.
struct AnswerChange {
  std::size_t question = 0;  ///< Index into `changeable_questions`.
  double value = 0.0;        ///< As the survey keeps it: points of coded answers, numbers as they stand.
  std::string text;          ///< As one would write it.
};

using Trial = std::vector<AnswerChange>;

/// What a unit would get.
struct TrialOutcome {
  std::optional<double> score;
  std::optional<std::size_t> level;
  bool counts = false;  ///< Each dimension above the changed questions has a score, so that the answers count.
};

/// Whether what a unit gets depends on what others answered: data-driven marks, imputation from others, treatment,
/// pairwise comparison.
[[nodiscard]] bool depends_on_others(const Rubric& rubric);

/// Whether changed answers to these questions change nothing of a unit below its dimensions but their own marks. Then a
/// trial costs a fraction of scoring the survey.
[[nodiscard]] bool changes_marks_only(const Plan& plan, std::span<const AskedQuestion> changed);

/// Scores a unit with each of these changes in turn, everything else as it is: what the survey gives with the changed
/// cells, whoever reads them. `card` holds its scores as they are.
/// Trials that change marks only, and those of a rubric in which nothing depends on others, are scored in one go, a row
/// each; otherwise the whole survey is scored anew for each.
[[nodiscard]] std::vector<TrialOutcome> try_changes(const Plan& plan, const Survey& survey, const Scorecard& card,
                                                    std::size_t unit, std::span<const Trial> trials);

}  // namespace hallmark
