#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "survey/reading.hpp"

namespace hallmark {

/// What a cell is for beside saying whose row it is: it fills a slot with a number, or is a label. The slots are the
/// questions and behind them the columns that are used as numbers.
struct CellUse {
  bool is_label = false;
  std::size_t index = 0;
};

/// What is done with the cells of a column.
struct ColumnStep {
  enum class Kind : std::uint8_t {
    skip,
    number,   ///< Most likely a decimal number, for one slot.
    coded,    ///< Most likely a short text, for one slot.
    general,  ///< Anything, for any number of uses.
    id,
    name,
  };
  Kind kind = Kind::skip;
  std::uint32_t slot = 0;     ///< Of `number` and `coded`.
  std::vector<CellUse> uses;  ///< Of all kinds but these two.
};

/// The columns of one table in the order of the file.
struct RowLayout {
  std::vector<ColumnStep> steps;
  std::size_t id = 0;
  bool id_comes_first = true;  ///< Nothing before it is of use.
  bool id_is_name = false;
};

/// How one slot reads a cell that is neither blank nor known.
class SlotReaders {
 public:
  explicit SlotReaders(Reading& reading);

  [[nodiscard]] std::size_t count() const { return slots_.size(); }
  [[nodiscard]] std::size_t questions() const { return reading_.questions.size(); }
  [[nodiscard]] Column& column(std::size_t slot);
  [[nodiscard]] std::size_t labels() const { return labels_.size(); }
  [[nodiscard]] LabelSink& label(std::size_t index) { return *labels_[index].second; }
  [[nodiscard]] const std::string& label_name(std::size_t index) const { return labels_[index].first; }
  /// The slot of a column that is used as a number.
  [[nodiscard]] std::optional<std::size_t> number_slot(std::string_view name) const;

  /// What a trimmed cell says; a finding where it says nothing that can be read.
  [[nodiscard]] std::optional<double> value_of(std::size_t slot, std::string_view trimmed, const CellPlace& place,
                                               Findings& findings) const;
  /// The code that counts for one in the survey.
  [[nodiscard]] std::string_view current_code(std::string_view code) const {
    return reading_.former_codes.empty() ? code : reading_.former_codes.current(code);
  }
  [[nodiscard]] MarkedText words_of(std::string_view trimmed) const { return reading_.words.read(trimmed); }

  /// The layout of a table; nothing where it lacks what every row needs. What is lacking is reported.
  [[nodiscard]] std::optional<RowLayout> layout_of(const Table& table);

 private:
  [[nodiscard]] ColumnStep::Kind kind_of(std::size_t slot) const;
  [[nodiscard]] bool registers_have(const std::string& name) const;

  Reading& reading_;
  std::vector<const QuestionSink*> slots_;  ///< By slot; null for those of number columns.
  std::vector<std::pair<std::string, NumberSink*>> numbers_;
  std::vector<std::pair<std::string, LabelSink*>> labels_;
};

}  // namespace hallmark
