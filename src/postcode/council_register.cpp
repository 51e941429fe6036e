#include "hallmark/postcode/council_register.hpp"

#include <algorithm>
#include <initializer_list>
#include <optional>

#include <fmt/format.h>

#include "hallmark/support/wording.hpp"
#include "support/csv_table.hpp"
#include "support/split.hpp"
#include "support/trim.hpp"

namespace hallmark {

namespace {

using Names = std::initializer_list<std::string_view>;

std::optional<std::size_t> require_any(const Header& header, Names names, std::string_view needed_by,
                                       Findings& findings) {
  const auto at = header.find_any(names);
  if (at) return at;
  std::vector<std::string> list;
  for (const std::string_view name : names) list.emplace_back(name);
  findings.error(Code::postcode_register, {header.source, header.offset, 1},
                 fmt::format("{} needs a column of codes, called one of {}", needed_by, listed(list)));
  return std::nullopt;
}

std::string cell_of(const std::vector<Cell>& row, const std::optional<std::size_t>& column) {
  return column ? std::string(trim(row[*column].text)) : std::string();
}

const CouncilRegister::Council* find_in(const std::unordered_map<std::string, std::size_t>& index,
                                        const std::vector<CouncilRegister::Council>& councils, std::string_view code) {
  if (code.empty()) return nullptr;
  const auto found = index.find(std::string(code));
  return found == index.end() ? nullptr : &councils[found->second];
}

}  // namespace

const CouncilRegister::Council* CouncilRegister::by_code(std::string_view code) const {
  return find_in(by_code_, councils_, code);
}

const CouncilRegister::Council* CouncilRegister::by_own_code(std::string_view code) const {
  return find_in(by_own_code_, councils_, code);
}

const CouncilRegister::Council* CouncilRegister::by_former_code(std::string_view code) const {
  return find_in(by_former_code_, councils_, code);
}

Result<CouncilRegister> read_register(const Source& source) {
  Result<CouncilRegister> result;
  auto opened = open_distinct_table(source, result.findings);
  if (!opened) return result;
  CsvReader& reader = opened->reader;
  const Header& header = opened->header;
  const auto code = require_any(header, {"gss-code", "gss_code", "gss", "code"}, "a register", result.findings);
  if (!code) return result;
  const auto own_code = header.find_any({"local-authority-code", "local_authority_code"});
  const auto name = header.find_any({"official-name", "official_name", "name", "nice-name", "council"});
  const auto county = header.find_any({"county-la", "county_code", "county"});
  const auto authority = header.find_any({"combined-authority", "combined_authority"});
  const auto ended = header.find_any({"end-date", "end_date"});
  const auto replaced = header.find_any({"replaced-by", "replaced_by"});
  const auto former = header.find_any({"former-gss-codes", "former_gss_codes"});

  CouncilRegister& made = result.value.emplace();
  while (reader.next(result.findings)) {
    const std::vector<Cell>& row = reader.row();
    if (!row_fits(reader, header, result.findings)) continue;
    CouncilRegister::Council council{cell_of(row, code),
                                     cell_of(row, own_code),
                                     cell_of(row, name),
                                     cell_of(row, county),
                                     cell_of(row, authority),
                                     cell_of(row, ended),
                                     split(cell_of(row, replaced), ",;")};
    if (council.own_code.empty()) council.own_code = council.code;
    const std::size_t at = made.councils_.size();
    // Of two councils with one code the one in office counts.
    const auto add = [&made, at, &council](std::unordered_map<std::string, std::size_t>& index,
                                           const std::string& key) {
      if (key.empty()) return;
      const auto [known, is_new] = index.emplace(key, at);
      if (!is_new && !made.councils_[known->second].ended.empty() && council.ended.empty()) known->second = at;
    };
    add(made.by_code_, council.code);
    add(made.by_own_code_, council.own_code);
    for (const std::string& earlier : split(cell_of(row, former), ",;")) add(made.by_former_code_, earlier);
    made.councils_.push_back(std::move(council));
  }
  return result;
}

}  // namespace hallmark
