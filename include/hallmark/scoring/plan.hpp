#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "hallmark/rubric/rubric.hpp"
#include "hallmark/support/diagnostic.hpp"

namespace hallmark {

/// What a name in an expression stands for: a column of the survey, or a node.
struct NameReference {
  std::string column;  ///< Empty where it is a node.
  std::optional<std::size_t> node;
};

/// An expression with its names looked up.
struct BoundExpression {
  const PlacedExpression* placed = nullptr;
  std::vector<NameReference> names;
};

struct PlannedPenalty {
  const Penalty* penalty = nullptr;
  std::optional<std::size_t> question;  ///< Index into Survey::answers.
  std::optional<BoundExpression> value;
  std::optional<BoundExpression> applies;
};

/// What scoring does at a node, with every name looked up.
struct PlannedNode {
  std::optional<std::size_t> question;  ///< Of an indicator with a column: index into Survey::answers.
  std::optional<BoundExpression> value;
  std::optional<BoundExpression> applies;
  std::vector<PlannedPenalty> penalties;
  bool counts_points = false;  ///< Something above combines points, so this node's points are summed too.
};

/// A rubric compiled once for one set of columns: the nodes in evaluation order. Scoring walks it column by column.
struct Plan {
  const Rubric* rubric = nullptr;      ///< Outlives the plan.
  std::vector<std::uint32_t> order;    ///< Children and nodes that expressions name come first, the root last.
  std::vector<PlannedNode> nodes;      ///< By the rubric's node.
  std::vector<BoundExpression> gates;  ///< By the rubric's gate.
};

/// Compiles a rubric for surveys with these columns. Expressions that depend on themselves are reported.
[[nodiscard]] Result<Plan> compile(const Rubric& rubric, const std::vector<std::string>& columns);

/// Looks up the names of an expression: a column first, then a node.
[[nodiscard]] BoundExpression bind_names(const PlacedExpression& placed, const Rubric& rubric,
                                         const std::vector<std::string>& columns);

}  // namespace hallmark
