#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

namespace hallmark {

/// Where something stands in a text: line and column from 1, columns counted in characters, as editors do.
struct Position {
  std::size_t line = 1;
  std::size_t column = 1;
};

/// A text with the name it was read under. Positions are worked out from byte offsets when a message needs them.
class SourceText {
 public:
  SourceText(std::string name, std::string text) : name_(std::move(name)), text_(std::move(text)) {}

  [[nodiscard]] const std::string& name() const { return name_; }
  [[nodiscard]] std::string_view text() const { return text_; }
  [[nodiscard]] Position position_of(std::size_t offset) const;

  /// The line around an offset, without its line end.
  [[nodiscard]] std::string_view line_around(std::size_t offset) const;

 private:
  std::string name_;
  std::string text_;
};

/// Shared, since findings outlive the function that read the text.
using Source = std::shared_ptr<const SourceText>;

/// A stretch of a source.
struct Place {
  Source source;
  std::size_t offset = 0;
  std::size_t length = 1;
};

}  // namespace hallmark
