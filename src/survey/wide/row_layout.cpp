#include "survey/wide/row_layout.hpp"

#include <algorithm>

#include "hallmark/support/wording.hpp"

namespace hallmark {

SlotReaders::SlotReaders(Reading& reading) : reading_(reading) {
  for (const auto& sink : reading.answers) slots_.push_back(sink.get());
  for (auto& [name, sink] : reading.numbers) {
    numbers_.emplace_back(name, &sink);
    slots_.push_back(nullptr);
  }
  for (auto& [name, sink] : reading.labels) labels_.emplace_back(name, &sink);
}

Column& SlotReaders::column(std::size_t slot) {
  return slot < questions() ? reading_.answers[slot]->column() : numbers_[slot - questions()].second->column();
}

std::optional<std::size_t> SlotReaders::number_slot(std::string_view name) const {
  for (std::size_t i = 0; i < numbers_.size(); ++i) {
    if (numbers_[i].first == name) return questions() + i;
  }
  return std::nullopt;
}

std::optional<double> SlotReaders::value_of(std::size_t slot, std::string_view trimmed, const CellPlace& place,
                                            Findings& findings) const {
  return slot < questions() ? slots_[slot]->reader().read(trimmed, place, findings)
                            : numbers_[slot - questions()].second->value_of(trimmed, place, findings);
}

ColumnStep::Kind SlotReaders::kind_of(std::size_t slot) const {
  if (slot >= questions())
    return numbers_[slot - questions()].second->has_limits() ? ColumnStep::Kind::coded : ColumnStep::Kind::number;
  const MarkScale& scale = reading_.questions[slot].question->scale;
  // Points are held against what they are out of, which a general cell is.
  if (std::holds_alternative<PointScale>(scale)) return ColumnStep::Kind::general;
  if (slots_[slot]->reader().counts_cells()) return ColumnStep::Kind::general;
  const bool is_text = std::holds_alternative<AnswerScale>(scale) || std::holds_alternative<SelectionScale>(scale);
  // What is within limits is known once it was read; what is not is read each time.
  return is_text || slots_[slot]->reader().has_limits() ? ColumnStep::Kind::coded : ColumnStep::Kind::number;
}

bool SlotReaders::registers_have(const std::string& name) const {
  return std::ranges::any_of(reading_.registers,
                             [&name](const Table& table) { return table.header.find(name).has_value(); });
}

std::optional<RowLayout> SlotReaders::layout_of(const Table& table) {
  const auto columns = survey_columns(reading_, table);
  RowLayout layout;
  layout.steps.resize(table.header.names.size());
  // What the registers bring is left to them.
  const auto add = [&](const std::string& name, const std::string& needed_by, CellUse use) {
    if (!table.header.find(name) && registers_have(name)) return;
    if (const auto at = require_column(table.header, name, needed_by, reading_.findings))
      layout.steps[*at].uses.push_back(use);
  };
  for (std::size_t i = 0; i < reading_.questions.size(); ++i) {
    const AskedQuestion& asked = reading_.questions[i];
    const std::string& column = asked.question->column.text;
    add(column, column == asked.id ? "the rubric" : in_quotes(asked.id), {false, i});
  }
  for (std::size_t i = 0; i < numbers_.size(); ++i) add(numbers_[i].first, "the rubric", {false, questions() + i});
  for (std::size_t i = 0; i < labels_.size(); ++i) add(labels_[i].first, "the rubric", {true, i});
  if (!columns) return std::nullopt;

  for (ColumnStep& step : layout.steps) {
    if (step.uses.empty()) continue;
    step.kind = ColumnStep::Kind::general;
    if (step.uses.size() > 1 || step.uses[0].is_label) continue;
    step.slot = static_cast<std::uint32_t>(step.uses[0].index);
    step.kind = kind_of(step.slot);
  }
  if (columns->name) layout.steps[*columns->name].kind = ColumnStep::Kind::name;
  layout.steps[columns->id].kind = ColumnStep::Kind::id;
  layout.id = columns->id;
  layout.id_is_name = columns->name == columns->id;
  layout.id_comes_first =
      std::ranges::all_of(layout.steps.begin(), layout.steps.begin() + static_cast<std::ptrdiff_t>(columns->id),
                          [](const ColumnStep& step) { return step.kind == ColumnStep::Kind::skip; });
  return layout;
}

}  // namespace hallmark
