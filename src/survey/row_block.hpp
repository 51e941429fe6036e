#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "survey/chunk_feed.hpp"
#include "survey/known_cells.hpp"
#include "survey/row_layout.hpp"

namespace hallmark {

/// The rows of one chunk, in columns.
class RowBlock {
 public:
  RowBlock(std::size_t slots, std::size_t labels) : slots_(slots), labels_(labels) {}

  std::vector<char> buffer;  ///< Of the chunk.

  void begin(const Chunk& chunk, std::size_t columns);

  bool begin_row(std::string_view id, std::size_t row, std::size_t cell) {
    ids_.push_back(put(id));
    names_.emplace_back();
    offsets_.push_back(row);
    id_offsets_.push_back(cell);
    return true;
  }
  void name(std::string_view text) { names_.back() = put(text); }
  void set(std::size_t slot, double value, State state) {
    values_[slot * room_ + rows_] = value;
    states_[slot * room_ + rows_] = state;
  }
  void label(std::size_t index, std::string_view text, State state) {
    label_texts_[index * room_ + rows_] = is_answered(state) ? put(text) : Text{};
    label_states_[index * room_ + rows_] = state;
  }
  void end_row() { ++rows_; }
  void drop_row();

  [[nodiscard]] std::size_t index() const { return index_; }
  [[nodiscard]] std::size_t rows() const { return rows_; }
  [[nodiscard]] std::size_t bytes() const { return bytes_; }
  [[nodiscard]] std::string_view id(std::size_t row) const { return get(ids_[row]); }
  [[nodiscard]] std::string_view name_of(std::size_t row) const { return get(names_[row]); }
  [[nodiscard]] std::size_t offset(std::size_t row) const { return offsets_[row]; }
  [[nodiscard]] std::size_t id_offset(std::size_t row) const { return id_offsets_[row]; }
  [[nodiscard]] const double* values(std::size_t slot) const { return values_.data() + slot * room_; }
  [[nodiscard]] const State* states(std::size_t slot) const { return states_.data() + slot * room_; }
  [[nodiscard]] std::string_view label_text(std::size_t label, std::size_t row) const {
    return get(label_texts_[label * room_ + row]);
  }
  [[nodiscard]] State label_state(std::size_t label, std::size_t row) const {
    return label_states_[label * room_ + row];
  }

 private:
  struct Text {
    std::uint32_t begin = 0;
    std::uint32_t length = 0;
  };
  Text put(std::string_view text);
  [[nodiscard]] std::string_view get(const Text& text) const {
    return std::string_view(texts_).substr(text.begin, text.length);
  }

  std::size_t slots_;
  std::size_t labels_;
  std::size_t index_ = 0;
  std::size_t bytes_ = 0;
  std::size_t rows_ = 0;
  std::size_t room_ = 0;
  std::vector<Text> ids_;
  std::vector<Text> names_;
  std::vector<std::size_t> offsets_;
  std::vector<std::size_t> id_offsets_;
  std::string texts_;
  // By slot or label, then by row
  std::vector<double> values_;
  std::vector<State> states_;
  std::vector<Text> label_texts_;
  std::vector<State> label_states_;
};

}  // namespace hallmark
