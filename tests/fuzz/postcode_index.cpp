// Any bytes as an index of postcodes, as they are and behind a header that makes them look whole: a look-up gives an
// answer or none.

#include "hallmark/postcode/postcode_index.hpp"

#include "postcode/index_format.hpp"
#include "target.hpp"

using namespace hallmark;

namespace {

void look_up(std::span<const std::byte> bytes) {
  std::string wrong;
  const auto index = PostcodeIndex::from(bytes, wrong);
  fuzz::require(index.has_value() == wrong.empty(), "it is said why there is no index");
  if (!index) return;
  for (const char* text : {"ZZ1 1AA", "ZZ1 9ZZ", "CV1 5RR", "SW1A 1AA"}) {
    const Postcode postcode = *Postcode::from(text);
    (void)index->find(postcode);
    (void)index->nearest(postcode);
    (void)index->shares_of(postcode.outward());
  }
}

std::string little_endian(std::uint64_t number, std::size_t size) {
  std::string bytes;
  for (std::size_t i = 0; i < size; ++i) bytes.push_back(static_cast<char>(number >> (8 * i) & 0xff));
  return bytes;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text = fuzz::text_of(data, size);
  look_up(std::as_bytes(std::span(text)));
  const std::string checked = little_endian(text.size() + checked_from + 8, 8) + std::string(text);
  const std::string whole =
      std::string(index_magic) + little_endian(checksum_of(std::as_bytes(std::span(checked))), 4) + checked;
  look_up(std::as_bytes(std::span(whole)));
  return 0;
}
