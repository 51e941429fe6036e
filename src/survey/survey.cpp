#include "hallmark/survey/survey.hpp"

#include <algorithm>

#include "support/texts.hpp"
#include "survey/packed_column.hpp"

namespace hallmark {

namespace {

template <class Item>
std::vector<Item> kept(const std::vector<Item>& items, const std::vector<bool>& keep) {
  std::vector<Item> chosen;
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (keep[i]) chosen.push_back(items[i]);
  }
  return chosen;
}

std::shared_ptr<const Texts> kept(const Texts& texts, const std::vector<bool>& keep) {
  Texts chosen;
  for (std::size_t i = 0; i < texts.size(); ++i) {
    if (keep[i]) chosen.push_back(texts[i]);
  }
  return std::make_shared<const Texts>(std::move(chosen));
}

Column kept(const Column& column, const std::vector<bool>& keep) {
  Column chosen;
  if (column.size() == 0) return chosen;
  chosen.values = kept(column.values, keep);
  chosen.states = kept(column.states, keep);
  return chosen;
}

Labels kept(const Labels& labels, const std::vector<bool>& keep) {
  return {kept(labels.codes, keep), kept(labels.states, keep), labels.texts};
}

/// The rows of the units that are kept, which are numbered anew.
ResponseRows kept(const ResponseRows& rows, const std::vector<bool>& keep) {
  std::vector<std::uint32_t> number(keep.size(), 0);
  for (std::size_t unit = 1; unit < keep.size(); ++unit) number[unit] = number[unit - 1] + (keep[unit - 1] ? 1U : 0U);
  std::vector<bool> keep_row;
  ResponseRows chosen;
  for (const std::uint32_t unit : rows.unit_of) {
    keep_row.push_back(keep[unit]);
    if (keep[unit]) chosen.unit_of.push_back(number[unit]);
  }
  for (const Column& column : rows.answers) chosen.answers.push_back(kept(column, keep_row));
  for (const auto& [name, column] : rows.numbers) chosen.numbers.emplace(name, kept(column, keep_row));
  return chosen;
}

}  // namespace

std::optional<std::size_t> Survey::find(std::string_view id) const {
  const auto found = std::ranges::find(*ids, id);
  return found == ids->end() ? std::nullopt : std::optional(static_cast<std::size_t>(found - ids->begin()));
}

std::string_view Survey::id(std::size_t unit) const {
  return (*ids)[unit];
}

std::string_view Survey::name(std::size_t unit) const {
  return (*names)[unit];
}

void unpack_answers(Survey& survey) {
  for (std::size_t question = 0; question < survey.packed.size(); ++question) {
    if (survey.packed[question]) survey.answers[question] = survey.packed[question]->unpacked();
  }
  survey.packed.clear();
}

Survey select(const Survey& survey, const std::vector<bool>& keep) {
  Survey chosen;
  chosen.ids = kept(*survey.ids, keep);
  chosen.names = kept(*survey.names, keep);
  chosen.places = kept(survey.places, keep);
  if (!survey.respondents.empty()) chosen.respondents = kept(survey.respondents, keep);
  for (const Column& column : survey.answers) chosen.answers.push_back(kept(column, keep));
  for (const Column& column : survey.available) chosen.available.push_back(kept(column, keep));
  for (const auto& spread : survey.spreads) chosen.spreads.push_back(spread.empty() ? spread : kept(spread, keep));
  if (survey.rows) chosen.rows = std::make_shared<const ResponseRows>(kept(*survey.rows, keep));
  for (const auto& [name, column] : survey.numbers) chosen.numbers.emplace(name, kept(column, keep));
  for (const auto& [name, labels] : survey.labels) chosen.labels.emplace(name, kept(labels, keep));
  chosen.columns = survey.columns;
  chosen.found_columns = survey.found_columns;
  chosen.former_codes = survey.former_codes;
  chosen.chosen = survey.chosen;
  chosen.lacks_rows = survey.lacks_rows;
  chosen.undecided = survey.undecided;
  chosen.sources = survey.sources;
  return chosen;
}

}  // namespace hallmark
