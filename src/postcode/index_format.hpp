#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace hallmark {

// The layout of an index. Numbers are little-endian.
//
//   magic            8 bytes, the seventh of which is the version
//   checksum         CRC-32 of what is behind it and before the blocks
//   length           of everything, 8 bytes
//   sizes            postcodes, codes, places, outward codes, sources: 4 bytes each
//   offsets          of the places, of the outward table, of the blocks: 4 bytes each
//   codes            each with its length before it, 1 byte
//   sources          their texts, each with its length before it, 2 bytes, and their counts, 8 bytes
//   places           district, county (places among the codes), whether it is located: 4 bytes each
//   outward table    code, offset of its block among the blocks, CRC-32 of the block: 4 bytes each, rising
//   blocks           a block an outward code:
//     sectors        which of the ten there are, a bit each, 2 bytes; then for each of them
//       units        which of the 400 there are, a bit each, 50 bytes
//       choices      which place each unit lies in
//       choices      the month it was introduced, where that is known of any (has_introductions)
//       choices      the month it ended, where any has (has_ends)
//
// Choices are how many different numbers there are, 2 bytes, the numbers, rising, and for each unit in order its place
// among them, in as few bits as that takes; padded to a byte. Places take 4 bytes each, months 2, counted from January
// of the year 0, and 0 where there is none. What else a sector has is said with the count of its places.

inline constexpr std::string_view index_magic("HMPOST\x02\n", 8);
inline constexpr std::size_t magic_stem = 6;  ///< So much of it is the same in all versions.
inline constexpr std::size_t checked_from = 12;
inline constexpr std::size_t header_size = 52;
inline constexpr std::size_t place_size = 12;
inline constexpr std::size_t outward_size = 12;
inline constexpr std::size_t units_size = 50;
inline constexpr std::size_t place_number_size = 4;
inline constexpr std::size_t month_size = 2;
inline constexpr std::uint32_t has_introductions = 0x8000;
inline constexpr std::uint32_t has_ends = 0x4000;

/// CRC-32, as gzip has it.
[[nodiscard]] std::uint32_t checksum_of(std::span<const std::byte> bytes);

/// So many bits tell that many numbers apart.
[[nodiscard]] constexpr std::uint32_t bits_for(std::uint32_t numbers) {
  std::uint32_t bits = 0;
  while ((std::uint64_t{1} << bits) < numbers) ++bits;
  return bits;
}

}  // namespace hallmark
