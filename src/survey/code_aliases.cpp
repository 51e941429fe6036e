#include "hallmark/survey/code_aliases.hpp"

#include <optional>
#include <set>
#include <utility>

#include <fmt/format.h>

#include "hallmark/support/unicode.hpp"
#include "hallmark/support/wording.hpp"
#include "support/csv_table.hpp"
#include "support/trim.hpp"

namespace hallmark {

bool CodeAliases::add(CodeAlias alias) {
  std::string folded = fold_case(alias.former);
  const auto known = aliases_.find(folded);
  if (known == aliases_.end()) {
    aliases_.emplace(std::move(folded), std::move(alias));
    return true;
  }
  return fold_case(known->second.code) == fold_case(alias.code);
}

const CodeAlias* CodeAliases::find(std::string_view code) const {
  if (aliases_.empty()) return nullptr;
  const auto known = aliases_.find(fold_case(code));
  return known == aliases_.end() ? nullptr : &known->second;
}

std::string_view CodeAliases::current(std::string_view code) const {
  const CodeAlias* const alias = find(code);
  return alias == nullptr ? code : std::string_view(alias->code);
}

void CodeAliases::follow_chains(Findings& findings) {
  for (auto& [folded, alias] : aliases_) {
    std::set<std::string> seen = {folded};
    std::string why = alias.why;
    const std::string first = alias.code;
    for (const CodeAlias* next = find(alias.code); next != nullptr; next = find(alias.code)) {
      if (!seen.insert(fold_case(alias.code)).second) {
        findings.error(Code::postcode_register, alias.place,
                       fmt::format("{} stands for {}, which leads back to it", in_quotes(alias.former),
                                   in_quotes(first)));
        return;
      }
      if (!next->why.empty() && next->why != why) why += (why.empty() ? "" : "; ") + next->why;
      alias.code = next->code;
    }
    alias.why = std::move(why);
  }
}

void CodeAliases::add_all(const CodeAliases& others) {
  for (const auto& [folded, alias] : others.aliases_) aliases_.emplace(folded, alias);
}

Result<CodeAliases> read_aliases(const Source& source) {
  Result<CodeAliases> result;
  auto table = open_distinct_table(source, result.findings);
  if (!table) return result;
  const Header& header = table->header;
  if (header.names.size() < 2) {
    result.findings.error(Code::postcode_register, {source, header.offset, 1},
                          "a file of aliases has two columns: the code that is seen and the one that counts");
    return result;
  }
  const auto named_seen = header.find_any({"gss_code_seen", "seen", "from"});
  const auto named_code = header.find_any({"canonical_gss_code", "canonical", "code", "to"});
  // Without these names the first column is the former code, the second the one that counts.
  const std::size_t seen = named_seen.value_or(named_code == 0 ? 1 : 0);
  const std::size_t code = named_code.value_or(seen == 0 ? 1 : 0);
  const auto why = header.find_any({"why", "reason", "note"});
  CodeAliases& made = result.value.emplace();
  while (table->reader.next(result.findings)) {
    const std::vector<Cell>& row = table->reader.row();
    if (!row_fits(table->reader, header, result.findings)) continue;
    const std::string from(trim(row[seen].text));
    const std::string to(trim(row[code].text));
    if (from.empty() || to.empty()) continue;  // blank codes join with nothing
    if (!made.add({from, to, why ? std::string(trim(row[*why].text)) : std::string(), {source, row[seen].offset, from.size()}})) {
      result.findings.error(Code::postcode_register, {source, row[seen].offset, from.size()},
                            fmt::format("{} stands for {} here and for {} before", in_quotes(from), in_quotes(to),
                                        in_quotes(made.find(from)->code)));
    }
  }
  made.follow_chains(result.findings);
  return result;
}

}  // namespace hallmark
