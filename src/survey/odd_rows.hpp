#pragma once

#include "hallmark/rubric/rubric.hpp"
#include "hallmark/support/diagnostic.hpp"
#include "hallmark/survey/survey.hpp"

namespace hallmark {

/// Warns of rows that are likely to be no units: totals, averages and nations by their code or name, and notes, which
/// have a code and nothing else.
void warn_of_odd_rows(const SurveyRules& rules, const Survey& survey, Findings& findings);

}  // namespace hallmark
