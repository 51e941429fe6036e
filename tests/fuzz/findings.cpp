#include "hallmark/report/findings_report.hpp"
#include "hallmark/support/unicode.hpp"
#include "target.hpp"

namespace hallmark::fuzz {

void require_sound(const Findings& findings) {
  const std::vector<Diagnostic> shown = findings.shown();
  require(shown.size() <= 2 * Findings::limit, "no more errors and warnings are shown than the limit");
  std::size_t left_out = 0;
  for (const FindingsOfAKind& kind : findings.left_out()) left_out += kind.count;
  require(shown.size() + left_out == findings.error_count() + findings.warning_count(),
          "findings are shown or counted as left out");
  for (const Diagnostic& finding : shown) {
    require(!finding.message.empty(), "a finding says something");
    require(!finding.message.ends_with('.'), "a message has no full stop");
    require(finding.message.find('\n') == std::string::npos, "a message is one line");
    if (!finding.place) continue;
    const SourceText& source = *finding.place->source;
    require(finding.place->offset <= source.text().size(), "a finding lies in its text");
    const Position position = source.position_of(finding.place->offset);
    require(position.line >= 1 && position.column >= 1, "lines and columns count from 1");
    require(position.line <= source.text().size() + 1, "there are no more lines than characters");
  }
  for (const FindingsFormat format :
       {FindingsFormat::text, FindingsFormat::json, FindingsFormat::github, FindingsFormat::sarif}) {
    const std::string text = write_findings(findings, format);
    require(!first_invalid_utf8(text), "findings are printed as UTF-8, whatever they quote");
    require(text.find('\0') == std::string::npos && text.find('\033') == std::string::npos,
            "findings bring no control characters to a terminal");
  }
}

}  // namespace hallmark::fuzz
