#pragma once

#include "hallmark/rubric/rubric.hpp"
#include "rubric/fields.hpp"

namespace hallmark {

/// The `survey` section of the rubric.
[[nodiscard]] SurveyRules read_survey_rules(const Fields& rubric);

}  // namespace hallmark
