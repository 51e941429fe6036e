#include "hallmark/report/anonymise.hpp"

#include <algorithm>
#include <string>

#include <fmt/format.h>

#include "hallmark/support/number.hpp"
#include "report/page/unit_words.hpp"
#include "report/table/section.hpp"
#include "result/score_decimals.hpp"
#include "support/ascii.hpp"
#include "support/texts.hpp"

namespace hallmark {

Survey anonymised(const LeagueTable& table) {
  Survey survey = *table.survey;
  const std::string word = unit_word(*table.rubric);
  std::string prefix = word;
  std::ranges::transform(prefix, prefix.begin(), to_capital);
  const std::size_t digits = std::to_string(table.units.size()).size();
  std::vector<std::uint32_t> order = table.units;
  std::vector<bool> placed(survey.size(), false);
  for (const std::size_t unit : order) placed[unit] = true;
  for (std::uint32_t unit = 0; unit < survey.size(); ++unit) {
    if (!placed[unit]) order.push_back(unit);
  }
  std::vector<std::size_t> number(survey.size());
  for (std::size_t i = 0; i < order.size(); ++i) number[order[i]] = i + 1;
  Texts ids;
  Texts names;
  for (const std::size_t of_unit : number) {
    ids.push_back(fmt::format("{}-{:0{}}", prefix, of_unit, digits));
    names.push_back(fmt::format("{} {}", capitalised(word), of_unit));
  }
  survey.ids = std::make_shared<const Texts>(std::move(ids));
  survey.names = std::make_shared<const Texts>(std::move(names));
  return survey;
}

Scorecard without_exact_numbers(const LeagueTable& table) {
  Scorecard card = *table.card;
  for (Column& column : card.nodes) {
    for (double& value : column.values) value = round_to(value, table.rubric->decimals, RoundingMode::half_up);
  }
  const std::vector<int> decimals = score_decimals(table);
  for (const std::size_t unit : table.units)
    card.nodes[0].values[unit] = round_to(table.card->score().values[unit], decimals[unit], RoundingMode::half_up);
  for (Column& column : card.values) std::ranges::fill(column.values, no_value);
  return card;
}

}  // namespace hallmark
