// Any bytes as a result of `score`: JSON or a table, read whole and by its top, then compared with itself.

#include <algorithm>

#include "hallmark/report/write_comparison.hpp"
#include "hallmark/result/result_file.hpp"
#include "target.hpp"

using namespace hallmark;

namespace {

/// What a look-up reads of a result is what is in it.
void require_same_top(const ResultFile& all, const Result<ResultFile>& top) {
  fuzz::require(top.good(), "the top of a result can be read");
  fuzz::require(std::ranges::equal(all.units, top.value->units, {}, &ResultFile::Unit::code, &ResultFile::Unit::code),
                "its top has the same units");
  for (std::size_t at = 0; at < all.nodes.size(); ++at) {
    const bool is_read = !all.is_json || all.nodes[at].parent.empty();
    const bool is_same = all.marks[at].states == top.value->marks[at].states;
    fuzz::require(is_same || !is_read, "its top has the same states");
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text = fuzz::text_of(data, size);
  const auto source = std::make_shared<const SourceText>("result", std::string(text));
  const Result<ResultFile> result = read_result(source);
  const Result<ResultFile> top = read_result(source, ResultDetail::top);
  fuzz::require_sound(result.findings);
  fuzz::require_sound(top.findings);
  fuzz::require(result.value || result.findings.has_errors(), "without a result there is an error");
  if (!result.good()) return 0;
  require_same_top(*result.value, top);
  const Result<Comparison> comparison = compare(*result.value, *result.value);
  fuzz::require(comparison.good(), "a result can be compared with itself");
  fuzz::require(std::ranges::none_of(comparison.value->pairs, &Comparison::Pair::moved), "nothing moves by itself");
  for (const Format format : {Format::table, Format::csv, Format::json, Format::md})
    fuzz::require(!write(*comparison.value, format).empty(), "a comparison can be written");
  return 0;
}
