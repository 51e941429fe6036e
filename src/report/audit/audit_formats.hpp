#pragma once

#include "hallmark/report/write_audit.hpp"
#include "report/audit/audit_section.hpp"

namespace hallmark {

[[nodiscard]] std::string audit_json(const AuditReport& report);
/// One row a unit: its rank, and how that varies.
[[nodiscard]] std::string audit_csv(const AuditReport& report);
[[nodiscard]] std::string audit_markdown(const std::vector<AuditSection>& sections);
/// A page of its own, with charts, that loads nothing.
[[nodiscard]] std::string audit_html(const AuditReport& report, const std::vector<AuditSection>& sections);
/// The charts as a specification for Vega-Lite 5.
[[nodiscard]] std::string audit_vega_lite(const AuditReport& report);
[[nodiscard]] std::string audit_text(const std::vector<AuditSection>& sections, const TerminalStyle& style);

}  // namespace hallmark
