#include "survey/combine_rows.hpp"

#include <algorithm>

namespace hallmark {

CombinedResponses RowCombiner::answers(const Column& rows, const Question& question) const {
  const auto* coded = std::get_if<AnswerScale>(&question.scale);
  const double top = coded == nullptr ? 1.0 : std::ranges::max(coded->answers, {}, &Answer::points).points;
  return combined(rows, question.respondents.value_or(general_), top);
}

Column RowCombiner::numbers(const Column& rows) const {
  // `share` counts answers; a denominator or an operand of an expression has none, so it takes the mean.
  RespondentRule rule = general_;
  if (rule.way == RespondentRule::Way::share) rule.way = RespondentRule::Way::mean;
  return combined(rows, rule, 1.0).units;
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
