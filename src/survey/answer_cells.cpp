#include "hallmark/survey/answer_cells.hpp"

#include <algorithm>
#include <string_view>
#include <unordered_map>

#include "hallmark/support/csv_reader.hpp"
#include "hallmark/support/unicode.hpp"
#include "hallmark/survey/questions.hpp"
#include "support/csv_header.hpp"
#include "support/trim.hpp"
#include "survey/cells/cell_words.hpp"
#include "survey/header_names.hpp"

namespace hallmark {

class AnswerCollector {
 public:
  AnswerCollector(const Rubric& rubric, const Survey& survey, char delimiter, AnswerCells& cells)
      : rubric_(rubric), delimiter_(delimiter), cells_(cells), words_(rubric.survey), questions_(questions_of(rubric)) {
    for (std::size_t unit = 0; unit < survey.size(); ++unit) {
      if (cells.index_[unit] != AnswerCells::none) place_of_id_.emplace(fold_case(survey.id(unit)), cells.index_[unit]);
    }
    if (rubric.survey.long_layout) {
      for (const std::string& stage : rubric.survey.long_layout->wins) wins_.push_back(fold_case(stage));
    }
    stages_.assign(questions_.size(), std::vector<std::size_t>(place_of_id_.size(), wins_.size() + 1));
  }

  /// A table with a column a question: a wide survey or a register. Cells that are there already stay.
  void collect_wide(const Source& source, bool is_register) {
    CsvReader reader(source, delimiter_);
    Findings ignored;  // reading the survey has reported them
    const auto header = header_of(reader, source);
    if (!header) return;
    const auto id = header->find(rubric_.survey.id.text);
    if (!id) return;
    std::vector<std::optional<std::size_t>> columns;
    for (const AskedQuestion& asked : questions_) columns.push_back(header->find(asked.question->column.text));
    while (reader.next(ignored)) {
      const std::vector<Cell>& row = reader.row();
      const auto unit = has_cells_for(*header, row) ? unit_of(row[*id].text) : std::nullopt;
      if (!unit) continue;
      for (std::size_t i = 0; i < questions_.size(); ++i) {
        if (columns[i]) add(i, *unit, source, row[*columns[i]], is_register);
      }
    }
  }

  /// A table with a row an answer; of several stages the winning one counts.
  void collect_long(const Source& source) {
    const LongLayout& layout = *rubric_.survey.long_layout;
    CsvReader reader(source, delimiter_);
    Findings ignored;
    const auto header = header_of(reader, source);
    if (!header) return;
    const auto id = header->find(rubric_.survey.id.text);
    const auto question = header->find(layout.question.text);
    const auto answer = header->find(layout.answer.text);
    const auto points = find(*header, layout.points);
    const auto stage = find(*header, layout.stage);
    const auto evidence = find(*header, layout.evidence);
    const auto note = find(*header, layout.note);
    if (!id || !question || !answer) return;
    while (reader.next(ignored)) {
      const std::vector<Cell>& row = reader.row();
      const auto unit = has_cells_for(*header, row) ? unit_of(row[*id].text) : std::nullopt;
      const std::size_t rank = unit && stage ? stage_rank(row[*stage].text) : 0;
      if (!unit || (stage && rank == wins_.size())) continue;
      for (std::size_t i = 0; i < questions_.size(); ++i) {
        if (questions_[i].question->column.text != trim(row[*question].text)) continue;
        std::optional<AnswerCell>& cell = cells_.cells_[i][*unit];
        if (rank > stages_[i][*unit]) continue;
        if (rank < stages_[i][*unit]) cell.reset();
        stages_[i][*unit] = rank;
        const bool takes_points = points && std::holds_alternative<PointScale>(questions_[i].question->scale);
        add(i, *unit, source, row[takes_points ? *points : *answer], false);
        if (cell->rows > 1) continue;
        if (evidence) cell->evidence = trim(row[*evidence].text);
        if (note) cell->note = trim(row[*note].text);
      }
    }
  }

 private:
  /// With the names that reading the survey gave its columns.
  std::optional<Header> header_of(CsvReader& reader, const Source& source) const {
    Findings ignored;
    std::vector<FoundColumn> found;
    auto header = read_header(reader, source, ignored);
    if (header) settle_names(*header, rubric_, {}, ignored, found);
    return header;
  }

  static std::optional<std::size_t> find(const Header& header, const std::optional<ColumnName>& column) {
    return column ? header.find(column->text) : std::nullopt;
  }

  std::optional<std::size_t> unit_of(std::string_view id) const {
    const auto found = place_of_id_.find(fold_case(id));
    return found == place_of_id_.end() ? std::nullopt : std::optional(found->second);
  }

  std::size_t stage_rank(std::string_view text) const {
    return static_cast<std::size_t>(std::ranges::find(wins_, fold_case(text)) - wins_.begin());
  }

  void add(std::size_t question, std::size_t unit, const Source& source, const Cell& found, bool only_if_new) {
    std::optional<AnswerCell>& cell = cells_.cells_[question][unit];
    if (!cell) {
      cell = AnswerCell{std::string(words_.read(trim(found.text)).text), {source, found.offset, 1}, {}, {}, 1};
    } else if (!only_if_new) {
      ++cell->rows;
    }
  }

  const Rubric& rubric_;
  char delimiter_;
  AnswerCells& cells_;
  CellWords words_;
  std::vector<AskedQuestion> questions_;
  std::unordered_map<std::string, std::size_t> place_of_id_;  ///< By folded id.
  std::vector<std::string> wins_;
  std::vector<std::vector<std::size_t>> stages_;  ///< By question and unit: the best stage so far.
};

AnswerCells::AnswerCells(const Rubric& rubric, const Survey& survey, const SurveyTexts& texts,
                         const std::vector<bool>& wanted)
    : index_(survey.size(), none) {
  std::size_t count = 0;
  for (std::size_t unit = 0; unit < survey.size(); ++unit) {
    if (wanted[unit]) index_[unit] = count++;
  }
  cells_.assign(questions_of(rubric).size(), std::vector<std::optional<AnswerCell>>(count));
  AnswerCollector collector(rubric, survey, texts.delimiter, *this);
  for (const Source& source : texts.surveys) {
    if (rubric.survey.long_layout) {
      collector.collect_long(source);
    } else {
      collector.collect_wide(source, false);
    }
  }
  for (const Source& source : texts.registers) collector.collect_wide(source, true);
}

const AnswerCell* AnswerCells::find(std::size_t question, std::size_t unit) const {
  if (question >= cells_.size() || index_[unit] == none) return nullptr;
  const std::optional<AnswerCell>& cell = cells_[question][index_[unit]];
  return cell ? &*cell : nullptr;
}

}  // namespace hallmark
