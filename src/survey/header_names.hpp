#pragma once

#include <string>
#include <vector>

#include "hallmark/rubric/rubric.hpp"
#include "hallmark/support/diagnostic.hpp"
#include "hallmark/survey/survey.hpp"
#include "support/csv_table.hpp"

namespace hallmark {

/// How the rubric says that the table of a survey lies in its text. Of registers it says nothing: their tables begin where
/// their texts do.
[[nodiscard]] TableForm form_of_survey(const SurveyRules& rules, char delimiter);

/// Gives the columns of a table that a rubric and further expressions need the names that these call them by. A column
/// is found by that name, as it is or in another case and with other blanks; a question's then by its title, then by
/// its text, which is what form tools export. A name that is there twice, or that two columns may have, is reported
/// where it is needed. What was found by title or text is added to `found`.
void settle_names(Header& header, const Rubric& rubric, const std::vector<const PlacedExpression*>& expressions,
                  Findings& findings, std::vector<FoundColumn>& found);

}  // namespace hallmark
