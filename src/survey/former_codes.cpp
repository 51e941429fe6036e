#include "survey/former_codes.hpp"

#include <algorithm>
#include <map>
#include <vector>

#include <fmt/format.h>

#include "hallmark/support/unicode.hpp"
#include "hallmark/support/wording.hpp"
#include "support/split.hpp"
#include "support/trim.hpp"

namespace hallmark {

namespace {

/// Whether a heading has a word, whatever divides its words.
bool has_word(std::string_view heading, std::string_view word) {
  const std::string folded = fold_case(heading);
  const std::vector<std::string> words = split(folded, " -_./");
  return std::ranges::find(words, word) != words.end();
}

}  // namespace

void FormerCodes::report(Findings& findings) const {
  if (met_.empty()) return;
  std::vector<const CodeAlias*> met(met_.begin(), met_.end());
  std::ranges::sort(met, {}, [](const CodeAlias* alias) { return alias->former; });
  constexpr std::size_t most = 12;
  std::string list;
  for (std::size_t i = 0; i < std::min(met.size(), most); ++i)
    list += fmt::format("{}{} as {}", i == 0 ? "" : ", ", in_quotes(met[i]->former), in_quotes(met[i]->code));
  if (met.size() > most) list += fmt::format(" and {} more", met.size() - most);
  findings.remark(Code::survey_former_code, met.front()->place,
                   fmt::format("{} read as the one that counts: {}",
                               met.size() == 1 ? "a former code is" : "former codes are", list));
}

CodeAliases former_codes_in(const CsvTable& table, const std::string& key) {
  CodeAliases made;
  const auto code_column = table.header.find(key);
  std::vector<std::size_t> columns;
  for (std::size_t at = 0; at < table.header.names.size(); ++at) {
    if (at != code_column && has_word(table.header.names[at], "former")) columns.push_back(at);
  }
  if (!code_column || columns.empty()) return made;
  std::set<std::string> own;
  std::map<std::string, std::vector<CodeAlias>> claims;
  CsvReader reader = table.reader;
  Findings ignored;  // joining reports what is wrong with a row
  while (reader.next(ignored)) {
    const std::vector<Cell>& row = reader.row();
    if (reader.row_is_broken() || !has_cells_for(table.header, row)) continue;
    const std::string code(trim(row[*code_column].text));
    if (code.empty()) continue;
    own.insert(fold_case(code));
    for (const std::size_t column : columns) {
      for (const std::string& former : split(row[column].text, " ,;\t\r\n"))
        claims[fold_case(former)].push_back({former, code, {}, {table.source, row[column].offset, 1}});
    }
  }
  for (const auto& [folded, claimed] : claims) {
    if (claimed.size() == 1 && !own.contains(folded)) made.add(claimed.front());
  }
  return made;
}

}  // namespace hallmark
