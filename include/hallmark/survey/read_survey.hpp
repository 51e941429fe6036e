#pragma once

#include <vector>

#include "hallmark/rubric/rubric.hpp"
#include "hallmark/support/diagnostic.hpp"
#include "hallmark/survey/survey.hpp"

namespace hallmark {

/// The texts a survey is read from.
struct SurveyTexts {
  std::vector<Source> surveys;    ///< With the same columns; their rows are appended.
  std::vector<Source> registers;  ///< Joined on the id; a unit that a register lacks has its columns missing.
  char delimiter = ',';
  bool keep_rows = false;  ///< Keep the rows of respondents, for drawing among them.
};

/// Reads what the rubric and these further expressions need of a survey, and reports everything that is wrong. The
/// survey is there beside errors only as far as its shape could be read.
[[nodiscard]] Result<Survey> read_survey(const Rubric& rubric, const SurveyTexts& texts,
                                         const std::vector<const PlacedExpression*>& expressions = {});

}  // namespace hallmark
