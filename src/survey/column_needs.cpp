#include "survey/column_needs.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "hallmark/support/wording.hpp"

namespace hallmark {

namespace {

class Collector {
 public:
  Collector(const Rubric& rubric, const std::vector<std::string>& columns, Findings& findings)
      : rubric_(rubric), columns_(columns), findings_(findings) {}

  std::vector<ColumnNeed> take() { return std::move(needs_); }

  void add_number(const std::optional<ColumnName>& column) {
    if (column && is_column(*column)) need(column->text).as_number = true;
  }

  void add_label(const std::optional<ColumnName>& column) {
    if (column && is_column(*column)) need(column->text).as_text = true;
  }

  /// A column of numbers, unless it is a node.
  void add_criterion(const ColumnName& name) {
    if (rubric_.find(name.text)) return;
    if (has(name.text)) {
      need(name.text).as_number = true;
    } else {
      report_unknown(name.text, name.place);
    }
  }

  void add_names(const PlacedExpression& placed) {
    for (const Expression::Name& name : placed.expression.names) {
      Place place = placed.place;
      place.offset += name.offset;
      place.length = name.text.size();
      if (has(name.text)) {
        ColumnNeed& column = need(name.text);
        column.as_number = column.as_number || name.as_number;
        column.as_text = column.as_text || name.as_text;
      } else if (!rubric_.find(name.text)) {
        report_unknown(name.text, place);
      } else if (name.as_text && !name.as_number) {
        findings_.error(Code::expression_type, place,
                        fmt::format("{} is a node and has a score: compare it with a number", in_quotes(name.text)));
      }
    }
  }

 private:
  void report_unknown(const std::string& name, const Place& place) {
    std::vector<std::string> candidates = columns_;
    const std::vector<std::string> ids = rubric_.ids();
    candidates.insert(candidates.end(), ids.begin(), ids.end());
    findings_.error(Code::expression_name, place,
                    fmt::format("{} is neither a column of the survey nor a node of the rubric{}", in_quotes(name),
                                findings_.is_full() ? "" : did_you_mean(name, candidates)));
  }

  bool has(const std::string& name) const { return std::ranges::find(columns_, name) != columns_.end(); }

  bool is_column(const ColumnName& column) {
    if (has(column.text)) return true;
    findings_.error(
        Code::rubric_group, column.place,
        fmt::format("{} is not a column of the survey{}", in_quotes(column.text), did_you_mean(column.text, columns_)));
    return false;
  }

  ColumnNeed& need(const std::string& name) {
    const auto known = std::ranges::find(needs_, name, &ColumnNeed::name);
    return known == needs_.end() ? needs_.emplace_back(ColumnNeed{name, false, false}) : *known;
  }

  const Rubric& rubric_;
  const std::vector<std::string>& columns_;
  Findings& findings_;
  std::vector<ColumnNeed> needs_;
};

}  // namespace

std::vector<ColumnName> grouping_columns(const Rubric& rubric) {
  std::vector<ColumnName> columns;
  const auto add = [&columns](const std::optional<ColumnName>& column) {
    if (column) columns.push_back(*column);
  };
  for (const Node& node : rubric.nodes) {
    for (const auto* column : {&node.weight.by, &node.missing.of, &node.normalise_over, &node.treat_over}) add(*column);
  }
  add(rubric.ranking.within);
  return columns;
}

std::vector<const PlacedExpression*> expressions_of(const Rubric& rubric) {
  std::vector<const PlacedExpression*> expressions;
  const auto add = [&expressions](const std::optional<PlacedExpression>& expression) {
    if (expression) expressions.push_back(&*expression);
  };
  for (const Node& node : rubric.nodes) {
    add(node.applies);
    add(node.question.value);
    for (const Penalty& penalty : node.penalties) {
      add(penalty.applies);
      add(penalty.question.value);
    }
  }
  for (const Gate& gate : rubric.maturity.gates) expressions.push_back(&gate.when);
  return expressions;
}

std::vector<ColumnNeed> column_needs(const Rubric& rubric, const std::vector<const PlacedExpression*>& expressions,
                                     const std::vector<std::string>& columns, Findings& findings) {
  Collector collector(rubric, columns, findings);
  for (const ColumnName& column : grouping_columns(rubric)) collector.add_label(column);
  for (const Node& node : rubric.nodes) {
    collector.add_number(node.question.per);
    if (node.question.respondents) collector.add_number(node.question.respondents->weight);
  }
  for (const TieBreak& criterion : rubric.ranking.ties_by) collector.add_criterion(criterion.by);
  for (const auto& [column, limits] : rubric.survey.limits) collector.add_number(column);
  if (rubric.survey.respondents) collector.add_number(rubric.survey.respondents->weight);
  for (const PlacedExpression* expression : expressions_of(rubric)) collector.add_names(*expression);
  for (const PlacedExpression* expression : expressions) collector.add_names(*expression);
  return collector.take();
}

}  // namespace hallmark
