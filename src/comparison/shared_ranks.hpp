#pragma once

#include "hallmark/comparison/comparison.hpp"

namespace hallmark {

/// Fills in the ranks of the pairs: among the peers who are ranked in both results where somebody else is ranked in
/// one of them, as they were published elsewhere. Tells whether there was such a one.
///
/// A result does not say how shared places count, nor a table who is ranked beside whom: both are told from the ranks
/// themselves. Where they fit no rule, as in an excerpt of a table, they stay as they were published.
bool find_shared_ranks(Comparison& comparison);

}  // namespace hallmark
