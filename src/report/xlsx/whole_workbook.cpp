#include <algorithm>
#include <array>
#include <cstddef>
#include <string>

#include <fmt/format.h>
#include <zlib.h>

#include "report/xlsx/save_workbook.hpp"

namespace hallmark {

namespace {

// Sizes and places of APPNOTE.TXT, PKWARE's description of ZIP files.
constexpr std::size_t size_of_end = 22;
constexpr std::size_t size_of_entry = 46;
constexpr std::size_t size_of_header = 30;

std::size_t number_at(std::string_view bytes, std::size_t at, std::size_t size) {
  std::size_t number = 0;
  for (std::size_t i = 0; i < size && at + i < bytes.size(); ++i)
    number |= static_cast<std::size_t>(static_cast<unsigned char>(bytes[at + i])) << 8 * i;
  return number;
}

/// How a part begins and ends.
struct Ends {
  std::string first;
  std::string last;
};

Ends ends_of(std::string_view packed) {
  constexpr std::size_t kept = 512;
  Ends ends;
  z_stream stream{};
  if (inflateInit2(&stream, -MAX_WBITS) != Z_OK) throw std::bad_alloc();
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(packed.data()));
  stream.avail_in = static_cast<uInt>(packed.size());
  std::array<char, 65536> piece;
  for (int state = Z_OK; state == Z_OK;) {
    stream.next_out = reinterpret_cast<Bytef*>(piece.data());
    stream.avail_out = static_cast<uInt>(piece.size());
    state = inflate(&stream, Z_NO_FLUSH);
    const std::string_view text(piece.data(), piece.size() - stream.avail_out);
    if (ends.first.empty()) ends.first = text.substr(0, kept);
    ends.last += text.substr(text.size() - std::min(text.size(), kept));
    ends.last.erase(0, ends.last.size() - std::min(ends.last.size(), kept));
  }
  inflateEnd(&stream);
  return ends;
}

/// Whether a part of XML ends with the element that it began with.
bool is_whole(const Ends& ends) {
  const std::size_t declared = ends.first.find("?>");
  const std::size_t root = ends.first.find('<', declared == std::string::npos ? 0 : declared);
  if (root == std::string::npos) return false;
  const std::string name = ends.first.substr(root + 1, ends.first.find_first_of(" >\r\n", root) - root - 1);
  const std::size_t last = ends.last.find_last_not_of("\r\n");
  return std::string_view(ends.last).substr(0, last + 1).ends_with(fmt::format("</{}>", name));
}

}  // namespace

bool is_whole_workbook(std::string_view bytes) {
  if (bytes.size() < size_of_end) return false;
  const std::size_t end = bytes.size() - size_of_end;
  if (!bytes.substr(end).starts_with("PK\x05\x06")) return false;
  std::size_t entry = number_at(bytes, end + 16, 4);
  for (std::size_t parts = number_at(bytes, end + 10, 2); parts > 0; --parts) {
    const std::size_t header = number_at(bytes, entry + 42, 4);
    const std::size_t start =
        header + size_of_header + number_at(bytes, header + 26, 2) + number_at(bytes, header + 28, 2);
    if (start >= bytes.size()) return false;
    if (!is_whole(ends_of(bytes.substr(start, number_at(bytes, entry + 20, 4))))) return false;
    entry += size_of_entry + number_at(bytes, entry + 28, 2) + number_at(bytes, entry + 30, 2) +
             number_at(bytes, entry + 32, 2);
  }
  return true;
}

}  // namespace hallmark
