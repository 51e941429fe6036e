#include "hallmark/survey/answer_cells.hpp"

#include <algorithm>
#include <string_view>
#include <unordered_map>

#include "hallmark/support/csv_reader.hpp"
#include "hallmark/support/unicode.hpp"
#include "hallmark/survey/questions.hpp"
#include "support/csv_table.hpp"
#include "support/trim.hpp"
#include "survey/cells/cell_words.hpp"
#include "survey/header_names.hpp"
#include "survey/row_choice.hpp"

namespace hallmark {

class AnswerCollector {
 public:
  AnswerCollector(const Rubric& rubric, const Survey& survey, TableForm form, AnswerCells& cells)
      : rubric_(rubric), former_codes_(*survey.former_codes), chosen_(survey.chosen), form_(std::move(form)), cells_(cells), words_(rubric.survey), questions_(questions_of(rubric)) {
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
    Findings ignored;  // reading the survey has reported them
    auto table = open(source, is_register ? TableForm{form_.delimiter} : form_);
    if (!table) return;
    const Header* const header = &table->header;
    CsvReader& reader = table->reader;
    const auto id = header->find(rubric_.survey.id.text);
    if (!id) return;
    std::vector<std::optional<std::size_t>> columns;
    std::vector<std::optional<std::size_t>> evidence;
    std::vector<std::optional<std::size_t>> remarks;
    for (const AskedQuestion& asked : questions_) {
      columns.push_back(header->find(asked.question->column.text));
      evidence.push_back(beside(*header, asked, rubric_.survey.evidence));
      remarks.push_back(beside(*header, asked, rubric_.survey.remark));
    }
    const ChosenRows all;
    RowChoice choice(rubric_.survey, *header, is_register ? all : chosen_, table_);
    while (reader.next(ignored)) {
      const std::vector<Cell>& row = reader.row();
      if (choice.judge(row, reader.row_offset()) != RowVerdict::read) continue;
      const auto unit = has_cells_for(*header, row) ? unit_of(row[*id].text) : std::nullopt;
      if (!unit) continue;
      for (std::size_t i = 0; i < questions_.size(); ++i) {
        if (columns[i]) add(i, *unit, source, row[*columns[i]], is_register);
        std::optional<AnswerCell>& cell = cells_.cells_[i][*unit];
        if (!cell || cell->rows > 1) continue;
        if (evidence[i] && cell->evidence.empty()) cell->evidence = trim(row[*evidence[i]].text);
        if (remarks[i] && cell->note.empty()) cell->note = trim(row[*remarks[i]].text);
      }
    }
  }

  /// A table with a row an answer; of several stages the winning one counts.
  void collect_long(const Source& source) {
    const LongLayout& layout = *rubric_.survey.long_layout;
    Findings ignored;
    auto table = open(source, form_);
    if (!table) return;
    const Header* const header = &table->header;
    CsvReader& reader = table->reader;
    const auto id = header->find(rubric_.survey.id.text);
    const auto question = header->find(layout.question.text);
    const auto answer = header->find(layout.answer.text);
    const auto points = find(*header, layout.points);
    const auto stage = find(*header, layout.stage);
    const auto evidence = find(*header, layout.evidence);
    const auto note = find(*header, layout.note);
    if (!id || !question || !answer) return;
    RowChoice choice(rubric_.survey, *header, chosen_, table_);
    while (reader.next(ignored)) {
      const std::vector<Cell>& row = reader.row();
      if (choice.judge(row, reader.row_offset()) != RowVerdict::read) continue;
      const auto unit = has_cells_for(*header, row) ? unit_of(row[*id].text) : std::nullopt;
      if (!unit) continue;
      const std::string_view asked = trim(row[*question].text);
      const std::size_t rank = stage ? stage_rank(row[*stage].text) : 0;
      for (std::size_t i = 0; i < questions_.size(); ++i) {
        if (questions_[i].question->column.text != asked) continue;
        if (stage) {
          cells_.stages_[i][*unit].push_back(
              {std::string(trim(row[*stage].text)), std::string(trim(row[*answer].text))});
          if (rank == wins_.size()) continue;
        }
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

  void next_table() { ++table_; }

 private:
  /// With the names that reading the survey gave its columns.
  std::optional<CsvTable> open(const Source& source, const TableForm& form) const {
    Findings ignored;
    std::vector<FoundColumn> found;
    auto table = open_table(source, form, ignored);
    if (table) settle_names(table->header, rubric_, {}, ignored, found);
    return table;
  }

  static std::optional<std::size_t> find(const Header& header, const std::optional<ColumnName>& column) {
    return column ? header.find(column->text) : std::nullopt;
  }

  std::optional<std::size_t> unit_of(std::string_view id) const {
    const auto found = place_of_id_.find(fold_case(former_codes_.current(trim(id))));
    return found == place_of_id_.end() ? std::nullopt : std::optional(found->second);
  }

  /// The column beside a question's that is called like it with a suffix.
  static std::optional<std::size_t> beside(const Header& header, const AskedQuestion& asked, const std::string& suffix) {
    if (suffix.empty()) return std::nullopt;
    const auto by_column = header.find(asked.question->column.text + suffix);
    return by_column ? by_column : header.find(asked.id + suffix);
  }

  std::size_t stage_rank(std::string_view text) const {
    return static_cast<std::size_t>(std::ranges::find(wins_, fold_case(text)) - wins_.begin());
  }

  void add(std::size_t question, std::size_t unit, const Source& source, const Cell& found, bool only_if_new) {
    std::optional<AnswerCell>& cell = cells_.cells_[question][unit];
    if (!cell) {
      cell = AnswerCell{std::string(words_.read(trim(found.text)).text), {source, found.offset, 1}};
    } else if (!only_if_new) {
      ++cell->rows;
    }
  }

  const Rubric& rubric_;
  const CodeAliases& former_codes_;
  const ChosenRows& chosen_;
  TableForm form_;
  std::size_t table_ = 0;  ///< Which of the surveys is read.
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
  if (rubric.survey.long_layout && rubric.survey.long_layout->stage)
    stages_.assign(cells_.size(), std::vector<std::vector<StageAnswer>>(count));
  AnswerCollector collector(rubric, survey, form_of_survey(rubric.survey, texts.delimiter), *this);
  for (const Source& source : texts.surveys) {
    if (rubric.survey.long_layout) {
      collector.collect_long(source);
    } else {
      collector.collect_wide(source, false);
    }
    collector.next_table();
  }
  for (const Source& source : texts.registers) collector.collect_wide(source, true);
}

const AnswerCell* AnswerCells::find(std::size_t question, std::size_t unit) const {
  if (question >= cells_.size() || index_[unit] == none) return nullptr;
  const std::optional<AnswerCell>& cell = cells_[question][index_[unit]];
  return cell ? &*cell : nullptr;
}

std::vector<StageAnswer> AnswerCells::stages(std::size_t question, std::size_t unit) const {
  if (question >= stages_.size() || index_[unit] == none) return {};
  return stages_[question][index_[unit]];
}

}  // namespace hallmark
