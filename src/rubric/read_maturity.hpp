#pragma once

#include "hallmark/rubric/rubric.hpp"
#include "rubric/fields.hpp"

namespace hallmark {

/// The sections `maturity`, `ranking` and `screen` of the rubric.
[[nodiscard]] Maturity read_maturity(const Fields& rubric);
[[nodiscard]] RankingRule read_ranking(const Fields& rubric);
[[nodiscard]] double read_screen(const Fields& rubric);

}  // namespace hallmark
