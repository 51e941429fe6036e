#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace hallmark {

/// Goes from one bracket of a JSON text to the next, {} and [] alike, past those inside strings: 64 bytes at a time, so
/// that what nobody wants to know costs little.
class JsonBrackets {
 public:
  explicit JsonBrackets(std::string_view text) : text_(text) {}

  /// Where the next one stands; `text.size()` where there is none.
  std::size_t next() {
    while (found_ == 0) {
      if (block_ >= text_.size()) return text_.size();
      look_at_block();
    }
    const auto bit = static_cast<std::size_t>(__builtin_ctzll(found_));
    found_ &= found_ - 1;
    return block_ - width + bit;
  }

  /// Whether a string is open at the end of the text, once `next` has come there.
  [[nodiscard]] bool is_in_string() const { return in_string_ != 0; }

 private:
  static constexpr std::size_t width = 64;

  void look_at_block();

  std::string_view text_;
  std::size_t block_ = 0;        ///< Where the block begins that is looked at next.
  std::uint64_t found_ = 0;      ///< The brackets still to be given of the one before, a bit each.
  std::uint64_t in_string_ = 0;  ///< All ones where that block ended in a string.
  bool is_escaped_ = false;      ///< It ended in a backslash that takes the meaning of the next byte.
};

}  // namespace hallmark
