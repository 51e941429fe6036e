#pragma once

#include <string>

#include "hallmark/audit/audit.hpp"
#include "hallmark/report/write.hpp"
#include "hallmark/result/league_table.hpp"

namespace hallmark {

/// What was audited, and what came of it.
struct AuditReport {
  const Rubric& rubric;
  const Survey& survey;
  const Scorecard& card;
  const Audit& audit;
  Provenance provenance;
};

/// An audit in a format. CSV is one row a unit; JSON holds everything.
[[nodiscard]] std::string write(const AuditReport& report, Format format, const TerminalStyle& style = {});

}  // namespace hallmark
