#pragma once

#include <optional>
#include <vector>

#include "hallmark/support/diagnostic.hpp"
#include "survey/chunks/chunk_feed.hpp"
#include "survey/chunks/chunk_text.hpp"

namespace hallmark {

/// What has to be kept of a text that is not held, to say later where something stands: rows, the number of lines in
/// each chunk, and what is no text at all. Every thread has its own, and they are put together at the end.
class RowExcerpts {
 public:
  /// Notes a chunk; false where it cannot be read as text.
  bool add_chunk(const Chunk& chunk);
  /// Keeps a row of the chunk that was noted last.
  void add(const Chunk& chunk, const char* begin, const char* end);
  void add(RowExcerpts&& other);

  [[nodiscard]] std::vector<SourceText::Excerpt> take_excerpts();
  /// Where each chunk begins.
  [[nodiscard]] std::vector<SourceText::Mark> marks() const;

  /// Says why it cannot be read as text, where it cannot.
  void report(const Source& source, Findings& findings) const;

 private:
  struct Row {
    std::size_t chunk;
    SourceText::Excerpt excerpt;  ///< With its line counted from the beginning of the chunk.
  };
  struct BadByte {
    std::size_t offset;
    char byte;
  };
  void keep_line_around(const Chunk& chunk, std::size_t at);

  std::vector<Row> rows_;
  struct ChunkLines {
    std::size_t chunk;
    std::size_t offset;
    std::size_t lines;
  };
  std::vector<ChunkLines> chunks_;
  std::optional<BadByte> bad_utf8_;
  std::optional<BadByte> nul_;
  std::size_t counted_to_ = 0;  ///< In the chunk.
  std::size_t counted_ = 0;
};

}  // namespace hallmark
