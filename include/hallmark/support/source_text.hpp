#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace hallmark {

/// Where something stands in a text: line and column from 1, columns counted in characters, as editors do.
struct Position {
  std::size_t line = 1;
  std::size_t column = 1;
};

/// A text with the name it was read under. Positions are worked out from byte offsets when a message needs them. Of a
/// text that is not held, because it came piece by piece, excerpts are: the rows that something may be said about.
class SourceText {
 public:
  /// Whole lines, where the first of them begins, and its number.
  struct Excerpt {
    std::size_t offset = 0;
    std::size_t line = 1;
    std::string text;
  };

  /// Where a line begins.
  struct Mark {
    std::size_t offset = 0;
    std::size_t line = 1;
  };
  /// Gives up to `length` bytes of a text that is not held.
  using ReadAgain = std::function<std::string(std::size_t offset, std::size_t length)>;

  SourceText(std::string name, std::string text) : name_(std::move(name)), text_(std::move(text)) {}
  /// A text that `holder` holds.
  SourceText(std::string name, std::string_view text, std::shared_ptr<const void> holder)
      : name_(std::move(name)), held_(text), holder_(std::move(holder)) {}

  [[nodiscard]] const std::string& name() const { return name_; }
  [[nodiscard]] std::string_view text() const { return holder_ ? held_ : text_; }
  [[nodiscard]] Position position_of(std::size_t offset) const;

  /// The line around an offset, without its line end.
  [[nodiscard]] std::string_view line_around(std::size_t offset) const;

  /// How many bytes of that line stand before the offset.
  [[nodiscard]] std::size_t bytes_before(std::size_t offset) const;

  /// Takes excerpts of a text that is not held, in any order.
  void keep(std::vector<Excerpt> excerpts);
  /// Excerpts from one mark to the next are read when they are asked for.
  void read_again(std::vector<Mark> marks, ReadAgain read);

 private:
  struct Passage {
    std::string_view text;
    std::size_t at = 0;  ///< The offset inside it.
    std::size_t line = 1;
    bool begins_text = false;
  };
  [[nodiscard]] Passage passage_around(std::size_t offset) const;
  [[nodiscard]] Excerpt excerpt_around(std::size_t offset) const;

  std::string name_;
  std::string text_;
  std::string_view held_;  ///< By `holder_`, where there is one; `text_` is empty then.
  std::shared_ptr<const void> holder_;
  std::vector<Excerpt> excerpts_;  ///< By offset.
  std::vector<Mark> marks_;
  ReadAgain read_;
  mutable Excerpt read_last_;  ///< What was read again, while it is looked at.
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
