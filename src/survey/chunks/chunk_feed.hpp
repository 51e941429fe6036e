#pragma once

#include <cstddef>
#include <mutex>
#include <string_view>
#include <utility>
#include <vector>

#include "hallmark/support/text_stream.hpp"
#include "support/csv_table.hpp"

namespace hallmark {

/// Whole rows of a survey, as many as fit into a window. Some bytes behind them may be read; the first of those is a
/// line feed where the last row has no line end.
struct Chunk {
  std::string_view text;
  std::size_t index = 0;
  std::size_t offset = 0;  ///< Of its first byte in the survey.
};

/// How much of a text, which begins at a row, is whole rows: the offset behind its last line feed that is not in a
/// quoted cell; 0 if there is none. A quote opens a cell only at its beginning, so counting quotes would not do.
[[nodiscard]] std::size_t whole_rows(std::string_view text, char delimiter);

/// Hands out a survey in chunks that end where rows do, to several threads. The borders depend on the text alone. The
/// first one holds the header, with what stands above it.
class ChunkFeed {
 public:
  /// Bytes behind a chunk that may be read.
  static constexpr std::size_t padding = 64;

  ChunkFeed(std::string_view held, TableForm form, std::size_t window)
      : held_(held), form_(std::move(form)), window_(window) {}
  ChunkFeed(TextStream& stream, TableForm form, std::size_t window)
      : stream_(&stream), form_(std::move(form)), window_(window) {}

  /// The next chunk; false at the end. `buffer` is the caller's, and may hold the chunk.
  [[nodiscard]] bool next(Chunk& chunk, std::vector<char>& buffer);

  /// Whether there is one chunk and no more; of a stream this is known once the first one was given.
  [[nodiscard]] bool is_one_chunk() const {
    return stream_ != nullptr ? at_end_ && rest_.empty() : held_.size() <= window_;
  }
  /// 0 where it is not known.
  [[nodiscard]] std::size_t bytes_in_all() const { return stream_ != nullptr ? stream_->size() : held_.size(); }

 private:
  /// How much of a window is whole rows, from the header on.
  std::size_t border_in(std::string_view window);
  bool next_of_held(Chunk& chunk, std::vector<char>& buffer);
  bool next_of_stream(Chunk& chunk, std::vector<char>& buffer);

  std::string_view held_;
  TextStream* stream_ = nullptr;
  TableForm form_;
  std::size_t window_;
  std::mutex mutex_;
  std::vector<char> rest_;  ///< Of the last window of a stream: the beginning of a row.
  bool at_end_ = false;
  std::size_t index_ = 0;
  std::size_t offset_ = 0;
};

}  // namespace hallmark
