#pragma once

#include "hallmark/rubric/rubric.hpp"
#include "rubric/fields.hpp"

namespace hallmark {

/// How the value of an indicator becomes a mark: from exactly one of `answers`, `range`, `bands`, `curve` and `points`,
/// or from nothing of its own where it is normalised.
[[nodiscard]] MarkScale read_mark_scale(const Fields& fields, bool is_normalised, bool long_layout_has_points);

/// The scale of a penalty: what it takes off, in points or scale units.
[[nodiscard]] MarkScale read_penalty_scale(const Fields& fields);

}  // namespace hallmark
