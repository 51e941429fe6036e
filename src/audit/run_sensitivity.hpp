#pragma once

#include "audit/run_draws.hpp"
#include "hallmark/audit/sensitivity.hpp"

namespace hallmark {

/// Scores points of Sobol's sequence in pairs and mixtures of them, about `options.draws` in all, and gives the
/// indices. Nothing where there is no factor, or too many for the sequence.
[[nodiscard]] std::optional<Sensitivity> run_sensitivity(const Scenarios& scenarios, const RankScheme& scheme,
                                                         const Nominal& nominal, const DrawOptions& options,
                                                         const Workers& workers);

}  // namespace hallmark
