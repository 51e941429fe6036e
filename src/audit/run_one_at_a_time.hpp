#pragma once

#include <memory>

#include "audit/run_draws.hpp"
#include "hallmark/audit/one_at_a_time.hpp"

namespace hallmark {

/// Leaves out every indicator and dimension in turn, and makes every choice that `inputs` have alternatives for.
[[nodiscard]] std::vector<SingleChange> run_one_at_a_time(const Scenario& base, const Scenarios& scenarios,
                                                          const RankScheme& scheme, const Nominal& nominal,
                                                          const Workers& workers);

}  // namespace hallmark
