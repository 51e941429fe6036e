#pragma once

#include <vector>

#include "hallmark/expression/expression.hpp"

namespace hallmark {

/// The conditions that all have to hold for an expression to hold: what stands between its outermost `and`s. Each has
/// the names and texts that it uses itself, at the offsets they have in the whole.
[[nodiscard]] std::vector<Expression> conjuncts_of(const Expression& whole);

}  // namespace hallmark
