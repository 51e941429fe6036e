#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "hallmark/scoring/ranking.hpp"
#include "hallmark/support/diagnostic.hpp"
#include "hallmark/verification/published_table.hpp"

namespace hallmark {

/// What of ours is compared with which published column.
struct ComparedColumn {
  enum class Kind : std::uint8_t { score, rank, level, coverage, node };
  Kind kind = Kind::score;
  std::size_t node = 0;  ///< Of `node`.
  std::string ours;      ///< As it was asked for: "score", or a node's id.
  std::string published;
};

template <>
inline constexpr auto enum_rows<ComparedColumn::Kind> =
    enum_table<Worded<ComparedColumn::Kind>>({{ComparedColumn::Kind::score, "score"},
                                              {ComparedColumn::Kind::rank, "rank"},
                                              {ComparedColumn::Kind::level, "level"},
                                              {ComparedColumn::Kind::coverage, "coverage"},
                                              {ComparedColumn::Kind::node, ""}});

/// Everything that verifying needs of our side.
struct Recomputed {
  const Rubric& rubric;
  const Survey& survey;
  const Scorecard& card;
  const Ranking& ranking;
  const Scorecard* unrounded = nullptr;  ///< The same without the root's rounding, where it has one.
  RankingOptions options = {};           ///< How `ranking` was made; who takes no part in it is not ours.
};

struct Difference {
  std::string id;
  std::string name;
  std::string ours;
  std::string published;
  std::optional<double> by;  ///< Where both are numbers.
};

/// The outcome for one column.
struct ColumnVerdict {
  std::string ours;
  std::string published;
  std::size_t compared = 0;
  std::optional<double> tolerance;      ///< What numbers may differ by and agree; of ranks and levels nothing.
  double largest = 0.0;                 ///< The largest difference of numbers, within the tolerance or not.
  std::vector<Difference> differences;  ///< Those beyond the tolerance, in the order of the published table.
  std::string explanation;              ///< What would make them agree, where something would.
};

struct Verification {
  std::vector<ColumnVerdict> columns;
  std::vector<std::string> only_ours;       ///< Ids with a score that the published table lacks.
  std::vector<std::string> only_published;  ///< Ids that the survey lacks.

  [[nodiscard]] bool agrees() const;
};

/// Compares recomputed results with published ones, row by row. Numbers agree within the tolerance; without one, within
/// half of the last digit of the published column, which is the most digits that any of its cells has: 60 among 50.5
/// and 40.2 is 60.0. Ranks and levels agree exactly, nothing agrees with a blank.
[[nodiscard]] Result<Verification> verify(const Recomputed& ours, const PublishedTable& published,
                                          const std::vector<ComparedColumn>& columns, std::optional<double> tolerance);

}  // namespace hallmark
