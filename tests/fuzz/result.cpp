// Any bytes as a result of `score`: JSON or a table, then compared with itself.

#include <algorithm>

#include "hallmark/report/result_file.hpp"
#include "hallmark/report/write_comparison.hpp"
#include "target.hpp"

using namespace hallmark;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text = fuzz::text_of(data, size);
  const Result<ResultFile> result = read_result(std::make_shared<const SourceText>("result", std::string(text)));
  fuzz::require_sound(result.findings);
  fuzz::require(result.value || result.findings.has_errors(), "without a result there is an error");
  if (!result.good()) return 0;
  const Result<Comparison> comparison = compare(*result.value, *result.value);
  fuzz::require(comparison.good(), "a result can be compared with itself");
  fuzz::require(std::ranges::none_of(comparison.value->pairs, &Comparison::Pair::moved), "nothing moves by itself");
  for (const Format format : {Format::table, Format::csv, Format::json, Format::md})
    fuzz::require(!write(*comparison.value, format).empty(), "a comparison can be written");
  return 0;
}
