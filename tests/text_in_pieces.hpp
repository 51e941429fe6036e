#pragma once

#include <string>
#include <utility>

#include "hallmark/support/text_stream.hpp"

namespace hallmark::test {

/// A text as a file gives it, or as a pipe, which neither knows how long it is nor can be read again.
class TextInPieces : public TextStream {
 public:
  TextInPieces(std::string text, bool is_file) : text_(std::move(text)), is_file_(is_file) {}
  std::size_t read(char* into, std::size_t room) override {
    const std::size_t count = text_.copy(into, room, at_);
    at_ += count;
    return count;
  }
  std::size_t size() const override { return is_file_ ? text_.size() : 0; }
  bool can_read_again() const override { return is_file_; }
  std::string read_again(std::size_t offset, std::size_t length) const override { return text_.substr(offset, length); }

 private:
  std::string text_;
  bool is_file_;
  std::size_t at_ = 0;
};

}  // namespace hallmark::test
