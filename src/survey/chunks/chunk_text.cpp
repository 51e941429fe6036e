#include "survey/chunks/chunk_text.hpp"

#include <algorithm>
#include <cstdint>

#include "hallmark/support/unicode.hpp"

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace hallmark {

namespace {

struct Bytes {
  std::size_t feeds = 0;
  bool has_return = false;
  bool has_nul = false;
  bool has_high = false;  ///< One that is not ASCII.

  void add(char c) {
    feeds += c == '\n' ? 1 : 0;
    has_return = has_return || c == '\r';
    has_nul = has_nul || c == '\0';
    has_high = has_high || static_cast<unsigned char>(c) >= 0x80U;
  }
};

#if defined(__SSE2__)
/// Sixteen bytes at a time; gives how far it came.
std::size_t add_blocks(std::string_view text, Bytes& bytes) {
  const __m128i feed = _mm_set1_epi8('\n');
  const __m128i carriage_return = _mm_set1_epi8('\r');
  const __m128i zero = _mm_setzero_si128();
  __m128i all = zero;
  __m128i returns = zero;
  __m128i nuls = zero;
  std::size_t at = 0;
  while (at + 16 <= text.size()) {
    // A lane counts to 255, then the lanes are added up.
    __m128i feeds = zero;
    const std::size_t end = std::min(text.size() - 15, at + 16 * 255);
    for (; at < end; at += 16) {
      const __m128i block = _mm_loadu_si128(reinterpret_cast<const __m128i*>(text.data() + at));
      feeds = _mm_sub_epi8(feeds, _mm_cmpeq_epi8(block, feed));
      returns = _mm_or_si128(returns, _mm_cmpeq_epi8(block, carriage_return));
      nuls = _mm_or_si128(nuls, _mm_cmpeq_epi8(block, zero));
      all = _mm_or_si128(all, block);
    }
    const __m128i sums = _mm_sad_epu8(feeds, zero);
    bytes.feeds += static_cast<std::size_t>(_mm_cvtsi128_si64(sums)) +
                   static_cast<std::size_t>(_mm_cvtsi128_si64(_mm_unpackhi_epi64(sums, sums)));
  }
  bytes.has_return = _mm_movemask_epi8(returns) != 0;
  bytes.has_nul = _mm_movemask_epi8(nuls) != 0;
  bytes.has_high = _mm_movemask_epi8(all) != 0;
  return at;
}
#else
std::size_t add_blocks(std::string_view /*text*/, Bytes& /*bytes*/) {
  return 0;
}
#endif

Bytes bytes_of(std::string_view text) {
  Bytes bytes;
  for (std::size_t at = add_blocks(text, bytes); at < text.size(); ++at) bytes.add(text[at]);
  return bytes;
}

std::size_t lines_of(std::string_view text, const Bytes& bytes) {
  std::size_t lines = bytes.feeds;
  if (!bytes.has_return) return lines;
  for (std::size_t at = text.find('\r'); at != std::string_view::npos; at = text.find('\r', at + 1)) {
    if (at + 1 == text.size() || text[at + 1] != '\n') ++lines;
  }
  return lines;
}

}  // namespace

ChunkText look_at(std::string_view text) {
  const Bytes bytes = bytes_of(text);
  ChunkText found;
  found.lines = lines_of(text, bytes);
  if (bytes.has_high) found.bad_utf8 = first_invalid_utf8(text);
  if (bytes.has_nul) found.nul = text.find('\0');
  return found;
}

std::size_t count_lines(std::string_view text) {
  return lines_of(text, bytes_of(text));
}

}  // namespace hallmark
