#pragma once

#include <cstddef>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace hallmark {

/// Bytes that may be looked at behind the last cell of a row when its end is sought.
inline constexpr std::size_t cell_end_reach = 16;

/// Finds where cells without quotes end: at a delimiter or a line end.
class CellEnd {
 public:
  explicit CellEnd(char delimiter) : delimiter_(delimiter) {}

  [[nodiscard]] bool is(char c) const { return c == delimiter_ || c == '\n' || c == '\r'; }

  /// There must be one, and `cell_end_reach` bytes behind it.
  [[nodiscard]] const char* from(const char* at) const {
#if defined(__SSE2__)
    const __m128i delimiters = _mm_set1_epi8(delimiter_);
    const __m128i feeds = _mm_set1_epi8('\n');
    const __m128i returns = _mm_set1_epi8('\r');
    while (true) {
      const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(at));
      const __m128i line_ends = _mm_or_si128(_mm_cmpeq_epi8(bytes, feeds), _mm_cmpeq_epi8(bytes, returns));
      const int ends = _mm_movemask_epi8(_mm_or_si128(line_ends, _mm_cmpeq_epi8(bytes, delimiters)));
      if (ends != 0) return at + __builtin_ctz(static_cast<unsigned>(ends));
      at += 16;
    }
#else
    while (!is(*at)) ++at;
    return at;
#endif
  }

 private:
  char delimiter_;
};

}  // namespace hallmark
