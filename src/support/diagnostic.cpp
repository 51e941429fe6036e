#include "hallmark/support/diagnostic.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include <fmt/format.h>

namespace hallmark {

std::string to_text(Code code) {
  return fmt::format("HM{:03}", static_cast<unsigned>(code));
}

void Findings::error(Code code, Place place, std::string message) {
  add({Severity::error, code, std::move(message), std::move(place)});
}

void Findings::error(Code code, std::string message) {
  add({Severity::error, code, std::move(message), std::nullopt});
}

void Findings::warning(Code code, Place place, std::string message) {
  add({counted_as(Severity::warning), code, std::move(message), std::move(place)});
}

void Findings::warning(Code code, std::string message) {
  add({counted_as(Severity::warning), code, std::move(message), std::nullopt});
}

void Findings::remark(Code code, Place place, std::string message) {
  add({Severity::remark, code, std::move(message), std::move(place)});
}

void Findings::add(Diagnostic diagnostic) {
  count(diagnostic.severity, diagnostic.code, 1);
  keep(std::move(diagnostic));
}

void Findings::count(Severity severity, Code code, std::size_t count) {
  counts_[static_cast<std::size_t>(severity)] += count;
  const auto kind = std::ranges::find_if(kinds_, [severity, code](const FindingsOfAKind& known) {
    return known.severity == severity && known.code == code;
  });
  if (kind == kinds_.end()) {
    kinds_.push_back({severity, code, count});
  } else {
    kind->count += count;
  }
}

void Findings::keep(Diagnostic diagnostic) {
  const SourceText* source = diagnostic.place ? diagnostic.place->source.get() : nullptr;
  auto known = std::ranges::find(sources_, source);
  if (known == sources_.end()) known = sources_.insert(sources_.end(), source);
  entries_.push_back({std::move(diagnostic), static_cast<std::size_t>(known - sources_.begin()), added_++});
  if (entries_.size() > 4 * limit) prune();
}

void Findings::absorb(const Findings& other) {
  std::vector<Entry> entries = other.entries_;
  std::ranges::sort(entries, {}, &Entry::order);
  for (Entry& entry : entries) {
    entry.diagnostic.severity = counted_as(entry.diagnostic.severity);
    keep(std::move(entry.diagnostic));
  }
  // What the other one counted and no longer holds counts too.
  for (const FindingsOfAKind& kind : other.kinds_) count(counted_as(kind.severity), kind.code, kind.count);
}

void Findings::treat_warnings_as_errors() {
  strict_ = true;
  for (Entry& entry : entries_) entry.diagnostic.severity = counted_as(entry.diagnostic.severity);
  const std::vector<FindingsOfAKind> kinds = std::move(kinds_);
  kinds_.clear();
  counts_ = {};
  for (const FindingsOfAKind& kind : kinds) count(counted_as(kind.severity), kind.code, kind.count);
}

bool Findings::comes_first(const Entry& a, const Entry& b) {
  if (a.diagnostic.severity != b.diagnostic.severity) return a.diagnostic.severity > b.diagnostic.severity;
  if (a.source != b.source) return a.source < b.source;
  const std::size_t at_a = a.diagnostic.place ? a.diagnostic.place->offset : 0;
  const std::size_t at_b = b.diagnostic.place ? b.diagnostic.place->offset : 0;
  return at_a != at_b ? at_a < at_b : a.order < b.order;
}

void Findings::prune() {
  std::ranges::sort(entries_, comes_first);
  std::map<std::pair<Severity, Code>, std::size_t> of_kind;
  std::map<Severity, std::size_t> of_severity;
  std::erase_if(entries_, [&](const Entry& entry) {
    const Diagnostic& diagnostic = entry.diagnostic;
    const bool is_late = of_severity[diagnostic.severity]++ >= limit;
    return of_kind[{diagnostic.severity, diagnostic.code}]++ >= always_kept && is_late;
  });
}

std::vector<Diagnostic> Findings::shown(const FindingsChoice& choice) const {
  std::vector<Entry> chosen = entries_;
  std::ranges::sort(chosen, comes_first);
  std::map<std::pair<Severity, Code>, std::size_t> of_kind;
  std::map<Severity, std::size_t> of_severity;
  std::vector<Diagnostic> diagnostics;
  for (Entry& entry : chosen) {
    Diagnostic& diagnostic = entry.diagnostic;
    if (diagnostic.severity != Severity::error && !choice.warnings) continue;
    const std::size_t before = of_kind[{diagnostic.severity, diagnostic.code}]++;
    const bool fits = choice.of_a_kind ? before < *choice.of_a_kind : of_severity[diagnostic.severity]++ < limit;
    if (fits) diagnostics.push_back(std::move(diagnostic));
  }
  return diagnostics;
}

std::vector<FindingsOfAKind> Findings::left_out(const FindingsChoice& choice) const {
  std::vector<FindingsOfAKind> rest = kinds_;
  if (!choice.warnings) std::erase_if(rest, [](const auto& kind) { return kind.severity != Severity::error; });
  for (const Diagnostic& diagnostic : shown(choice)) {
    const auto kind = std::ranges::find_if(rest, [&diagnostic](const FindingsOfAKind& known) {
      return known.severity == diagnostic.severity && known.code == diagnostic.code;
    });
    --kind->count;
  }
  std::erase_if(rest, [](const FindingsOfAKind& kind) { return kind.count == 0; });
  std::ranges::sort(rest, [](const FindingsOfAKind& a, const FindingsOfAKind& b) {
    if (a.severity != b.severity) return a.severity > b.severity;
    return a.code < b.code;
  });
  return rest;
}

}  // namespace hallmark
