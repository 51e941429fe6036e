// Any bytes as an index of postcodes, as they are and with length and checksums that make them look whole: a look-up
// gives an answer or none.

#include "hallmark/postcode/postcode_index.hpp"

#include "postcode/index_format.hpp"
#include "target.hpp"

using namespace hallmark;

namespace {

void look_up(std::span<const std::byte> bytes) {
  std::string wrong;
  auto index = PostcodeIndex::from(bytes, wrong);
  fuzz::require(index.has_value() == wrong.empty(), "it is said why there is no index");
  if (!index) return;
  for (const char* text : {"ZZ1 1AA", "ZZ1 9ZZ", "CV1 5RR", "SW1A 1AA"}) {
    const Postcode postcode = *Postcode::from(text);
    (void)index->find(postcode);
    (void)index->nearest(postcode);
    (void)index->shares_of(postcode.outward());
  }
  (void)index->is_whole();
  for (const std::uint32_t outward : index->outwards()) (void)index->postcodes_of(outward);
}

void put(std::string& bytes, std::size_t at, std::uint64_t number, std::size_t size) {
  for (std::size_t i = 0; i < size; ++i) bytes[at + i] = static_cast<char>(number >> (8 * i) & 0xff);
}

std::size_t number_at(const std::string& bytes, std::size_t at) {
  std::size_t number = 0;
  for (std::size_t i = 0; i < 4; ++i) number |= std::size_t{static_cast<unsigned char>(bytes[at + i])} << (8 * i);
  return number;
}

std::uint32_t sum_of(const std::string& bytes, std::size_t begin, std::size_t end) {
  return checksum_of(std::as_bytes(std::span(bytes)).subspan(begin, end - begin));
}

/// The bytes as what stands behind the length of an index: its blocks and then its head get the checksums they have to
/// have, as far as there is room for them.
std::string made_whole(std::string_view text) {
  constexpr std::size_t outward_count = checked_from + 8 + 12;
  constexpr std::size_t outwards = outward_count + 12;
  std::string bytes = std::string(index_magic) + std::string(12, '\0') + std::string(text);
  put(bytes, checked_from, bytes.size(), 8);
  if (bytes.size() < header_size) return bytes;
  const std::size_t blocks = number_at(bytes, outwards + 4);
  const std::size_t count = number_at(bytes, outward_count);
  if (blocks < header_size || blocks > bytes.size()) return bytes;
  for (std::size_t i = 0; i < count; ++i) {
    const std::size_t entry = number_at(bytes, outwards) + i * outward_size;
    const bool is_last = i + 1 == count;
    if (entry < header_size || entry + outward_size + (is_last ? 0 : outward_size) > blocks) break;
    const std::size_t begin = blocks + number_at(bytes, entry + 4);
    const std::size_t end = is_last ? bytes.size() : blocks + number_at(bytes, entry + outward_size + 4);
    if (begin <= end && end <= bytes.size()) put(bytes, entry + 8, sum_of(bytes, begin, end), 4);
  }
  put(bytes, index_magic.size(), sum_of(bytes, checked_from, blocks), 4);
  return bytes;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text = fuzz::text_of(data, size);
  look_up(std::as_bytes(std::span(text)));
  const std::string whole = made_whole(text);
  look_up(std::as_bytes(std::span(whole)));
  return 0;
}
