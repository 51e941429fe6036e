#pragma once

#include <string>
#include <vector>

#include "hallmark/rubric/rubric.hpp"
#include "hallmark/support/diagnostic.hpp"

namespace hallmark {

/// A column beside those of the questions that the rubric needs.
struct ColumnNeed {
  std::string name;
  bool as_number = false;
  bool as_text = false;
};

/// What a rubric and further expressions need beside the questions' own columns. A name in an expression is a column if
/// there is one, else a node; a name that is neither is reported where it stands. `columns` are the
/// names of all columns of the survey and its registers.
[[nodiscard]] std::vector<ColumnNeed> column_needs(const Rubric& rubric,
                                                   const std::vector<const PlacedExpression*>& expressions,
                                                   const std::vector<std::string>& columns, Findings& findings);

/// The columns whose texts part units into groups, beside those of `groups`; each as often as the rubric says so.
[[nodiscard]] std::vector<ColumnName> grouping_columns(const Rubric& rubric);

/// Every expression of a rubric.
[[nodiscard]] std::vector<const PlacedExpression*> expressions_of(const Rubric& rubric);

}  // namespace hallmark
