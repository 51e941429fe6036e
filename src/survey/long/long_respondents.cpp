#include "survey/long/long_respondents.hpp"

#include <algorithm>

namespace hallmark {

std::uint32_t LongRespondents::add(std::uint32_t unit, std::size_t row) {
  unit_of_.push_back(unit);
  first_rows_.push_back(row);
  return static_cast<std::uint32_t>(unit_of_.size() - 1);
}

std::uint32_t LongRespondents::named(std::uint32_t unit, std::string_view name, std::size_t row) {
  const auto [known, is_new] = by_name_.try_emplace({unit, std::string(name)});
  if (is_new) known->second = add(unit, row);
  return known->second;
}

std::vector<std::uint32_t> LongRespondents::in_order(const std::vector<std::uint32_t>& units,
                                                     const std::vector<std::size_t>& rows) {
  std::vector<std::uint32_t> respondents;
  std::vector<std::size_t> answers;
  for (std::size_t i = 0; i < units.size(); ++i) {
    const std::uint32_t unit = units[i];
    if (answers.size() <= unit) answers.resize(unit + 1);
    if (of_unit_.size() <= unit) of_unit_.resize(unit + 1);
    if (of_unit_[unit].size() == answers[unit]) of_unit_[unit].push_back(add(unit, rows[i]));
    respondents.push_back(of_unit_[unit][answers[unit]++]);
  }
  counts_.resize(std::max(counts_.size(), answers.size()));
  for (std::size_t unit = 0; unit < answers.size(); ++unit) {
    if (answers[unit] == 0) continue;
    if (counts_[unit] == 0) counts_[unit] = answers[unit];
    are_known_ = are_known_ && counts_[unit] == answers[unit];
  }
  return respondents;
}

Column LongRespondents::by_respondent(const Column& rows) const {
  Column column(unit_of_.size());
  for (std::size_t i = 0; i < unit_of_.size(); ++i) {
    const std::size_t row = first_rows_[i];
    if (row < rows.size()) column.set(i, rows.values[row], rows.states[row]);
  }
  return column;
}

Column LongRespondents::spread_out(const Column& answers, const std::vector<std::uint32_t>& rows) const {
  std::vector<State> blank_of(unit_of_.empty() ? 0 : std::ranges::max(unit_of_) + 1, State::missing);
  for (const std::uint32_t row : rows) blank_of[unit_of_[row]] = State::not_applicable;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (answers.states[i] != State::not_applicable) blank_of[unit_of_[rows[i]]] = State::missing;
  }
  Column column;
  for (const std::uint32_t unit : unit_of_) column.push_back(no_value, blank_of[unit]);
  for (std::size_t i = 0; i < rows.size(); ++i) column.set(rows[i], answers.values[i], answers.states[i]);
  return column;
}

}  // namespace hallmark
