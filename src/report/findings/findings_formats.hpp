#pragma once

#include <string>
#include <string_view>

#include "hallmark/report/findings_report.hpp"

namespace hallmark {

/// "error", "warning" or "remark".
[[nodiscard]] std::string_view kind_of(Severity severity);

/// What a style shows of findings.
[[nodiscard]] FindingsChoice choice_of(const FindingsStyle& style);

[[nodiscard]] std::string findings_as_text(const Findings& findings, const FindingsStyle& style);
[[nodiscard]] std::string findings_as_json(const Findings& findings, const FindingsChoice& choice);
[[nodiscard]] std::string findings_as_github(const Findings& findings, const FindingsStyle& style);
/// Static Analysis Results Interchange Format 2.1.0 (OASIS).
[[nodiscard]] std::string findings_as_sarif(const Findings& findings, const FindingsChoice& choice);

}  // namespace hallmark
