#include "cli/system/utf16.hpp"

#include <utility>

namespace hallmark {

namespace {

void append_utf8(unsigned point, std::string& text) {
  const auto byte = [&text](unsigned value) { text.push_back(static_cast<char>(value)); };
  if (point < 0x80U) {
    byte(point);
  } else if (point < 0x800U) {
    byte(0xC0U | (point >> 6U));
    byte(0x80U | (point & 0x3FU));
  } else if (point < 0x10000U) {
    byte(0xE0U | (point >> 12U));
    byte(0x80U | ((point >> 6U) & 0x3FU));
    byte(0x80U | (point & 0x3FU));
  } else {
    byte(0xF0U | (point >> 18U));
    byte(0x80U | ((point >> 12U) & 0x3FU));
    byte(0x80U | ((point >> 6U) & 0x3FU));
    byte(0x80U | (point & 0x3FU));
  }
}

}  // namespace

void Utf16Decoder::add(std::string_view bytes, std::string& text) {
  for (const char c : bytes) {
    if (half_.empty()) {
      half_ = c;
      continue;
    }
    const unsigned first = static_cast<unsigned char>(half_[0]);
    const unsigned second = static_cast<unsigned char>(c);
    half_.clear();
    add_unit(big_end_first_ ? first << 8U | second : second << 8U | first, text);
  }
}

void Utf16Decoder::add_unit(unsigned unit, std::string& text) {
  const unsigned first = std::exchange(surrogate_, 0);
  const bool is_second = unit >= 0xDC00U && unit < 0xE000U;
  if (first != 0 && is_second) {
    append_utf8(0x10000U + ((first - 0xD800U) << 10U) + (unit - 0xDC00U), text);
    return;
  }
  if (first != 0) append_utf8(first, text);
  if (unit >= 0xD800U && unit < 0xDC00U) {
    surrogate_ = unit;
  } else {
    append_utf8(unit, text);
  }
}

void Utf16Decoder::finish(std::string& text) {
  if (surrogate_ != 0) append_utf8(std::exchange(surrogate_, 0), text);
  if (!half_.empty()) text.push_back('\xFF');
  half_.clear();
}

}  // namespace hallmark
