#pragma once

#include "hallmark/rubric/rubric.hpp"
#include "rubric/fields.hpp"

namespace hallmark {

// The readers of what the method does at a node. Each gives the default where the key is not there, and where it is
// wrong reports that and gives the default too.

[[nodiscard]] Weight read_weight(const Fields& fields);
[[nodiscard]] CombineRule read_combine(const Fields& fields);
[[nodiscard]] MissingRule read_missing(const Fields& fields, MissingRule inherited);
[[nodiscard]] double read_min_coverage(const Fields& fields);
[[nodiscard]] std::optional<Rounding> read_round(const Fields& fields);
[[nodiscard]] std::optional<RespondentRule> read_respondents(const Fields& fields);

/// `treat`, into the node.
void read_treatment(const Fields& fields, Node& node);

}  // namespace hallmark
