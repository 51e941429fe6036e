#include "result/json_brackets.hpp"

#include <algorithm>
#include <array>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace hallmark {

namespace {

/// Which of 64 bytes are what, a bit each.
struct BlockBits {
  std::uint64_t quotes = 0;
  std::uint64_t brackets = 0;
  std::uint64_t backslashes = 0;
};

#if defined(__SSE2__)
BlockBits bits_of(const char* block) {
  const __m128i quote = _mm_set1_epi8('"');
  const __m128i backslash = _mm_set1_epi8('\\');
  const __m128i opening = _mm_set1_epi8('{');
  const __m128i closing = _mm_set1_epi8('}');
  const __m128i from_square_to_curly = _mm_set1_epi8('{' - '[');  // one bit, which } and ] differ by as well
  const auto bits = [](__m128i equal, int at) {
    return static_cast<std::uint64_t>(static_cast<unsigned>(_mm_movemask_epi8(equal))) << at;
  };
  BlockBits found;
  for (int at = 0; at < 64; at += 16) {
    const __m128i text = _mm_loadu_si128(reinterpret_cast<const __m128i*>(block + at));
    const __m128i curly = _mm_or_si128(text, from_square_to_curly);
    found.quotes |= bits(_mm_cmpeq_epi8(text, quote), at);
    found.backslashes |= bits(_mm_cmpeq_epi8(text, backslash), at);
    found.brackets |= bits(_mm_or_si128(_mm_cmpeq_epi8(curly, opening), _mm_cmpeq_epi8(curly, closing)), at);
  }
  return found;
}
#else
BlockBits bits_of(const char* block) {
  BlockBits found;
  for (int at = 0; at < 64; ++at) {
    const std::uint64_t bit = std::uint64_t{1} << at;
    const char c = block[at];
    if (c == '"') found.quotes |= bit;
    if (c == '\\') found.backslashes |= bit;
    if (c == '{' || c == '}' || c == '[' || c == ']') found.brackets |= bit;
  }
  return found;
}
#endif

/// Each bit set that has an odd number of bits set up to and with itself.
std::uint64_t parities(std::uint64_t bits) {
  for (int step = 1; step < 64; step *= 2) bits ^= bits << step;
  return bits;
}

/// The bits behind backslashes that have their meaning, and whether the first bit of the next block is one of them.
std::uint64_t escaped_by(std::uint64_t backslashes, bool& is_first_escaped) {
  std::uint64_t escaped = is_first_escaped ? 1 : 0;
  is_first_escaped = false;
  for (int at = 0; at < 64; ++at) {
    const bool escapes = (backslashes >> at & 1) != 0 && (escaped >> at & 1) == 0;
    if (escapes && at < 63) escaped |= std::uint64_t{2} << at;
    if (escapes && at == 63) is_first_escaped = true;
  }
  return escaped;
}

}  // namespace

void JsonBrackets::look_at_block() {
  std::array<char, width> padded;  // NOLINT(cppcoreguidelines-pro-type-member-init): filled where it is used
  const char* block = text_.data() + block_;
  if (text_.size() - block_ < width) {
    padded.fill(' ');
    std::copy(block, text_.data() + text_.size(), padded.begin());
    block = padded.data();
  }
  BlockBits found = bits_of(block);
  if (found.backslashes != 0 || is_escaped_) found.quotes &= ~escaped_by(found.backslashes, is_escaped_);
  const std::uint64_t in_string = parities(found.quotes) ^ in_string_;
  in_string_ = std::uint64_t{0} - (in_string >> (width - 1));
  found_ = found.brackets & ~in_string;
  block_ += width;
}

}  // namespace hallmark
