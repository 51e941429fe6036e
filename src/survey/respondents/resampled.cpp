#include "survey/resampled.hpp"

#include <cassert>

#include "hallmark/survey/questions.hpp"
#include "survey/respondents/combine_rows.hpp"

namespace hallmark {

namespace {

Column gathered(const Column& rows, const std::vector<std::size_t>& chosen) {
  Column column;
  if (rows.size() == 0) return column;
  for (const std::size_t row : chosen) column.push_back(rows.values[row], rows.states[row]);
  return column;
}

}  // namespace

Survey resampled(const Survey& survey, const Rubric& rubric, const ChooseRow& choose) {
  assert(survey.rows != nullptr && rubric.survey.respondents);
  const ResponseRows& rows = *survey.rows;
  std::vector<std::vector<std::size_t>> rows_of(survey.size());
  for (std::size_t row = 0; row < rows.unit_of.size(); ++row) rows_of[rows.unit_of[row]].push_back(row);
  std::vector<std::size_t> chosen;
  std::vector<std::uint32_t> unit_of;
  for (std::size_t unit = 0; unit < survey.size(); ++unit) {
    for (std::size_t i = 0; i < rows_of[unit].size(); ++i) {
      chosen.push_back(rows_of[unit][choose(rows_of[unit].size())]);
      unit_of.push_back(static_cast<std::uint32_t>(unit));
    }
  }
  std::map<std::string, Column, std::less<>> numbers;
  for (const auto& [name, column] : rows.numbers) numbers.emplace(name, gathered(column, chosen));
  const RowCombiner combiner(unit_of, survey.size(), numbers, *rubric.survey.respondents);
  Survey result = survey;
  const std::vector<AskedQuestion> questions = questions_of(rubric);
  for (std::size_t i = 0; i < questions.size(); ++i) {
    if (rows.answers[i].size() == 0) continue;  // it is a register's
    const Column available = gathered(rows.available[i], chosen);
    if (available.size() > 0)
      result.available[i] =
          combine_responses({available, unit_of, survey.size(), nullptr}, RespondentRule::Way::mean).units;
    CombinedResponses combined = combiner.answers(gathered(rows.answers[i], chosen), *questions[i].question);
    result.answers[i] = std::move(combined.units);
    result.spreads[i] = std::move(combined.spread);
  }
  for (const auto& [name, column] : numbers) result.numbers[name] = combiner.numbers(column);
  return result;
}

}  // namespace hallmark
