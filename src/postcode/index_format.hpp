#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace hallmark {

// The layout of an index. Numbers are little-endian.
//
//   magic            8 bytes
//   checksum         CRC-32 of everything behind it
//   length           of everything, 8 bytes
//   sizes            postcodes, codes, places, outward codes, sources: 4 bytes each
//   offsets          of the places, of the outward table, of the blocks: 4 bytes each
//   codes            each with its length before it, 1 byte
//   sources          their texts, each with its length before it, 2 bytes, and their counts, 8 bytes
//   places           district, county (places among the codes), end, whether it is located: 4 bytes each
//   outward table    code, offset of its block among the blocks: 4 bytes each, rising
//   blocks           a block an outward code:
//     sectors        which of the ten there are, a bit each, 2 bytes; then for each of them
//       places       how many, 2 bytes, and which, 4 bytes each
//       units        which of the 400 there are, a bit each, 50 bytes
//       which        for each unit in order its place among the sector's, in as few bits as that takes; padded to a
//       byte

inline constexpr std::string_view index_magic("HMPOST\x01\n", 8);
inline constexpr std::size_t checked_from = 12;
inline constexpr std::size_t header_size = 52;
inline constexpr std::size_t place_size = 16;
inline constexpr std::size_t outward_size = 8;
inline constexpr std::size_t units_size = 50;

/// CRC-32, as gzip has it.
[[nodiscard]] std::uint32_t checksum_of(std::span<const std::byte> bytes);

/// So many bits tell that many places apart.
[[nodiscard]] constexpr std::uint32_t bits_for(std::uint32_t places) {
  std::uint32_t bits = 0;
  while ((std::uint64_t{1} << bits) < places) ++bits;
  return bits;
}

}  // namespace hallmark
