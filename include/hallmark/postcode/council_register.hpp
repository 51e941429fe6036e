#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "hallmark/support/diagnostic.hpp"

namespace hallmark {

/// What a register knows of councils: names, and who stands above whom.
class CouncilRegister {
 public:
  struct Council {
    std::string code;      ///< The statistical (GSS) code; empty where the register has none.
    std::string own_code;  ///< The register's own code.
    std::string name;
    std::string county;                    ///< Own code of the county council above it.
    std::string authority;                 ///< Own code of the combined authority.
    std::string ended;                     ///< The date; empty while it is in office.
    std::vector<std::string> replaced_by;  ///< Own codes.
  };

  [[nodiscard]] const Council* by_code(std::string_view code) const;
  [[nodiscard]] const Council* by_own_code(std::string_view code) const;
  /// The council that had this code before.
  [[nodiscard]] const Council* by_former_code(std::string_view code) const;

  [[nodiscard]] bool empty() const { return councils_.empty(); }

 private:
  friend Result<CouncilRegister> read_register(const Source& source);

  std::vector<Council> councils_;
  std::unordered_map<std::string, std::size_t> by_code_;
  std::unordered_map<std::string, std::size_t> by_own_code_;
  std::unordered_map<std::string, std::size_t> by_former_code_;
};

/// Reads a register: a column `gss-code` (or `gss_code`, `gss`, `code`), and as far as they are there
/// `local-authority-code`, `official-name` (or `name`, `nice-name`), `county-la` (or `county_code`, `county`),
/// `combined-authority`, `end-date`, `replaced-by` and `former-gss-codes`. Blank codes join with nothing.
[[nodiscard]] Result<CouncilRegister> read_register(const Source& source);

}  // namespace hallmark
