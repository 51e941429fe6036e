#pragma once

#include <cstddef>
#include <string>

namespace hallmark {

/// A text that comes piece by piece, for what is larger than memory. Whoever calls the library opens files.
class TextStream {
 public:
  TextStream() = default;
  TextStream(const TextStream&) = delete;
  TextStream& operator=(const TextStream&) = delete;
  virtual ~TextStream() = default;

  /// Fills `room` bytes, or as many as are left; fewer only at the end. Throws where it cannot be read.
  [[nodiscard]] virtual std::size_t read(char* into, std::size_t room) = 0;

  /// How many bytes it has; 0 where that is not known.
  [[nodiscard]] virtual std::size_t size() const { return 0; }

  /// Whether any part of it can be read once more, as of a file and not of a pipe.
  [[nodiscard]] virtual bool can_read_again() const { return false; }
  /// Up to `length` bytes from an offset, where that is so.
  [[nodiscard]] virtual std::string read_again(std::size_t /*offset*/, std::size_t /*length*/) const { return {}; }
};

}  // namespace hallmark
