#pragma once

#include <string>

#include "hallmark/comparison/comparison.hpp"

namespace hallmark {

/// A row a unit of either result: `status` is moved, same, new, gone or merged; a column a compared top dimension.
[[nodiscard]] std::string comparison_csv(const Comparison& comparison);

/// Everything, versioned: docs/comparison.schema.json.
[[nodiscard]] std::string comparison_json(const Comparison& comparison);

}  // namespace hallmark
