#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "survey/cells/known_cells.hpp"
#include "survey/chunks/chunk_feed.hpp"
#include "survey/id_index.hpp"
#include "survey/packed_column.hpp"
#include "survey/wide/row_layout.hpp"

namespace hallmark {

/// The rows of one chunk, in columns.
class RowBlock {
 public:
  RowBlock(std::size_t slots, std::size_t labels) : slots_(slots), labels_(labels) {}

  std::vector<char> buffer;  ///< Of the chunk.

  void begin(const Chunk& chunk);

  bool begin_row(std::string_view id, std::size_t row, std::size_t cell) {
    if (rows_ == room_) grow();
    ids_.push_back(put(id));
    hashes_.push_back(IdIndex::hash_of(id));
    names_.emplace_back();
    offsets_.push_back(row);
    id_offsets_.push_back(cell);
    return true;
  }
  void name(std::string_view text) { names_.back() = put(text); }
  /// A sure answer: a number over ten to the power of its decimals. Not to be told from a missing one where it is
  /// `PackedColumn::missing`.
  void set_number(std::size_t slot, std::int32_t number, int decimals) {
    numbers_[slot * room_ + rows_] = number;
    decimals_[slot * room_ + rows_] = static_cast<std::uint8_t>(decimals);
  }
  /// Any other cell.
  void set(std::size_t slot, const CellMeaning& meaning);
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
  [[nodiscard]] std::uint32_t hash_of_id(std::size_t row) const { return hashes_[row]; }
  [[nodiscard]] std::string_view name_of(std::size_t row) const { return get(names_[row]); }
  [[nodiscard]] std::size_t offset(std::size_t row) const { return offsets_[row]; }
  [[nodiscard]] std::size_t id_offset(std::size_t row) const { return id_offsets_[row]; }
  [[nodiscard]] CellMeaning cell(std::size_t slot, std::size_t row) const {
    const std::int32_t number = numbers_[slot * room_ + row];
    const std::uint8_t decimals = decimals_[slot * room_ + row];
    if (decimals == other) return others_[static_cast<std::size_t>(number)];
    return number == PackedColumn::missing ? CellMeaning{}
                                           : CellMeaning{State::answered, decimal_value(number, decimals)};
  }
  /// Whether all cells of a slot are numbers or missing.
  [[nodiscard]] bool is_packed(std::size_t slot) const { return !has_others_[slot]; }
  [[nodiscard]] std::span<const std::int32_t> numbers(std::size_t slot) const {
    return {numbers_.data() + slot * room_, rows_};
  }
  [[nodiscard]] std::span<const std::uint8_t> decimals(std::size_t slot) const {
    return {decimals_.data() + slot * room_, rows_};
  }
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

  /// Makes room for more rows, and keeps it for the chunks to come: most have about as many.
  void grow();

  static constexpr std::uint8_t other = 255;

  std::size_t slots_;
  std::size_t labels_;
  std::size_t index_ = 0;
  std::size_t bytes_ = 0;
  std::size_t rows_ = 0;
  std::size_t room_ = 0;  ///< For rows.
  std::vector<Text> ids_;
  std::vector<std::uint32_t> hashes_;  ///< Of the ids.
  std::vector<Text> names_;
  std::vector<std::size_t> offsets_;
  std::vector<std::size_t> id_offsets_;
  std::string texts_;
  std::vector<CellMeaning> others_;
  std::vector<bool> has_others_;  ///< By slot.
  // By slot or label, then by row
  std::vector<std::int32_t> numbers_;   ///< Or the place among the others.
  std::vector<std::uint8_t> decimals_;  ///< Or `other`.
  std::vector<Text> label_texts_;
  std::vector<State> label_states_;
};

}  // namespace hallmark
