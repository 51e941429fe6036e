#include <zlib.h>

#include "postcode/index_format.hpp"

namespace hallmark {

std::uint32_t checksum_of(std::span<const std::byte> bytes) {
  const auto* const start = reinterpret_cast<const Bytef*>(bytes.data());
  return static_cast<std::uint32_t>(crc32_z(crc32_z(0, nullptr, 0), start, bytes.size()));
}

}  // namespace hallmark
