#pragma once

#include <string>
#include <vector>

#include "cli/scoring_options.hpp"
#include "hallmark/audit/audit.hpp"

namespace hallmark {

/// --draws, --seed and --vary, which have their defaults in the rubric's 'audit'.
struct DrawFlags {
  std::string draws;
  std::string seed;
  std::vector<std::string> vary;
};

void declare_draw_flags(CLI::App& app, DrawFlags& flags);

/// An audit of what was scored. Errors go to the findings of `scored`; then there is none.
[[nodiscard]] std::optional<Audit> run_audit(Assessment& scored, const DrawFlags& flags, AuditOptions options,
                                             const Workers& workers);

/// The part of it that says how far ranks move.
[[nodiscard]] std::optional<Audit> audit_ranks(Assessment& scored, const DrawFlags& flags, const Workers& workers);

/// Between which ranks each of `units` lies in nine of ten draws; no range for what is unranked in all of them.
[[nodiscard]] std::vector<RankRange> rank_ranges(const Audit& audit, std::size_t units);

}  // namespace hallmark
