#pragma once

#include <map>
#include <string>
#include <string_view>

#include "hallmark/support/diagnostic.hpp"

namespace hallmark {

/// What a former code stands for, and why.
struct CodeAlias {
  std::string former;
  std::string code;
  std::string why;
  Place place = {};  ///< Where that is said.
};

/// Former codes of units. Codes are compared whatever their case and blanks.
class CodeAliases {
 public:
  [[nodiscard]] bool empty() const { return aliases_.empty(); }
  /// False, and nothing is added, where the code stands for another one already.
  bool add(CodeAlias alias);
  [[nodiscard]] const CodeAlias* find(std::string_view code) const;
  /// The code that counts: that of an alias, or the one that was given.
  [[nodiscard]] std::string_view current(std::string_view code) const;

  /// Makes every alias of an alias one of what it stands for in the end; what goes round in a ring is reported.
  void follow_chains(Findings& findings);
  /// Adds those that are not there yet.
  void add_all(const CodeAliases& others);

 private:
  std::map<std::string, CodeAlias, std::less<>> aliases_;  ///< By folded code.
};

/// Reads aliases: the code that is seen (`gss_code_seen`, `seen`, `from`, else the first column), the one it stands for
/// (`canonical_gss_code`, `canonical`, `code`, `to`, else the second), and a `why` where there is one.
[[nodiscard]] Result<CodeAliases> read_aliases(const Source& source);

}  // namespace hallmark
