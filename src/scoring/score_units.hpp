#pragma once

#include "scoring/scoring_run.hpp"

namespace hallmark {

/// What each unit's children combine to at a dimension or the root, before units are compared and penalties are taken:
/// fills `scores` (of all units, missing), and the card's coverage, absences and points of the node.
void score_units(ScoringRun& run, std::size_t at, Column& scores);

}  // namespace hallmark
