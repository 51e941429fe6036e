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

void Findings::warning(Code code, Place place, std::string message, std::string about) {
  add({Severity::warning, code, std::move(message), std::move(place), std::move(about)});
}

void Findings::warning(Code code, std::string message) {
  add({Severity::warning, code, std::move(message), std::nullopt});
}

void Findings::remark(Code code, Place place, std::string message) {
  add({Severity::remark, code, std::move(message), std::move(place)});
}

void Findings::add(Diagnostic diagnostic) {
  if (is_accepted(diagnostic.severity, diagnostic.code, diagnostic.about)) {
    ++accepted_;
    return;
  }
  diagnostic.severity = counted_as(diagnostic.severity);
  count({{diagnostic.severity, diagnostic.code, 1}, diagnostic.about});
  keep(std::move(diagnostic));
}

void Findings::count(const Kind& found) {
  counts_[static_cast<std::size_t>(found.severity)] += found.count;
  const auto kind = std::ranges::find_if(kinds_, [&found](const Kind& known) {
    return known.severity == found.severity && known.code == found.code && known.about == found.about;
  });
  if (kind == kinds_.end()) {
    kinds_.push_back(found);
  } else {
    kind->count += found.count;
  }
}

bool Findings::is_accepted(Severity severity, Code code, const std::string& about) const {
  return severity != Severity::error && std::ranges::any_of(allowances_, [&](const Allowance& allowance) {
           return allowance.code == code && allowance.about == about;
         });
}

void Findings::accept(std::vector<Allowance> allowances) {
  allowances_ = std::move(allowances);
  const Findings before = std::exchange(*this, Findings());
  allowances_ = before.allowances_;
  strict_ = before.strict_;
  absorb(before);
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
    Diagnostic& diagnostic = entry.diagnostic;
    if (is_accepted(diagnostic.severity, diagnostic.code, diagnostic.about)) continue;
    diagnostic.severity = counted_as(diagnostic.severity);
    keep(std::move(diagnostic));
  }
  // What the other one counted and no longer holds counts too.
  for (Kind kind : other.kinds_) {
    if (is_accepted(kind.severity, kind.code, kind.about)) {
      accepted_ += kind.count;
      continue;
    }
    kind.severity = counted_as(kind.severity);
    count(kind);
  }
  accepted_ += other.accepted_;
}

void Findings::treat_warnings_as_errors() {
  strict_ = true;
  for (Entry& entry : entries_) entry.diagnostic.severity = counted_as(entry.diagnostic.severity);
  std::vector<Kind> kinds = std::move(kinds_);
  kinds_.clear();
  counts_ = {};
  for (Kind& kind : kinds) {
    kind.severity = counted_as(kind.severity);
    count(kind);
  }
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
  std::vector<FindingsOfAKind> rest;
  for (const Kind& kind : kinds_) {
    const auto same = std::ranges::find_if(rest, [&kind](const FindingsOfAKind& known) {
      return known.severity == kind.severity && known.code == kind.code;
    });
    if (same == rest.end()) {
      rest.push_back(kind);
    } else {
      same->count += kind.count;
    }
  }
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
