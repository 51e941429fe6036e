#include "survey/reading.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "hallmark/support/wording.hpp"

namespace hallmark {

Reading::Reading(const Rubric& rubric_read, Findings& found)
    : rubric(rubric_read),
      findings(found),
      words(rubric_read.survey),
      number_form(rubric_read.survey.numbers),
      questions(questions_of(rubric_read)) {
  for (const AskedQuestion& asked : questions) {
    const Question& question = *asked.question;
    answers.push_back(std::make_unique<QuestionSink>(
        AnswerReader(asked.id, question.scale, rubric.survey, number_form, question.limits)));
  }
}

std::uint32_t Reading::unit(std::string_view id, std::string_view name, RowPlace place) {
  const std::uint32_t hash = IdIndex::hash_of(id);
  const std::uint32_t known = index.find(id, hash);
  return known != IdIndex::none ? known : new_unit(id, hash, name, place);
}

std::uint32_t Reading::new_unit(std::string_view id, std::uint32_t hash, std::string_view name, RowPlace place) {
  names.push_back(name);
  survey.places.push_back(place);
  return index.add(id, hash);
}

std::vector<Sink*> Reading::sinks_of_column(const std::string& name) {
  std::vector<Sink*> sinks;
  if (const auto number = numbers.find(name); number != numbers.end()) sinks.push_back(&number->second);
  if (const auto label = labels.find(name); label != labels.end()) sinks.push_back(&label->second);
  return sinks;
}

namespace {

bool name_is_in_a_register(const Reading& reading) {
  return std::ranges::any_of(reading.registers, [&reading](const Table& table) {
    return table.header.find(reading.rubric.survey.name->text).has_value();
  });
}

}  // namespace

bool is_group(const Reading& reading, const std::string& name) {
  return std::ranges::find(reading.rubric.survey.groups, name, &ColumnName::text) != reading.rubric.survey.groups.end();
}

void warn_of_disagreement(Reading& reading, std::size_t unit, const std::string& name, std::string_view taken,
                          std::string_view other) {
  const RowPlace& place = reading.survey.places[unit];
  reading.findings.warning(
      Code::survey_group, {reading.surveys[place.source()].source, place.offset(), 1},
      fmt::format("the rows of {} do not agree on {}: {} is taken, {} is not", in_quotes(reading.ids[unit]),
                  in_quotes(name), in_quotes(taken), in_quotes(other)));
}

std::optional<SurveyColumns> survey_columns(Reading& reading, const Table& table) {
  const SurveyRules& rules = reading.rubric.survey;
  if (rules.id.text.empty()) return std::nullopt;  // the rubric's fault, reported there
  SurveyColumns columns;
  const auto id = require_column(table.header, rules.id.text, "'id' of the rubric's 'survey'", reading.findings);
  bool complete = id.has_value();
  if (id) columns.id = *id;
  if (rules.name && !table.header.find(rules.name->text) && name_is_in_a_register(reading)) {
    reading.name_from_register = true;
  } else if (rules.name) {
    columns.name = require_column(table.header, rules.name->text, "'name' of the rubric's 'survey'", reading.findings);
    complete = complete && columns.name.has_value();
  }
  return complete ? std::optional(columns) : std::nullopt;
}

}  // namespace hallmark
