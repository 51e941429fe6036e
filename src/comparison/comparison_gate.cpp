#include "hallmark/comparison/comparison_gate.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

#include <fmt/format.h>

#include "comparison/comparison_words.hpp"
#include "hallmark/support/number.hpp"
#include "hallmark/support/wording.hpp"
#include "support/billionths.hpp"
#include "support/trim.hpp"

namespace hallmark {

namespace {

using GateKind = ComparisonGate::Kind;

std::string parse_gate(std::string_view text, ComparisonGate& gate) {
  const std::size_t end = std::min(text.find_first_of("<>="), text.size());
  const std::string name(trim(text.substr(0, end)));
  const auto kind = parse_word<GateKind>(name);
  if (!kind) {
    const std::vector<std::string> names = enum_words<GateKind>();
    const std::string hint = did_you_mean(name, names);
    return fmt::format("{} is not a condition{}", in_quotes(name),
                       hint.empty() ? fmt::format(": there are {}", listed(names)) : hint);
  }
  const GateRow& row = enum_row(*kind);
  gate.kind = *kind;
  gate.text = std::string(text);
  if (row.sign == '\0') {
    return end == text.size() ? "" : fmt::format("{} takes no limit: {}", in_quotes(name), in_quotes(text));
  }
  const auto limit = end < text.size() && text[end] == row.sign ? parse_number(text.substr(end + 1)) : std::nullopt;
  if (!limit || *limit < 0.0) {
    return fmt::format("{} must have a limit, as in '{}{}{}', not {}", in_quotes(name), name, row.sign,
                       row.limit_in_example, in_quotes(text));
  }
  gate.limit = *limit;
  return {};
}

/// How a pair breaks a condition; nothing where it does not.
std::string breach(const Comparison& comparison, const Comparison::Pair& pair, const ComparisonGate& gate) {
  const ResultFile::Unit& before = comparison.unit_before(pair);
  const ResultFile::Unit& after = comparison.unit_after(pair);
  const std::string& name = ResultFile::shown_name(after);
  switch (gate.kind) {
    case GateKind::rank_change:
      if (!pair.rank_change || billionths(std::abs(*pair.rank_change)) <= billionths(gate.limit)) return {};
      return fmt::format("{} went from rank {} to {}{}", name, to_text(*pair.rank_before), to_text(*pair.rank_after),
                         comparison.ranks_are_shared ? " of those in both" : "");
    case GateKind::score_change:
      if (!pair.score_change || billionths(std::abs(*pair.score_change)) <= billionths(gate.limit)) return {};
      return fmt::format("{} went from {} to {}", name, shown_score(comparison, before),
                         shown_score(comparison, after));
    case GateKind::level_drop: {
      const bool lost = !before.level.empty() && after.level.empty();
      if (!lost && (!pair.level_change || *pair.level_change >= 0)) return {};
      return fmt::format("{} went from {} to {}", name, before.level, lost ? "no level" : after.level);
    }
    case GateKind::coverage:
      break;
  }
  return {};
}

std::string thin_coverage(const ResultFile::Unit& unit, const ComparisonGate& gate) {
  if (!unit.coverage || billionths(*unit.coverage) >= billionths(gate.limit)) return {};
  return fmt::format("{} has a coverage of {}", ResultFile::shown_name(unit), to_decimals(*unit.coverage, 2));
}

}  // namespace

std::string parse_comparison_gates(std::string_view text, std::vector<ComparisonGate>& gates) {
  while (true) {
    const std::size_t end = std::min(text.find(','), text.size());
    if (std::string wrong = parse_gate(trim(text.substr(0, end)), gates.emplace_back()); !wrong.empty()) return wrong;
    if (end == text.size()) return {};
    text.remove_prefix(end + 1);
  }
}

std::string undecided_gate(const Comparison& comparison, const std::vector<ComparisonGate>& gates) {
  const bool asks = std::ranges::find(gates, GateKind::level_drop, &ComparisonGate::kind) != gates.end();
  if (!asks || !comparison.levels_unordered) return {};
  for (const Comparison::Pair& pair : comparison.pairs) {
    const std::string& before = comparison.unit_before(pair).level;
    const std::string& after = comparison.unit_after(pair).level;
    if (!before.empty() && !after.empty() && before != after)
      return fmt::format("a table (CSV) does not say which of {} and {} is the higher level", in_quotes(before),
                         in_quotes(after));
  }
  return {};
}

std::vector<std::string> broken_gates(const Comparison& comparison, const std::vector<ComparisonGate>& gates) {
  std::vector<std::string> lines;
  for (const ComparisonGate& gate : gates) {
    const auto add = [&lines, &gate](const std::string& how) {
      if (!how.empty()) lines.push_back(fmt::format("{}: {}", gate.text, without_controls(how)));
    };
    if (gate.kind == GateKind::coverage) {
      for (const ResultFile::Unit& unit : comparison.after->units) add(thin_coverage(unit, gate));
    } else {
      for (const Comparison::Pair& pair : comparison.pairs) add(breach(comparison, pair, gate));
    }
  }
  return lines;
}

}  // namespace hallmark
