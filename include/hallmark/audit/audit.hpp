#pragma once

#include <array>
#include <memory>
#include <optional>
#include <string_view>

#include "hallmark/audit/audit_inputs.hpp"
#include "hallmark/audit/coherence.hpp"
#include "hallmark/audit/contributions.hpp"
#include "hallmark/audit/item_statistics.hpp"
#include "hallmark/audit/one_at_a_time.hpp"
#include "hallmark/audit/sensitivity.hpp"
#include "hallmark/audit/uncertainty.hpp"
#include "hallmark/scoring/assess.hpp"

namespace hallmark {

/// Which parts of an audit are wanted.
struct AuditParts {
  bool items = true;
  bool coherence = true;
  bool weights = true;
  bool uncertainty = true;
  bool sensitivity = true;
  bool one_at_a_time = true;
};

struct AuditPart {
  std::string_view word;
  bool AuditParts::*part;
};

/// The parts by their words.
inline constexpr auto audit_parts = std::to_array<AuditPart>({{"items", &AuditParts::items},
                                                              {"coherence", &AuditParts::coherence},
                                                              {"weights", &AuditParts::weights},
                                                              {"uncertainty", &AuditParts::uncertainty},
                                                              {"sensitivity", &AuditParts::sensitivity},
                                                              {"one-at-a-time", &AuditParts::one_at_a_time}});
static_assert(audit_parts.size() == sizeof(AuditParts) / sizeof(bool));

struct AuditOptions {
  std::size_t draws = 10'000;
  std::uint64_t seed = 1;
  std::size_t top = 10;  ///< Of "among the best".
  AuditParts parts;
};

/// Everything an audit found.
struct Audit {
  AuditOptions options;
  AuditInputs inputs;
  Ranking ranking;  ///< By the rubric as it is.
  std::size_t combinations = 1;
  std::vector<ItemStatistics> items;
  std::optional<Coherence> coherence;
  std::optional<Contributions> contributions;
  std::optional<Uncertainty> uncertainty;
  std::optional<Sensitivity> sensitivity;
  std::vector<SingleChange> single_changes;
};

/// Audits an assessment that has a ranking: what varies is what `variations` say. Where that is more than weights or
/// data, the assessment's texts are read again and must have been kept. Errors are reported before the first draw.
[[nodiscard]] Result<Audit> audit(const Assessment& assessed, const std::vector<Variation>& variations,
                                  const AuditOptions& options, const Workers& workers);

}  // namespace hallmark
