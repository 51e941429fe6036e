#include "survey/row_block.hpp"

#include <algorithm>
#include <cmath>

namespace hallmark {

void RowBlock::begin(const Chunk& chunk, std::size_t columns) {
  index_ = chunk.index;
  bytes_ = chunk.text.size();
  rows_ = 0;
  // Each cell takes a byte at least, the delimiter or line end behind it.
  room_ = chunk.text.size() / columns + 2;
  ids_.clear();
  hashes_.clear();
  names_.clear();
  offsets_.clear();
  id_offsets_.clear();
  texts_.clear();
  others_.clear();
  has_others_.assign(slots_, false);
  const auto make_room = [](auto& cells, std::size_t count) {
    if (cells.size() < count) cells.resize(count);
  };
  make_room(numbers_, slots_ * room_);
  make_room(decimals_, slots_ * room_);
  make_room(label_texts_, labels_ * room_);
  make_room(label_states_, labels_ * room_);
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
