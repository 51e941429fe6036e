#include "cli/findings_output.hpp"

#include "hallmark/report/findings_report.hpp"

namespace hallmark {

void print_findings(const Findings& findings, Console& console) {
  if (findings.empty() || (console.quiet && !findings.has_errors())) return;
  console.err(write_findings(findings, FindingsFormat::text, console.colours_err()));
}

}  // namespace hallmark
