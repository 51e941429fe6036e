#include "hallmark/support/unicode.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdlib>
#include <cstring>

#include <utf8proc.h>

#include "support/ascii.hpp"
#include "support/trim.hpp"

namespace hallmark {

namespace {

/// Decodes the character at the front; 0 bytes if there is none.
std::size_t decode(std::string_view text, utf8proc_int32_t& character) {
  const auto bytes = utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text.data()),
                                      static_cast<utf8proc_ssize_t>(text.size()), &character);
  return bytes > 0 ? static_cast<std::size_t>(bytes) : 0;
}

/// What the bytes 0x80 to 0x9F stand for; 0 where the code page has nothing.
constexpr std::array<std::uint16_t, 32> cp1252_high = {0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                                       0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0,      0x017D, 0,
                                                       0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                                       0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

template <std::size_t bytes>
bool are_ascii(const char* text) {
  std::uint64_t all = 0;
  for (std::size_t at = 0; at < bytes; at += 8) {
    std::uint64_t word = 0;
    std::memcpy(&word, text + at, 8);
    all |= word;
  }
  return (all & 0x8080808080808080ULL) == 0;
}

/// How much of the beginning of a text is ASCII, as surveys mostly are: many bytes at a time.
std::size_t ascii_length(std::string_view text) {
  std::size_t at = 0;
  while (at + 64 <= text.size() && are_ascii<64>(text.data() + at)) at += 64;
  while (at + 8 <= text.size() && are_ascii<8>(text.data() + at)) at += 8;
  while (at < text.size() && static_cast<unsigned char>(text[at]) < 0x80U) ++at;
  return at;
}

bool is_ascii(std::string_view text) {
  return ascii_length(text) == text.size();
}

/// Without blanks round it, and every run of them inside one blank.
std::string with_single_blanks(std::string_view text) {
  std::string single;
  single.reserve(text.size());
  for (const char c : trim_ascii(text)) {
    if (!is_blank(c)) {
      single.push_back(c);
    } else if (single.back() != ' ') {
      single.push_back(' ');
    }
  }
  return single;
}

std::string folded_ascii(std::string_view text) {
  std::string folded = with_single_blanks(text);
  std::ranges::transform(folded, folded.begin(),
                         [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return folded;
}

/// What a reader takes for a blank: nothing is to be seen of it.
bool is_wide_blank(utf8proc_int32_t c) {
  return c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 || c == 0x202F ||
         c == 0x205F || c == 0x3000;
}

/// What takes no room at all: zero-width blanks, a soft hyphen, marks of direction and of byte order.
bool is_invisible(utf8proc_int32_t c) {
  return c == 0xAD || c == 0x200B || c == 0x200E || c == 0x200F || c == 0x2060 || c == 0xFEFF;
}

/// The sign of ASCII that a reader takes it for; itself where there is none.
std::string_view look_alike(utf8proc_int32_t c, std::string_view itself) {
  if (is_invisible(c)) return {};
  if (is_wide_blank(c)) return " ";
  switch (c) {
    case 0xB4:
    case 0x2BC:
    case 0x2018:
    case 0x2019:
    case 0x201A:
    case 0x201B:
    case 0x2032:
      return "'";
    case 0x201C:
    case 0x201D:
    case 0x201E:
    case 0x201F:
    case 0x2033:
      return "\"";
    case 0x2010:
    case 0x2011:
    case 0x2012:
    case 0x2013:
    case 0x2014:
    case 0x2015:
    case 0x2212:
    case 0xFE58:
    case 0xFE63:
    case 0xFF0D:
      return "-";
    case 0x2026:
      return "...";
    default:
      return itself;
  }
}

std::string without_look_alikes(std::string_view text) {
  std::string plain;
  while (!text.empty()) {
    utf8proc_int32_t character = 0;
    const std::size_t bytes = std::max<std::size_t>(1, decode(text, character));
    plain += look_alike(character, text.substr(0, bytes));
    text.remove_prefix(bytes);
  }
  return plain;
}

const char* name_of(utf8proc_int32_t odd) {
  if (odd == 0xA0 || odd == 0x202F) return "no-break space";
  if (odd == 0xFEFF) return "byte order mark";
  if (odd == 0xAD) return "soft hyphen";
  if (is_invisible(odd)) return "sign of no width";
  if (is_wide_blank(odd)) return "blank of another kind";
  if (odd == 0x2026) return "ellipsis in one sign";
  return look_alike(odd, {}) == "-" ? "dash of another kind" : "curly quote";
}

}  // namespace

std::string_view trim_wide(std::string_view text) {
  const auto is_blank_sign = [](utf8proc_int32_t c) { return is_wide_blank(c) || is_invisible(c); };
  while (!text.empty()) {
    text = trim_ascii(text);
    utf8proc_int32_t character = 0;
    const std::size_t bytes = decode(text, character);
    if (bytes == 0 || !is_blank_sign(character)) break;
    text.remove_prefix(bytes);
  }
  while (!text.empty()) {
    text = trim_ascii(text);
    std::size_t begin = text.size();
    while (begin > 0 && text.size() - begin < 4) {
      if ((static_cast<unsigned char>(text[--begin]) & 0xC0U) != 0x80U) break;
    }
    utf8proc_int32_t character = 0;
    const std::size_t bytes = decode(text.substr(begin), character);
    if (bytes == 0 || begin + bytes != text.size() || !is_blank_sign(character)) break;
    text.remove_suffix(bytes);
  }
  return text;
}

std::optional<std::size_t> first_invalid_utf8(std::string_view text) {
  for (std::size_t at = 0;;) {
    at += ascii_length(text.substr(at));
    if (at == text.size()) return std::nullopt;
    utf8proc_int32_t character = 0;
    const std::size_t bytes = decode(text.substr(at), character);
    if (bytes == 0) return at;
    at += bytes;
  }
}

std::string fold_case(std::string_view text) {
  text = trim(text);
  if (is_ascii(text)) return folded_ascii(text);
  const std::string plain = with_single_blanks(without_look_alikes(text));
  if (is_ascii(plain)) return folded_ascii(plain);
  text = plain;
  utf8proc_uint8_t* mapped = nullptr;
  const auto length =
      utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(text.data()), static_cast<utf8proc_ssize_t>(text.size()),
                   &mapped, static_cast<utf8proc_option_t>(UTF8PROC_CASEFOLD | UTF8PROC_COMPOSE | UTF8PROC_STABLE));
  if (length < 0) return std::string(text);
  std::string folded(reinterpret_cast<const char*>(mapped), static_cast<std::size_t>(length));
  std::free(mapped);
  return folded;
}

std::string odd_sign_of(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    utf8proc_int32_t character = 0;
    const std::size_t bytes = std::max<std::size_t>(1, decode(text.substr(at), character));
    const std::string_view sign = text.substr(at, bytes);
    if (bytes > 1 && look_alike(character, sign) != sign) {
      const bool is_first = trim(text.substr(0, at)).empty();
      const bool is_last = trim(text.substr(at + bytes)).empty();
      return std::string("with a ") + name_of(character) +
             (is_last    ? " behind it"
              : is_first ? " before it"
                         : " in it");
    }
    at += bytes;
  }
  return {};
}

std::size_t length_of_ending(std::string_view text, std::string_view folded) {
  // Folding may shorten letters, to no less than a quarter of their bytes.
  const std::size_t longest = std::min(text.size(), 4 * folded.size());
  for (std::size_t length = 1; length <= longest; ++length) {
    const std::string_view end = text.substr(text.size() - length);
    const bool begins_a_character = (static_cast<unsigned char>(end[0]) & 0xC0U) != 0x80U;
    if (begins_a_character && fold_case(end) == folded) return length;
  }
  return 0;
}

std::size_t display_width(std::string_view text) {
  if (is_ascii(text)) return text.size();
  std::size_t width = 0;
  while (!text.empty()) {
    utf8proc_int32_t character = 0;
    const std::size_t bytes = decode(text, character);
    if (bytes == 0) break;
    width += static_cast<std::size_t>(std::max(0, utf8proc_charwidth(character)));
    text.remove_prefix(bytes);
  }
  return width;
}

std::string cut_to_width(std::string_view text, std::size_t width) {
  if (display_width(text) <= width) return std::string(text);
  if (width == 0) return {};
  std::string kept;
  std::size_t used = 0;
  while (!text.empty()) {
    utf8proc_int32_t character = 0;
    const std::size_t bytes = decode(text, character);
    if (bytes == 0) break;
    used += static_cast<std::size_t>(std::max(0, utf8proc_charwidth(character)));
    if (used > width - 1) break;
    kept += text.substr(0, bytes);
    text.remove_prefix(bytes);
  }
  return kept + "…";
}

std::string from_cp1252(std::string_view bytes) {
  std::string text;
  text.reserve(bytes.size() + bytes.size() / 16);
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x80U) {
      text.push_back(c);
      continue;
    }
    // What the code page leaves open is passed on as the control character of that number, as browsers do.
    const std::uint32_t mapped = byte < 0xA0U ? cp1252_high[byte - 0x80U] : byte;
    const std::uint32_t character = mapped == 0 ? byte : mapped;
    if (character < 0x800U) {
      text.push_back(static_cast<char>(0xC0U | (character >> 6U)));
    } else {
      text.push_back(static_cast<char>(0xE0U | (character >> 12U)));
      text.push_back(static_cast<char>(0x80U | ((character >> 6U) & 0x3FU)));
    }
    text.push_back(static_cast<char>(0x80U | (character & 0x3FU)));
  }
  return text;
}

}  // namespace hallmark
