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
  add({strict_ ? Severity::error : Severity::warning, code, std::move(message), std::move(place)});
}

void Findings::warning(Code code, std::string message) {
  add({strict_ ? Severity::error : Severity::warning, code, std::move(message), std::nullopt});
}

void Findings::add(Diagnostic diagnostic) {
  (diagnostic.severity == Severity::error ? errors_ : warnings_) += 1;
  const SourceText* source = diagnostic.place ? diagnostic.place->source.get() : nullptr;
  auto known = std::ranges::find(sources_, source);
  if (known == sources_.end()) known = sources_.insert(sources_.end(), source);
  entries_.push_back({std::move(diagnostic), static_cast<std::size_t>(known - sources_.begin()), added_++});
  if (entries_.size() > 64 * limit) prune();
}

void Findings::absorb(const Findings& other) {
  std::vector<Entry> entries = other.entries_;
  std::ranges::sort(entries, {}, &Entry::order);
  for (Entry& entry : entries) {
    if (strict_) entry.diagnostic.severity = Severity::error;
    add(std::move(entry.diagnostic));
  }
  // What the other one counted and no longer holds.
  const std::size_t dropped = other.errors_ + other.warnings_ - other.entries_.size();
  const std::size_t dropped_errors =
      other.errors_ - static_cast<std::size_t>(std::ranges::count_if(other.entries_, [](const Entry& entry) {
        return entry.diagnostic.severity == Severity::error;
      }));
  (strict_ ? errors_ : warnings_) += dropped - dropped_errors;
  errors_ += dropped_errors;
}

void Findings::treat_warnings_as_errors() {
  strict_ = true;
  errors_ += warnings_;
  warnings_ = 0;
  for (Entry& entry : entries_) entry.diagnostic.severity = Severity::error;
}

bool Findings::comes_first(const Entry& a, const Entry& b) {
  if (a.source != b.source) return a.source < b.source;
  const std::size_t at_a = a.diagnostic.place ? a.diagnostic.place->offset : 0;
  const std::size_t at_b = b.diagnostic.place ? b.diagnostic.place->offset : 0;
  return at_a != at_b ? at_a < at_b : a.order < b.order;
}

void Findings::prune() {
  for (const Severity severity : {Severity::error, Severity::warning}) {
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
  std::stable_partition(chosen.begin(), chosen.end(),
                        [](const Entry& entry) { return entry.diagnostic.severity == Severity::error; });
  if (chosen.size() > limit) chosen.resize(limit);
  std::ranges::sort(chosen, comes_first);
  std::vector<Diagnostic> diagnostics;
  diagnostics.reserve(chosen.size());
  for (Entry& entry : chosen) diagnostics.push_back(std::move(entry.diagnostic));
  return diagnostics;
}

std::size_t Findings::left_out() const {
  const std::size_t all = errors_ + warnings_;
  return all > limit ? all - limit : 0;
}

}  // namespace hallmark
