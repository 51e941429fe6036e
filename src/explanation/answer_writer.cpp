#include "explanation/answer_writer.hpp"

#include <algorithm>

#include "hallmark/support/number.hpp"

namespace hallmark {

namespace {

void write_number(Column& numbers, std::size_t row, const std::string& text, const NumberForm& form) {
  const auto number = parse_number(text, form);
  number ? numbers.set(row, *number) : numbers.clear(row, State::missing);
}

void write_label(Labels& labels, std::size_t row, const std::string& text) {
  const auto known = std::ranges::find(labels.texts, text);
  labels.codes[row] = static_cast<std::uint32_t>(known - labels.texts.begin());
  labels.states[row] = State::answered;
  if (known == labels.texts.end()) labels.texts.push_back(text);
}

}  // namespace

AnswerWriter::AnswerWriter(const Rubric& rubric)
    : rubric_(rubric), form_{.lenient = rubric.survey.numbers.lenient}, questions_(changeable_questions(rubric)) {
  for (const AskedQuestion& asked : questions_) {
    if (is_worked_out(asked)) break;
    readers_.emplace_back(asked.id, asked.question->scale, rubric.survey, form_, asked.question->limits);
  }
}

bool AnswerWriter::has_cell_of_its_own(std::size_t question) const {
  const auto& layout = rubric_.survey.long_layout;
  return layout && layout->points && std::holds_alternative<PointScale>(questions_[question].question->scale);
}

std::optional<double> AnswerWriter::read(std::size_t question, std::string_view text) const {
  static const Source nowhere = std::make_shared<const SourceText>("", "");
  Findings ignored;
  return readers_[question].read(text, CellPlace{nowhere, 0}, ignored);
}

std::vector<std::size_t> AnswerWriter::other_readers(std::size_t question) const {
  std::vector<std::size_t> others;
  if (is_worked_out(questions_[question])) return others;
  for (std::size_t other = 0; other < readers_.size(); ++other) {
    const bool reads_it = questions_[other].question->column.text == questions_[question].question->column.text &&
                          has_cell_of_its_own(other) == has_cell_of_its_own(question);
    if (reads_it && other != question) others.push_back(other);
  }
  return others;
}

bool AnswerWriter::can_write(const Survey& survey, const AnswerChange& change) const {
  const AskedQuestion& asked = questions_[change.question];
  if (is_worked_out(asked) || has_cell_of_its_own(change.question)) return true;
  const auto can_read = [&](std::size_t other) { return read(other, change.text).has_value(); };
  if (!std::ranges::all_of(other_readers(change.question), can_read)) return false;
  const bool is_number = parse_number(change.text, form_).has_value();
  return is_number || !survey.numbers.contains(asked.question->column.text);
}

void AnswerWriter::write(Survey& survey, std::size_t row, const AnswerChange& change) const {
  const AskedQuestion& asked = questions_[change.question];
  if (is_worked_out(asked)) {
    const auto [stand_in, is_new] = survey.stand_ins.try_emplace(asked.node, survey.size());
    stand_in->second.set(row, change.value);
    return;
  }
  survey.answers[change.question].set(row, change.value);
  const std::string& column = asked.question->column.text;
  // In the long layout points stand beside the answer.
  const bool points_only = has_cell_of_its_own(change.question);
  for (const std::size_t other : other_readers(change.question)) {
    const auto value = points_only ? std::optional(change.value) : read(other, change.text);
    Column& answers = survey.answers[other];
    value ? answers.set(row, *value) : answers.clear(row, State::missing);
  }
  if (points_only) return;
  if (const auto numbers = survey.numbers.find(column); numbers != survey.numbers.end())
    write_number(numbers->second, row, change.text, form_);
  if (const auto labels = survey.labels.find(column); labels != survey.labels.end())
    write_label(labels->second, row, change.text);
}

}  // namespace hallmark
