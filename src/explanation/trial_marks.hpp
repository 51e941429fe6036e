#pragma once

#include <span>
#include <vector>

#include "explanation/answer_writer.hpp"
#include "hallmark/explanation/what_if.hpp"
#include "hallmark/survey/questions.hpp"

namespace hallmark {

/// Whether a changed answer to a question changes nothing below the dimensions but the mark of its own indicator, for
/// the unit that gives it; of a penalty, nothing at all.
[[nodiscard]] bool changes_one_mark(const Plan& plan, const AskedQuestion& asked);

/// A survey in which each row is the same unit.
[[nodiscard]] Survey repeated_unit(const Survey& survey, std::size_t unit, std::size_t rows);

/// `try_changes` where every change changes one mark: a mark is worked out for each change (of a data-driven method
/// among all units), and what is above the marks for all trials in one go, a row each. `card` holds the scores as they
/// are.
[[nodiscard]] std::vector<TrialOutcome> try_marks(const Plan& plan, const Survey& survey, const Scorecard& card,
                                                  std::size_t unit, std::span<const Trial> trials,
                                                  const AnswerWriter& writer);

/// What a row of a scorecard comes to where these answers were changed.
[[nodiscard]] TrialOutcome outcome_of(const Rubric& rubric, const Scorecard& card, std::size_t row, const Trial& trial,
                                      const std::vector<AskedQuestion>& questions);

}  // namespace hallmark
