#include "rubric/read_survey_rules.hpp"

#include <cmath>

#include <fmt/format.h>

#include "hallmark/support/wording.hpp"
#include "rubric/keys.hpp"
#include "rubric/read_limits.hpp"
#include "rubric/read_method.hpp"
#include "support/trim.hpp"

namespace hallmark {

namespace {

std::vector<ColumnName> read_columns(const Fields& survey, std::string_view key) {
  std::vector<ColumnName> columns;
  const Yaml node = survey.get(key);
  if (!node) return columns;
  if (node->kind != YamlNode::Kind::sequence) {
    if (auto column = survey.column(key)) columns.push_back(*std::move(column));
    return columns;
  }
  for (const Yaml& item : node->items) {
    if (auto column = read_column(item, fmt::format("an item of '{}'", key), survey.findings()))
      columns.push_back(*std::move(column));
  }
  return columns;
}

std::optional<LongLayout> read_long_layout(const Yaml& node, Findings& findings) {
  const Fields fields(node, "the long layout", keys::long_layout, findings);
  fields.require("question", "the column that says which question a row answers");
  fields.require("answer", "the column of the answers");
  const auto question = fields.column("question");
  const auto answer = fields.column("answer");
  if (!question || !answer) return std::nullopt;
  LongLayout layout{*question,
                    *answer,
                    fields.column("points"),
                    fields.column("out_of"),
                    fields.column("stage"),
                    fields.column("evidence"),
                    fields.column("note"),
                    fields.column("unsure"),
                    fields.column("respondent"),
                    fields.texts("wins")};
  if (layout.stage && layout.wins.empty()) {
    findings.error(Code::rubric_required, layout.stage->place, "'stage' needs 'wins', the stage whose answers count");
  }
  if (!layout.stage && !layout.wins.empty()) {
    findings.error(Code::rubric_required, fields.key_place("wins"), "'wins' needs 'stage', the column of the stages");
    layout.wins.clear();
  }
  if (layout.points.has_value() != layout.out_of.has_value()) {
    findings.error(Code::rubric_required, fields.place(), "'points' and 'out_of' of the long layout belong together");
  }
  return layout;
}

/// The marks of unsure answers: what a number could end in would take a part of it.
std::vector<std::string> read_unsure(const Fields& survey) {
  std::vector<std::string> marks;
  for (const std::string& text : survey.texts("unsure")) {
    const std::string_view mark = trim(text);
    const bool ends_numbers = !mark.empty() && std::string_view("0123456789.%").find(mark.back()) != std::string::npos;
    if (mark.empty() || ends_numbers) {
      survey.findings().error(
          Code::rubric_unsure, survey.get("unsure")->place,
          fmt::format("{} cannot mark an unsure answer: {}", in_quotes(text),
                      mark.empty() ? "a blank stands behind answers of all kinds" : "a number could end like that"));
      continue;
    }
    marks.emplace_back(mark);
  }
  return marks;
}

/// What only makes sense with several rows a unit, or without.
void check_rows(const Fields& survey, const SurveyRules& rules) {
  const bool names_unsure = rules.long_layout && rules.long_layout->unsure;
  if (rules.respondents && (!rules.unsure.empty() || names_unsure)) {
    survey.findings().error(Code::rubric_unsure,
                            names_unsure ? rules.long_layout->unsure->place : survey.key_place("unsure"),
                            "'unsure' and 'respondents' do not go together: an answer that several people gave is "
                            "unsure by how far they differ, which 'vary: [respondents]' looks at");
  }
  for (const std::string_view key : {"evidence", "remark"}) {
    if (rules.long_layout && survey.has(key)) {
      survey.findings().error(Code::rubric_required, survey.key_place(key),
                              fmt::format("{} in 'survey' is of the wide layout: the long one names its columns in "
                                          "'layout'",
                                          in_quotes(key)));
    }
  }
  if (!rules.respondents && rules.long_layout && rules.long_layout->respondent) {
    survey.findings().error(Code::rubric_required, rules.long_layout->respondent->place,
                            "'respondent' needs 'respondents' in 'survey', how the answers of several are combined");
  }
}

std::optional<LongLayout> read_layout(const Fields& survey) {
  const Yaml node = survey.get("layout");
  if (!node) return std::nullopt;
  if (node->kind != YamlNode::Kind::map) {
    if (read_choice(node, {"wide", "long"}, "layout of a survey", survey.findings()) == 1) {
      survey.findings().error(Code::rubric_required, node->place,
                              "the long layout needs its columns, as in {long: {question: q, answer: a}}");
    }
    return std::nullopt;
  }
  const Fields layout(node, "'layout'", keys::layout, survey.findings());
  layout.require("long", "as in {long: {question: q, answer: a}}");
  return layout.has("long") ? read_long_layout(layout.get("long"), survey.findings()) : std::nullopt;
}

/// A whole number from `least` on, or nothing and a finding.
std::optional<std::size_t> read_whole_number(const Yaml& node, std::string_view what, double least, Findings& findings) {
  constexpr double most = 1e6;
  const auto number = read_number(node, what, findings);
  if (!number) return std::nullopt;
  if (*number >= least && *number <= most && std::trunc(*number) == *number) return static_cast<std::size_t>(*number);
  findings.error(Code::rubric_number, node->place,
                 fmt::format("{} is a whole number from {} on, not {}", what, least, node->text));
  return std::nullopt;
}

TablePlace read_table_place(const Fields& survey) {
  TablePlace place;
  if (const Yaml header = survey.get("header")) {
    place.find_header = header->kind == YamlNode::Kind::scalar && header->text == "find";
    if (!place.find_header)
      place.header_line = read_whole_number(header, "'header', the line of the header, or 'find',", 1, survey.findings());
  }
  if (const Yaml skip = survey.get("skip")) {
    place.skipped_rows =
        read_whole_number(skip, "'skip', the number of rows below the header,", 0, survey.findings()).value_or(0);
  }
  return place;
}

/// By column.
std::vector<std::pair<ColumnName, NumberLimits>> read_column_limits(const Fields& survey) {
  std::vector<std::pair<ColumnName, NumberLimits>> columns;
  const Yaml node = survey.get("limits");
  if (!node) return columns;
  if (node->kind != YamlNode::Kind::map) {
    survey.findings().error(
        Code::rubric_limits, node->place,
        fmt::format("'limits' of 'survey' must be a mapping of columns, as in {{staff: [50, 60000]}}, not {}",
                    described(*node)));
    return columns;
  }
  for (const YamlNode::Entry& entry : node->entries) {
    NumberLimits limits;
    read_limit_pair(entry.value, limits, survey.findings());
    columns.emplace_back(ColumnName{entry.key->text, entry.key->place}, limits);
  }
  return columns;
}

}  // namespace

SurveyRules read_survey_rules(const Fields& rubric) {
  SurveyRules rules;
  const Yaml node = rubric.get("survey");
  if (!node) {
    rubric.findings().error(Code::rubric_required, rubric.place(),
                            "the rubric needs 'survey' with 'id', the column of the codes");
    return rules;
  }
  const Fields survey(node, "'survey'", keys::survey, rubric.findings());
  if (!survey.is_map()) return rules;
  survey.require("id", "the column of the codes");
  if (auto id = survey.column("id")) rules.id = *std::move(id);
  rules.table = read_table_place(survey);
  rules.name = survey.column("name");
  rules.groups = read_columns(survey, "groups");
  if (survey.has("missing")) rules.missing = survey.texts("missing");
  rules.not_applicable = survey.texts("not_applicable");
  rules.evidence = survey.text("evidence");
  rules.remark = survey.text("remark");
  rules.unsure = read_unsure(survey);
  rules.long_layout = read_layout(survey);
  rules.respondents = read_respondents(survey);
  check_rows(survey, rules);
  rules.limits = read_column_limits(survey);
  if (const Yaml form = survey.get("numbers")) {
    rules.numbers.lenient = read_choice(form, {"strict", "lenient"}, "form of numbers", survey.findings()) == 1;
  }
  if (const Yaml decimal = survey.get("decimal")) {
    const auto sign = read_choice(decimal, {".", ","}, "decimal sign", survey.findings());
    rules.numbers.decimal = sign == 1 ? ',' : '.';
    rules.numbers.decimal_said = sign.has_value();
  }
  if (const Yaml where = survey.get("where"))
    rules.where = read_expression(where, ExpressionType::truth, survey.findings());
  return rules;
}

}  // namespace hallmark
