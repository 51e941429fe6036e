#include "result/read_result.hpp"

#include <unordered_map>

#include <fmt/format.h>

#include "hallmark/support/wording.hpp"
#include "result/json_place.hpp"
#include "support/trim.hpp"

namespace hallmark {

namespace {

bool looks_like_json(const SourceText& source) {
  const std::string_view text = trim(source.text());
  return source.name().ends_with(".json") || text.starts_with('{') || text.starts_with('[');
}

void find_repeated_codes(const ResultFile& file, Findings& findings) {
  std::unordered_map<std::string_view, std::size_t> first;
  for (std::size_t at = 0; at < file.units.size(); ++at) {
    const ResultFile::Unit& unit = file.units[at];
    if (first.emplace(unit.code, at).second) continue;
    const std::vector<JsonStep> path = {"units", at, "code"};
    const bool places = file.is_json && !findings.is_full();
    findings.error(Code::result_file,
                   {file.source, places ? offset_in_json(file.source->text(), path) : unit.offset, 1},
                   fmt::format("{} is there twice", in_quotes(unit.code)));
  }
}

}  // namespace

Result<ResultFile> read_result(const Source& source, ResultDetail detail) {
  Result<ResultFile> result = looks_like_json(*source) ? read_result_json(source, detail) : read_result_csv(source);
  if (result.value) find_repeated_codes(*result.value, result.findings);
  return result;
}

}  // namespace hallmark
