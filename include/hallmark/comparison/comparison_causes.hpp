#pragma once

#include "hallmark/comparison/comparison.hpp"
#include "hallmark/scoring/plan.hpp"
#include "hallmark/scoring/scorecard.hpp"

namespace hallmark {

/// A survey scored by a rubric.
struct ScoredEdition {
  const Plan& plan;
  const Survey& survey;
  const Scorecard& card;
};

/// What the change of each pair's score comes from. Between the two results lie re-scorings, each of which changes one
/// thing: the old answers under the new rubric, then only of those councils that are in both, then their new answers,
/// then the new councils too. A part is the difference of two neighbours, so the parts add up to the change.
void split_by_cause(Comparison& comparison, const ScoredEdition& old_by_old, const ScoredEdition& old_by_new,
                    const ScoredEdition& new_by_new);

}  // namespace hallmark
