#include "survey/wide/row_block.hpp"

#include <algorithm>
#include <cmath>
#include <type_traits>
#include <utility>

namespace hallmark {

void RowBlock::begin(const Chunk& chunk) {
  index_ = chunk.index;
  bytes_ = chunk.text.size();
  rows_ = 0;
  ids_.clear();
  hashes_.clear();
  names_.clear();
  offsets_.clear();
  id_offsets_.clear();
  texts_.clear();
  others_.clear();
  has_others_.assign(slots_, false);
}

void RowBlock::grow() {
  // An odd number of cache lines from column to column, so that the cells of a row do not drive each other out.
  constexpr std::size_t of_a_line = 16;
  const std::size_t lines = (room_ / of_a_line * 3 / 2 + 2) | 1;
  const std::size_t room = lines * of_a_line;
  const auto spread = [&](auto& cells, std::size_t columns) {
    std::remove_reference_t<decltype(cells)> wider(columns * room);
    for (std::size_t column = 0; column < columns; ++column)
      std::copy_n(cells.data() + column * room_, rows_, wider.data() + column * room);
    cells = std::move(wider);
  };
  spread(numbers_, slots_);
  spread(decimals_, slots_);
  spread(label_texts_, labels_);
  spread(label_states_, labels_);
  room_ = room;
}

void RowBlock::set(std::size_t slot, const CellMeaning& meaning) {
  if (meaning.state == State::missing)
    return set_number(slot, PackedColumn::missing, PackedColumn::decimals_of_missing);
  if (meaning.state == State::answered && std::abs(meaning.value) < 1e9 && !std::signbit(meaning.value)) {
    const auto number = static_cast<std::int32_t>(meaning.value);
    if (number == meaning.value) return set_number(slot, number, 0);
  }
  set_number(slot, static_cast<std::int32_t>(others_.size()), other);
  others_.push_back(meaning);
  has_others_[slot] = true;
}

void RowBlock::drop_row() {
  if (ids_.size() == rows_) return;
  ids_.pop_back();
  hashes_.pop_back();
  names_.pop_back();
  offsets_.pop_back();
  id_offsets_.pop_back();
}

RowBlock::Text RowBlock::put(std::string_view text) {
  const Text at{static_cast<std::uint32_t>(texts_.size()), static_cast<std::uint32_t>(text.size())};
  texts_ += text;
  return at;
}

}  // namespace hallmark
