#pragma once

#include "hallmark/rubric/limits.hpp"
#include "rubric/fields.hpp"

namespace hallmark {

/// A pair of rising numbers; none, and a finding, where it is not.
void read_limit_pair(const Yaml& node, NumberLimits& limits, Findings& findings);

/// `limits` and `whole` of a question. They are for numbers, so coded answers may not have them.
[[nodiscard]] NumberLimits read_limits(const Fields& question);

}  // namespace hallmark
