#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace hallmark {

/// Rows of a CSV file, written one field behind another. Its room is kept when it is cleared, so that some thousand
/// rows at a time cost no memory but the first time.
class CsvWriter {
 public:
  [[nodiscard]] std::string_view rows() const { return {room_.data(), used_}; }
  void clear() { used_ = 0; }

  /// Fields that are no texts: separators, marks and whatever else needs no quotes.
  void put(char c) {
    make_room(1);
    room_[used_++] = c;
  }
  void put(std::string_view plain);
  /// The shortest text that reads back to the same double.
  void put(double number);
  /// A text, quoted where it must be, as `append_csv_text` does.
  void put_text(std::string_view text);

 private:
  void make_room(std::size_t more) {
    if (room_.size() - used_ < more) room_.resize(2 * room_.size() + more);
  }

  std::vector<char> room_;
  std::size_t used_ = 0;
};

}  // namespace hallmark
