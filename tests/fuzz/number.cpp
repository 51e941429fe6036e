// Any bytes as a number: what is read is finite, reads back from how it is written, and rounds near by.

#include "hallmark/support/number.hpp"

#include <cmath>
#include <string>

#include "target.hpp"

using namespace hallmark;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text = fuzz::text_of(data, size);
  const std::optional<double> strict = parse_number(text);
  const std::optional<double> lenient = parse_number(text, NumberForm{.lenient = true});
  fuzz::require(!strict || lenient == strict, "the lenient reader takes what the strict one takes");
  if (!lenient) return 0;
  const double value = *lenient;
  fuzz::require(std::isfinite(value), "a number is finite");
  const std::string written = to_text(value);
  fuzz::require(parse_number(written) == value, "a number reads back from how it is written");
  fuzz::require(written != "-0", "zero has no sign");
  for (const RoundingMode mode :
       {RoundingMode::half_up, RoundingMode::half_even, RoundingMode::nearest, RoundingMode::down}) {
    for (const int decimals : {0, 2, 10}) {
      const double rounded = round_to(value, decimals, mode);
      const double step = std::pow(10.0, -decimals);
      fuzz::require(std::fabs(rounded - value) <= step + std::fabs(value) * 1e-15, "rounding moves less than a step");
      fuzz::require(round_to(rounded, decimals, mode) == rounded, "rounding twice is rounding once");
    }
  }
  if (std::fabs(value) < 1e15)
    fuzz::require(parse_number(to_decimals(value, 2)).has_value(), "people's numbers read back");
  return 0;
}
