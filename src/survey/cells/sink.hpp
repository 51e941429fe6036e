#pragma once

#include <memory>
#include <string>
#include <unordered_map>

#include "hallmark/support/column.hpp"
#include "survey/cells/answer_reader.hpp"

namespace hallmark {

/// Takes the cells of one column of a table, one a row or a unit.
class Sink {
 public:
  Sink() = default;
  Sink(const Sink&) = delete;
  Sink& operator=(const Sink&) = delete;
  virtual ~Sink() = default;

  /// Makes room; what is never put is missing.
  virtual void resize(std::size_t size) = 0;
  /// `state` is what the cell's word says, `answered` or `unsure` where it has a value.
  virtual void put(std::size_t at, std::string_view trimmed, State state, const CellPlace& place,
                   Findings& findings) = 0;
};

class NumberSink : public Sink {
 public:
  NumberSink(std::string needed_by, const NumberForm& form, const NumberLimits& limits = {})
      : needed_by_(std::move(needed_by)), form_(form), limits_(limits) {}
  void resize(std::size_t size) override;
  void put(std::size_t at, std::string_view trimmed, State state, const CellPlace& place, Findings& findings) override;
  /// Of a cell whose word says that it has a value.
  [[nodiscard]] std::optional<double> value_of(std::string_view trimmed, const CellPlace& place,
                                               Findings& findings) const;
  [[nodiscard]] bool has_limits() const { return limits_.are_set(); }
  [[nodiscard]] Column& column() { return column_; }

 private:
  std::string needed_by_;
  NumberForm form_;
  NumberLimits limits_;
  Column column_;
};

class LabelSink : public Sink {
 public:
  void resize(std::size_t size) override;
  void put(std::size_t at, std::string_view trimmed, State state, const CellPlace& place, Findings& findings) override;
  [[nodiscard]] Labels& labels() { return labels_; }
  void reserve(std::size_t size) {
    labels_.codes.reserve(size);
    labels_.states.reserve(size);
  }

 private:
  Labels labels_;
  std::unordered_map<std::string, std::uint32_t> codes_;
};

class QuestionSink : public Sink {
 public:
  explicit QuestionSink(AnswerReader reader) : reader_(std::move(reader)) {}
  void resize(std::size_t size) override;
  void put(std::size_t at, std::string_view trimmed, State state, const CellPlace& place, Findings& findings) override;
  [[nodiscard]] const AnswerReader& reader() const { return reader_; }
  [[nodiscard]] Column& column() { return column_; }

 private:
  AnswerReader reader_;
  Column column_;
};

}  // namespace hallmark
