#pragma once

#include <vector>

#include "hallmark/survey/answer_cells.hpp"
#include "report/format/json_values.hpp"

namespace hallmark {

/// What was said at each stage, in the order of the survey; a blank is null.
[[nodiscard]] Json stages_json(const std::vector<StageAnswer>& stages);

}  // namespace hallmark
