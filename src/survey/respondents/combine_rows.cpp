#include "survey/respondents/combine_rows.hpp"

#include <algorithm>

namespace hallmark {

double top_points(const Question& question) {
  const auto* coded = std::get_if<AnswerScale>(&question.scale);
  return coded == nullptr ? 1.0 : std::ranges::max(coded->answers, {}, &Answer::points).points;
}

RespondentRule rule_of_numbers(RespondentRule general) {
  // `share` counts answers; a denominator or an operand of an expression has none, so it takes the mean.
  if (general.way == RespondentRule::Way::share) general.way = RespondentRule::Way::mean;
  return general;
}

CombinedResponses RowCombiner::answers(const Column& rows, const Question& question) const {
  return combined(rows, question.respondents.value_or(general_), top_points(question));
}

Column RowCombiner::numbers(const Column& rows) const {
  return combined(rows, rule_of_numbers(general_), 1.0).units;
}

CombinedResponses RowCombiner::combined(const Column& rows, const RespondentRule& rule, double top) const {
  const Column* weights = nullptr;
  if (rule.weight) {
    const auto column = numbers_.find(rule.weight->text);
    if (column != numbers_.end()) weights = &column->second;
  }
  return combine_responses({rows, unit_of_, units_, weights}, rule.way, top);
}

}  // namespace hallmark
