#include "survey/row_choice.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "hallmark/expression/evaluate.hpp"
#include "hallmark/support/wording.hpp"
#include "support/trim.hpp"

namespace hallmark {

RowChoice::RowChoice(const SurveyRules& rules, const Header& header, const ChosenRows& chosen, std::size_t table)
    : rules_(rules), words_(rules) {
  for (const PlacedExpression& placed : chosen.conditions) {
    Condition& condition = conditions_.emplace_back();
    condition.placed = &placed;
    for (const Expression::Name& name : placed.expression.names)
      condition.columns.push_back(header.find(name.text).value_or(header.names.size()));
  }
  if (chosen.latest) latest_ = &(*chosen.latest)[table];
}

RowVerdict RowChoice::judge(const std::vector<Cell>& row, std::size_t offset) {
  if (latest_ != nullptr && !std::ranges::binary_search(*latest_, offset)) return RowVerdict::passed_over;
  RowVerdict verdict = RowVerdict::read;
  for (Condition& condition : conditions_) {
    const RowVerdict its = judge(condition, row);
    if (its == RowVerdict::passed_over) {
      has_left_out_ = true;
      return its;
    }
    if (its == RowVerdict::unclear) verdict = its;
  }
  return verdict;
}

MarkedText RowChoice::text_of(const std::vector<Cell>& row, std::size_t column) const {
  return words_.read(column < row.size() ? trim(row[column].text) : std::string_view());
}

/// Rows that say the same are judged once.
RowVerdict RowChoice::judge(Condition& condition, const std::vector<Cell>& row) {
  constexpr std::size_t most_known = 65536;
  std::string key;
  for (const std::size_t column : condition.columns) {
    key += text_of(row, column).text;
    key += '\n';
  }
  if (const auto known = condition.known.find(key); known != condition.known.end()) return known->second;
  if (condition.known.size() == most_known) condition.known.clear();
  return condition.known[key] = evaluate(condition, row);
}

RowVerdict RowChoice::evaluate(const Condition& condition, const std::vector<Cell>& row) const {
  const Expression& expression = condition.placed->expression;
  std::vector<Column> numbers(expression.names.size(), Column(1));
  std::vector<Labels> labels(expression.names.size());
  std::vector<Binding> bindings;
  bool lacks_number = false;
  for (std::size_t i = 0; i < expression.names.size(); ++i) {
    const MarkedText said = text_of(row, condition.columns[i]);
    const bool is_there = is_answered(said.state);
    Binding& binding = bindings.emplace_back();
    if (expression.names[i].as_number || !expression.names[i].as_text) {
      const auto number = is_there ? parse_number(said.text, rules_.numbers) : std::nullopt;
      if (number) numbers[i].set(0, *number, said.state);
      if (!number) numbers[i].clear(0, is_there ? State::missing : said.state);
      lacks_number = lacks_number || (is_there && !number && expression.names[i].as_number);
      binding.numbers = &numbers[i];
    }
    if (expression.names[i].as_text || !expression.names[i].as_number) {
      labels[i].codes = {is_there ? 0 : Labels::none};
      labels[i].states = {said.state};
      if (is_there) labels[i].texts.emplace_back(said.text);
      binding.texts = &labels[i];
    }
  }
  switch (Evaluator(expression, std::move(bindings)).truth_at(0)) {
    case Truth::yes:
      return RowVerdict::read;
    case Truth::no:
      return RowVerdict::passed_over;
    case Truth::unknown:
      break;
  }
  return lacks_number ? RowVerdict::unclear : RowVerdict::passed_over;
}

void RowChoice::report(const Source& source, const std::vector<Cell>& row, Findings& findings) const {
  for (const Condition& condition : conditions_) {
    const std::vector<Expression::Name>& names = condition.placed->expression.names;
    for (std::size_t i = 0; i < names.size(); ++i) {
      const MarkedText said = text_of(row, condition.columns[i]);
      if (!names[i].as_number || !is_answered(said.state) || parse_number(said.text, rules_.numbers)) continue;
      findings.error(Code::survey_number, {source, row[condition.columns[i]].offset, 1},
                     fmt::format("{} is not a number, which {} needs to choose rows", in_quotes(said.text),
                                 in_quotes(condition.placed->expression.source)));
      return;
    }
  }
}

}  // namespace hallmark
