#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace hallmark {

/// What has to be known of the text of a chunk before its rows are read.
struct ChunkText {
  std::size_t lines = 0;                ///< Line ends: LF, CRLF or CR.
  std::optional<std::size_t> bad_utf8;  ///< Where the first byte is that is not UTF-8.
  std::optional<std::size_t> nul;       ///< Where the first NUL byte is.
};

[[nodiscard]] ChunkText look_at(std::string_view text);

/// Line ends in the beginning of a text; a CR at its very end counts.
[[nodiscard]] std::size_t count_lines(std::string_view text);

}  // namespace hallmark
