#pragma once

#include <span>

#include "hallmark/expression/evaluate.hpp"
#include "hallmark/scoring/plan.hpp"
#include "hallmark/survey/survey.hpp"

namespace hallmark {

/// An evaluator whose names stand for columns of a survey, or for scores worked out before. `scores` may be empty where
/// the expression names no node. All three must outlive it.
[[nodiscard]] Evaluator evaluator_over(const BoundExpression& bound, const Survey& survey,
                                       std::span<const Column> scores);

}  // namespace hallmark
