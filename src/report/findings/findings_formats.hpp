#pragma once

#include <string>
#include <string_view>

#include "hallmark/support/diagnostic.hpp"

namespace hallmark {

/// "error", "warning" or "remark".
[[nodiscard]] std::string_view kind_of(Severity severity);

[[nodiscard]] std::string findings_as_text(const Findings& findings, bool colour);
[[nodiscard]] std::string findings_as_json(const Findings& findings);
[[nodiscard]] std::string findings_as_github(const Findings& findings);
/// Static Analysis Results Interchange Format 2.1.0 (OASIS).
[[nodiscard]] std::string findings_as_sarif(const Findings& findings);

}  // namespace hallmark
