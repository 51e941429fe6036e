#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "hallmark/scoring/scorecard.hpp"

namespace hallmark {

/// How to add up the weights of the children that are there, after another such sum.
struct PatternSum {
  std::uint32_t weight_class = 0;
  std::uint32_t known = 0;  ///< So many of its first children are those of the sum before.
  std::uint32_t count = 0;
};

/// Scores that are weighted means of each part (`MeanOfEach`) all the way up, laid out for working out four draws
/// of the weights at a time: marks in the order they are read, and the sums of weights worked out once for all units
/// that miss the same children.
class LinearScores {
 public:
  static constexpr std::size_t lanes = 4;

  /// Nothing where scores are made in another way. Marks are copied from the scorecard.
  [[nodiscard]] static std::optional<LinearScores> of(const Plan& plan, const Survey& survey, const Weights& weights,
                                                      const Scorecard& card);

  /// What one worker needs room for.
  struct Scratch {
    std::vector<double> nodes;    ///< By dimension, unit and lane.
    std::vector<double> weights;  ///< By child and lane, of one dimension.
    std::vector<double> shares;   ///< By pattern and lane: one over the sum of the weights.
    std::vector<double> sums;     ///< Of the weights of the first present children, by their number and lane.
    std::vector<const double*> below;
  };

  /// The root's scores of all units, NaN where a unit has none, for as many draws as there are places to put them.
  /// `factors` has, by node and lane, what the node's weight is multiplied with; `fixed` the weight itself where it is
  /// not NaN. False where weights of zero leave a unit without a score that it would otherwise have, or a mean cannot
  /// take a score: then the scores are not to be used.
  [[nodiscard]] bool score(std::span<const double> factors, std::span<const double> fixed, Scratch& scratch,
                           std::span<double* const> scores) const;

 private:
  /// Units whose weights are the same, next to each other in the order of `units_`.
  struct WeightClass {
    std::size_t first = 0;
    std::size_t end = 0;
  };
  struct Child {
    std::uint32_t node = 0;
    std::optional<std::uint32_t> dimension;  ///< Index into `dimensions_` where it is no leaf.
  };
  /// The children that are there for a unit, by weight class.
  struct Pattern {
    std::uint32_t weight_class = 0;
    std::vector<std::uint32_t> present;  ///< Indices into `children`.

    [[nodiscard]] auto operator<=>(const Pattern& other) const = default;
  };
  struct Dimension {
    CombineRule way;
    std::vector<Child> children;  ///< Leaves first.
    std::size_t leaves = 0;
    std::vector<double> marks;    ///< By unit in the order of `units_`, then leaf; 0 where it is missing.
    std::vector<double> weights;  ///< By weight class and child.
    std::vector<Pattern> patterns;
    std::vector<PatternSum> pattern_sums;
    std::vector<std::uint32_t> added;  ///< By pattern: the children behind those it has in common with the one before.
    std::vector<std::uint32_t> pattern_of;  ///< By unit in the order of `units_`.
  };

  [[nodiscard]] bool share_out(const Dimension& dimension, Scratch& scratch) const;
  template <class Mean>
  [[nodiscard]] bool score_dimension(const Dimension& dimension, std::size_t at, Scratch& scratch) const;
  template <class Mean>
  [[nodiscard]] bool average_mixed(const Dimension& dimension, std::size_t weight_class, const Scratch& scratch,
                                   double* means) const;

  std::vector<std::uint32_t> units_;
  std::vector<WeightClass> classes_;
  std::vector<char> has_score_;        ///< By unit of the survey.
  std::vector<Dimension> dimensions_;  ///< Children before parents, the root last.
};

}  // namespace hallmark
