#pragma once

#include <mutex>
#include <set>
#include <string>
#include <string_view>

#include "hallmark/survey/code_aliases.hpp"
#include "support/csv_table.hpp"

namespace hallmark {

/// The codes that count for those in a survey, and which former ones were met. Several threads may ask.
class FormerCodes {
 public:
  void set(CodeAliases aliases) { aliases_ = std::move(aliases); }
  [[nodiscard]] const CodeAliases& aliases() const { return aliases_; }
  [[nodiscard]] bool empty() const { return aliases_.empty(); }

  /// The code that counts. What it points to lasts as long as the argument and this.
  [[nodiscard]] std::string_view current(std::string_view code) {
    const CodeAlias* const alias = aliases_.find(code);
    if (alias == nullptr) return code;
    const std::lock_guard lock(mutex_);
    met_.insert(alias);
    return alias->code;
  }

  /// Says which were met, at the first of them.
  void report(Findings& findings) const;

 private:
  CodeAliases aliases_;
  std::mutex mutex_;
  std::set<const CodeAlias*> met_;
};

/// The former codes that a register lists in columns of its own, whose headings have the word "former", for those in the
/// column `key`. A code that several rows claim, or that a row has itself, is no former one.
[[nodiscard]] CodeAliases former_codes_in(const CsvTable& table, const std::string& key);

}  // namespace hallmark
