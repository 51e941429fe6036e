#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "hallmark/rubric/read_rubric.hpp"
#include "hallmark/scoring/plan.hpp"
#include "hallmark/scoring/ranking.hpp"
#include "hallmark/scoring/scorecard.hpp"
#include "hallmark/survey/read_survey.hpp"

namespace hallmark {

/// What stands above what the rubric's `survey` says.
struct SurveyFlags {
  std::optional<TablePlace> header;         ///< Its line, or that it is found: `--header`.
  std::optional<std::size_t> skipped_rows;  ///< `--skip`
  std::optional<char> decimal;              ///< The decimal sign, '.' or ',': `--decimal`
};

/// The texts of a rubric and a survey, and what is wanted of them.
struct AssessmentInput {
  Source rubric;
  ReadText read_base = {};          ///< Gives the rubrics that it extends; without it, it can extend none.
  std::vector<Override> overrides;  ///< `--set`
  std::string where;                ///< Keeps the rows for which this expression is true, beside the rubric's own.
  Source aliases = {};              ///< Former codes, which `read_aliases` reads; none where it is null.
  SurveyFlags flags;                ///< What is said of the survey beside the rubric.
  SurveyTexts survey;               ///< Without a survey among them, the rubric alone is read.
  bool keep_texts = false;          ///< Hold the texts of streams, for AnswerCells and for alternatives.
  std::optional<int> table_depth;   ///< Where a league table is all that is wanted: levels of the tree that it shows.
  std::string sort;                 ///< The node that the ranking's rows are ordered by; by score where there is none.
  bool across = false;              ///< Rank all in one table, whatever the rubric says of peer groups.
  bool warnings_are_errors = false;
};

/// A rubric and the survey as it reads by it.
struct AssessmentCase {
  std::shared_ptr<const Rubric> rubric;
  std::shared_ptr<const Survey> survey;
  std::vector<bool> included;  ///< Units that are ranked; empty for all.
};

/// Everything that came of the texts, as far as they are right: what cannot be made is not there, and the findings
/// say why. It owns all of it; the plan points to the rubric, wherever the assessment is moved.
struct Assessment {
  AssessmentInput input;  ///< Streams are at their end; where texts are kept, those of streams stand in their place.
  std::optional<PlacedExpression> where;
  std::shared_ptr<const Rubric> rubric;
  std::shared_ptr<const Survey> survey;
  std::optional<Plan> plan;
  std::optional<Scorecard> card;
  std::vector<bool> included;  ///< Units that a condition on scores keeps; empty for all.
  std::optional<Ranking> ranking;
  Findings findings;

  /// Whether there are scores and ranks, and no errors.
  [[nodiscard]] bool good() const { return ranking && !findings.has_errors(); }
  [[nodiscard]] AssessmentCase as_case() const { return {rubric, survey, included}; }
};

/// Told when a step is done, "read" or "score", and how many rows it was about.
using StepDone = std::function<void(std::string_view step, std::size_t rows)>;

/// Reads a rubric and a survey, scores and ranks. Rows that `where` does not keep take no part where columns decide;
/// where scores do, all are scored and the others are not ranked. Throws what the streams throw.
[[nodiscard]] Assessment assess(AssessmentInput input, const StepDone& done = {});

/// Reads the texts of an assessment anew with further overrides, so that an alternative may change anything that a
/// rubric says, how cells are read included. Only where texts are kept; several threads may do so at once.
[[nodiscard]] Result<AssessmentCase> read_alternative(const Assessment& assessed,
                                                      const std::vector<Override>& overrides);

/// The scores as they were before the root rounded them; nothing where it does not round.
[[nodiscard]] std::optional<Scorecard> without_rounding(const Assessment& assessed);

/// The name that findings in `where` are reported under.
inline constexpr std::string_view where_source = "--where";

}  // namespace hallmark
