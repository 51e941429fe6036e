#pragma once

#include "hallmark/rubric/rubric.hpp"
#include "rubric/fields.hpp"

namespace hallmark {

/// `normalise` with `direction` and `constant`, into the node.
void read_normalise(const Fields& fields, Node& node);

}  // namespace hallmark
