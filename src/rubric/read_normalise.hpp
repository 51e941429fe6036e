#pragma once

#include "hallmark/rubric/rubric.hpp"
#include "rubric/fields.hpp"

namespace hallmark {

/// Whether `direction` says that less is better.
[[nodiscard]] bool read_lower_is_better(const Fields& fields);

/// `normalise` with `direction` and `constant`, into the node.
void read_normalise(const Fields& fields, Node& node);

}  // namespace hallmark
