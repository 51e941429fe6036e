#pragma once

#include "hallmark/scoring/ranking.hpp"
#include "hallmark/support/diagnostic.hpp"

namespace hallmark {

/// Where the rubric sets no least coverage, remarks that a place among the first three rests on less than half of the
/// weight that applies.
void remark_on_coverage(const Ranking& ranking, const Scorecard& card, const Survey& survey, const Rubric& rubric,
                        Findings& findings);

}  // namespace hallmark
