#pragma once

#include <cstddef>
#include <cstring>
#include <string_view>
#include <vector>

#include "hallmark/support/number.hpp"

namespace hallmark {

/// Rows of a CSV file, written one field behind another. Its room is kept when it is cleared, so that some thousand
/// rows at a time cost no memory but the first time.
class CsvWriter {
 public:
  [[nodiscard]] std::string_view rows() const { return {room_.data(), used_}; }
  void clear() { used_ = 0; }

  /// Separators, marks and whatever else needs no quotes.
  void put(char c) {
    make_room(1);
    room_[used_++] = c;
  }
  void put(std::string_view plain) {
    if (plain.empty()) return;
    make_room(plain.size());
    std::memcpy(room_.data() + used_, plain.data(), plain.size());
    used_ += plain.size();
  }
  /// The shortest text that reads back to the same double.
  void put(double number) {
    make_room(longest_number);
    char* const at = room_.data() + used_;
    used_ += static_cast<std::size_t>(number_to(at, number) - at);
  }
  /// A text, quoted where it must be, as `append_csv_text` does.
  void put_text(std::string_view text);

 private:
  void make_room(std::size_t more) {
    if (room_.size() - used_ < more) grow(more);
  }
  void grow(std::size_t more);

  std::vector<char> room_;
  std::size_t used_ = 0;
};

}  // namespace hallmark
