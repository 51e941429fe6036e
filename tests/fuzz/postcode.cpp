// Any bytes as a postcode: what is read is written properly and reads back.

#include "hallmark/postcode/postcode.hpp"

#include "target.hpp"

using namespace hallmark;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text = fuzz::text_of(data, size);
  if (const auto postcode = Postcode::from(text)) {
    fuzz::require(Postcode::from(postcode->text()) == postcode, "a postcode reads back from how it is written");
    fuzz::require(postcode->inward() < Postcode::inward_codes, "an inward code is one of four thousand");
  } else {
    fuzz::require(!what_is_wrong_with(text).empty(), "it is said what is wrong");
  }
  if (const auto outward = outward_from(text))
    fuzz::require(outward_from(outward_text(*outward)) == outward, "an outward code reads back");
  for (const Postcode postcode : meant_by(text))
    fuzz::require(Postcode::from(postcode.text()) == postcode, "what is meant is a postcode");
  return 0;
}
