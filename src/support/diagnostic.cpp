#include "hallmark/support/diagnostic.hpp"

#include <algorithm>

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
  counts_[static_cast<std::size_t>(diagnostic.severity)] += 1;
  const SourceText* source = diagnostic.place ? diagnostic.place->source.get() : nullptr;
  auto known = std::ranges::find(sources_, source);
  if (known == sources_.end()) known = sources_.insert(sources_.end(), source);
  entries_.push_back({std::move(diagnostic), static_cast<std::size_t>(known - sources_.begin()), added_++});
  if (entries_.size() > 64 * limit) prune();
}

void Findings::absorb(const Findings& other) {
  // The other one counts more than it holds.
  std::array<std::size_t, 3> dropped = other.counts_;
  std::vector<Entry> entries = other.entries_;
  std::ranges::sort(entries, {}, &Entry::order);
  for (Entry& entry : entries) {
    dropped[static_cast<std::size_t>(entry.diagnostic.severity)] -= 1;
    entry.diagnostic.severity = counted_as(entry.diagnostic.severity);
    add(std::move(entry.diagnostic));
  }
  for (const Severity severity : {Severity::error, Severity::warning, Severity::remark})
    counts_[static_cast<std::size_t>(counted_as(severity))] += dropped[static_cast<std::size_t>(severity)];
}

void Findings::treat_warnings_as_errors() {
  strict_ = true;
  counts_[static_cast<std::size_t>(Severity::error)] += warning_count();
  counts_[static_cast<std::size_t>(Severity::warning)] = 0;
  for (Entry& entry : entries_) entry.diagnostic.severity = counted_as(entry.diagnostic.severity);
}

bool Findings::comes_first(const Entry& a, const Entry& b) {
  if (a.source != b.source) return a.source < b.source;
  const std::size_t at_a = a.diagnostic.place ? a.diagnostic.place->offset : 0;
  const std::size_t at_b = b.diagnostic.place ? b.diagnostic.place->offset : 0;
  return at_a != at_b ? at_a < at_b : a.order < b.order;
}

void Findings::prune() {
  for (const Severity severity : {Severity::error, Severity::warning, Severity::remark}) {
    const auto first = std::partition(entries_.begin(), entries_.end(),
                                      [severity](const Entry& entry) { return entry.diagnostic.severity != severity; });
    if (static_cast<std::size_t>(entries_.end() - first) <= limit) continue;
    std::nth_element(first, first + limit, entries_.end(), comes_first);
    entries_.erase(first + limit, entries_.end());
  }
}

std::vector<Diagnostic> Findings::shown() const {
  std::vector<Entry> chosen = entries_;
  std::ranges::sort(chosen, comes_first);
  std::ranges::stable_sort(chosen, std::ranges::greater{},
                           [](const Entry& entry) { return entry.diagnostic.severity; });
  if (chosen.size() > limit) chosen.resize(limit);
  std::ranges::sort(chosen, comes_first);
  std::vector<Diagnostic> diagnostics;
  diagnostics.reserve(chosen.size());
  for (Entry& entry : chosen) diagnostics.push_back(std::move(entry.diagnostic));
  return diagnostics;
}

std::size_t Findings::left_out() const {
  const std::size_t all = all_count();
  return all > limit ? all - limit : 0;
}

}  // namespace hallmark
