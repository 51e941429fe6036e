#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>

#include <zlib.h>

#include "catch.hpp"

namespace hallmark::test {

inline std::size_t little_endian(std::string_view bytes, std::size_t at, std::size_t size) {
  std::size_t number = 0;
  for (std::size_t i = 0; i < size; ++i)
    number |= static_cast<std::size_t>(static_cast<unsigned char>(bytes[at + i])) << 8 * i;
  return number;
}

/// The entries of a ZIP archive by their names, read from its directory; each checked against its size and CRC-32.
inline std::map<std::string, std::string> unzipped(const std::string& archive) {
  std::map<std::string, std::string> entries;
  REQUIRE(archive.size() >= 22);
  const std::size_t end = archive.size() - 22;
  REQUIRE(archive.substr(end, 4) == "PK\x05\x06");
  const std::size_t count = little_endian(archive, end + 10, 2);
  std::size_t at = little_endian(archive, end + 16, 4);
  for (std::size_t i = 0; i < count; ++i) {
    REQUIRE(archive.substr(at, 4) == "PK\x01\x02");
    const std::size_t crc = little_endian(archive, at + 16, 4);
    const std::size_t packed = little_endian(archive, at + 20, 4);
    const std::size_t size = little_endian(archive, at + 24, 4);
    const std::size_t name_size = little_endian(archive, at + 28, 2);
    const std::size_t offset = little_endian(archive, at + 42, 4);
    const std::string name = archive.substr(at + 46, name_size);
    at += 46 + name_size + little_endian(archive, at + 30, 2) + little_endian(archive, at + 32, 2);

    REQUIRE(archive.substr(offset, 4) == "PK\x03\x04");
    const std::size_t start =
        offset + 30 + little_endian(archive, offset + 26, 2) + little_endian(archive, offset + 28, 2);
    std::string bytes = archive.substr(start, packed);
    std::string text(size, '\0');
    z_stream stream{};
    REQUIRE(inflateInit2(&stream, -MAX_WBITS) == Z_OK);
    stream.next_in = reinterpret_cast<Bytef*>(bytes.data());
    stream.avail_in = static_cast<uInt>(bytes.size());
    stream.next_out = reinterpret_cast<Bytef*>(text.data());
    stream.avail_out = static_cast<uInt>(text.size());
    CHECK(inflate(&stream, Z_FINISH) == Z_STREAM_END);
    CHECK(stream.total_out == size);
    inflateEnd(&stream);
    CHECK(crc32(0, reinterpret_cast<const Bytef*>(text.data()), static_cast<uInt>(size)) == crc);
    REQUIRE(entries.emplace(name, text).second);
  }
  return entries;
}

}  // namespace hallmark::test
