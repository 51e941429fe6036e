#pragma once

#include "hallmark/expression/expression.hpp"
#include "hallmark/support/source_text.hpp"

namespace hallmark {

/// An expression, and where somebody says it.
struct PlacedExpression {
  Expression expression;
  Place place;
};

}  // namespace hallmark
