#pragma once

#include <string>
#include <string_view>

namespace hallmark {

/// Turns UTF-16 into UTF-8, piece by piece. Half a pair of surrogates and half a unit become bytes that are not UTF-8,
/// so that whoever reads the text reports them at their place.
class Utf16Decoder {
 public:
  explicit Utf16Decoder(bool big_end_first) : big_end_first_(big_end_first) {}

  /// Whether bytes begin with the mark of UTF-16, in either order.
  [[nodiscard]] static bool begins(std::string_view bytes) {
    return bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF");
  }

  void add(std::string_view bytes, std::string& text);
  /// What is left at the end of the file.
  void finish(std::string& text);

 private:
  void add_unit(unsigned unit, std::string& text);

  bool big_end_first_;
  std::string half_;         ///< The first byte of a unit.
  unsigned surrogate_ = 0;  ///< The first of a pair.
};

}  // namespace hallmark
