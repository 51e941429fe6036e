#include "cli/findings_output.hpp"

#include <set>
#include <string>
#include <tuple>

#include "hallmark/report/findings_report.hpp"

namespace hallmark {

namespace {

using Key = std::tuple<std::string, std::size_t, Code, std::string>;

Key key_of(const Diagnostic& diagnostic) {
  const auto& place = diagnostic.place;
  return {place ? place->source->name() : std::string(), place ? place->offset : 0, diagnostic.code,
          diagnostic.message};
}

}  // namespace

void absorb_new(Findings& findings, const Findings& others) {
  // Where there are more than are kept, what is new among them cannot be told.
  if (!others.left_out().empty()) return findings.absorb(others);
  std::set<Key> known;
  for (const Diagnostic& diagnostic : findings.shown()) known.insert(key_of(diagnostic));
  for (const Diagnostic& diagnostic : others.shown()) {
    if (known.insert(key_of(diagnostic)).second) findings.add(diagnostic);
  }
}

void print_findings(const Findings& findings, Console& console) {
  console.err(write_findings(findings, FindingsFormat::text, {console.colours_err(), false, !console.quiet}));
}

}  // namespace hallmark
