#include "audit/linear_scores.hpp"

#include <algorithm>
#include <cassert>
#include <map>
#include <type_traits>
#include <utility>

#include "support/wide_loops.hpp"

namespace hallmark {

namespace {

/// Four draws side by side. The compiler makes one instruction of each operation where the machine has it, and several
/// where it has not, with the same result.
using Lanes = double __attribute__((vector_size(32), aligned(8), may_alias));
static_assert(sizeof(Lanes) == LinearScores::lanes * sizeof(double));

/// The weighted means of some units: marks by unit and leaf, weights by leaf and lane, means by unit and lane. Eight
/// units at once, so that a weight is read once for all of them.
HALLMARK_WIDE_LOOPS
void average_leaves(const double* marks, const double* weights, std::size_t units, std::size_t leaves,
                    const double* shares, const std::uint32_t* pattern_of, double* means) {
  constexpr std::size_t block = 8;
  const auto* lane_weights = reinterpret_cast<const Lanes*>(weights);
  const auto* lane_shares = reinterpret_cast<const Lanes*>(shares);
  auto* lane_means = reinterpret_cast<Lanes*>(means);
  std::size_t unit = 0;
  for (; unit + block <= units; unit += block) {
    Lanes sum[block] = {};
    const double* rows = marks + unit * leaves;
    for (std::size_t leaf = 0; leaf < leaves; ++leaf) {
      const Lanes weight = lane_weights[leaf];
      for (std::size_t i = 0; i < block; ++i) sum[i] += weight * rows[i * leaves + leaf];
    }
    for (std::size_t i = 0; i < block; ++i) lane_means[unit + i] = sum[i] * lane_shares[pattern_of[unit + i]];
  }
  for (; unit < units; ++unit) {
    Lanes sum = {};
    for (std::size_t leaf = 0; leaf < leaves; ++leaf) sum += lane_weights[leaf] * marks[unit * leaves + leaf];
    lane_means[unit] = sum * lane_shares[pattern_of[unit]];
  }
}

/// The same where children are dimensions: `below` has the scores of each, by unit and lane.
HALLMARK_WIDE_LOOPS
void average_dimensions(const double* const* below, const double* weights, std::size_t units, std::size_t children,
                        const double* shares, const std::uint32_t* pattern_of, double* means) {
  const auto* lane_weights = reinterpret_cast<const Lanes*>(weights);
  const auto* lane_shares = reinterpret_cast<const Lanes*>(shares);
  auto* lane_means = reinterpret_cast<Lanes*>(means);
  for (std::size_t unit = 0; unit < units; ++unit) {
    Lanes sum = {};
    for (std::size_t child = 0; child < children; ++child)
      sum += lane_weights[child] * reinterpret_cast<const Lanes*>(below[child])[unit];
    lane_means[unit] = sum * lane_shares[pattern_of[unit]];
  }
}

/// One over the sum of the weights of each pattern, 0 where it has none; false where there is no such sum. `sums` has
/// room for one more than there are children.
HALLMARK_WIDE_LOOPS
bool invert_sums(std::span<const PatternSum> patterns, const std::uint32_t* added, const double* weights,
                 std::size_t children, double* sums, double* shares) {
  const auto* lane_weights = reinterpret_cast<const Lanes*>(weights);
  auto* lane_sums = reinterpret_cast<Lanes*>(sums);  // Of the first so many children that are there.
  auto* lane_shares = reinterpret_cast<Lanes*>(shares);
  lane_sums[0] = Lanes{};
  auto are_sums = Lanes{} == Lanes{};  // all of them so far, by lane
  for (std::size_t i = 0; i < patterns.size(); ++i) {
    const PatternSum& pattern = patterns[i];
    const Lanes* own_weights = lane_weights + pattern.weight_class * children;
    Lanes sum = lane_sums[pattern.known];
    for (std::size_t child = pattern.known; child < pattern.count; ++child)
      lane_sums[child + 1] = sum = sum + own_weights[*added++];
    if (pattern.count == 0) {
      lane_shares[i] = Lanes{};
      continue;
    }
    are_sums &= sum > 0.0;
    lane_shares[i] = 1.0 / sum;
  }
  for (std::size_t lane = 0; lane < LinearScores::lanes; ++lane) {
    if (are_sums[lane] == 0) return false;
  }
  return true;
}

/// What is averaged of a score.
double inner_value(const CombineRule& rule, double score) {
  return std::visit(
      [score]<class Way>(const Way&) {
        if constexpr (MeanOfEach<Way>) return Way::inner(score);
        assert(false);
        return no_value;
      },
      rule);
}

bool is_linear(const Rubric& rubric) {
  if (!rubric.maturity.gates.empty() || rubric.maturity.decided_by_weakest) return false;
  return std::ranges::all_of(rubric.nodes, [](const Node& node) {
    if (node.missing.policy == MissingRule::Policy::exclude) return false;
    const bool is_mean = std::visit([]<class Way>(const Way&) { return MeanOfEach<Way>; }, node.combine);
    return node.is_indicator || (is_mean && !node.normalise && !node.round && node.penalties.empty() &&
                                 !node.mirrored && node.min_coverage <= 0.0);
  });
}

}  // namespace

std::optional<LinearScores> LinearScores::of(const Plan& plan, const Survey& survey, const Weights& weights,
                                             const Scorecard& card) {
  const Rubric& rubric = *plan.rubric;
  if (!is_linear(rubric)) return std::nullopt;
  LinearScores linear;

  // Units with the same weights stand together.
  std::map<std::vector<double>, std::vector<std::uint32_t>> classes;
  for (std::size_t unit = 0; unit < survey.size(); ++unit) {
    std::vector<double> own;
    for (std::size_t node = 1; node < rubric.nodes.size(); ++node) {
      if (weights.differs_by_unit(node)) own.push_back(weights.of(node, unit));
    }
    classes[own].push_back(static_cast<std::uint32_t>(unit));
  }
  for (const auto& [own, units] : classes) {
    linear.classes_.push_back({linear.units_.size(), linear.units_.size() + units.size()});
    linear.units_.insert(linear.units_.end(), units.begin(), units.end());
  }

  std::vector<std::optional<std::uint32_t>> dimension_of(rubric.nodes.size());
  std::vector<std::vector<bool>> present(rubric.nodes.size(), std::vector<bool>(survey.size()));
  for (const std::uint32_t at : plan.order) {
    const Node& node = rubric.nodes[at];
    if (node.is_indicator) {
      for (std::size_t unit = 0; unit < survey.size(); ++unit)
        present[at][unit] = has_value(card.nodes[at].states[unit]);
      continue;
    }
    dimension_of[at] = static_cast<std::uint32_t>(linear.dimensions_.size());
    Dimension& dimension = linear.dimensions_.emplace_back();
    dimension.way = node.combine;
    for (const bool leaves : {true, false}) {
      for (const std::size_t child : node.children) {
        if (rubric.nodes[child].is_indicator == leaves)
          dimension.children.push_back({static_cast<std::uint32_t>(child), dimension_of[child]});
      }
      if (leaves) dimension.leaves = dimension.children.size();
    }
    for (const WeightClass& weight_class : linear.classes_) {
      for (const Child& child : dimension.children)
        dimension.weights.push_back(weights.of(child.node, linear.units_[weight_class.first]));
    }
    std::map<Pattern, std::vector<std::size_t>> patterns;
    for (std::uint32_t weight_class = 0; weight_class < linear.classes_.size(); ++weight_class) {
      for (std::size_t i = linear.classes_[weight_class].first; i < linear.classes_[weight_class].end; ++i) {
        const std::uint32_t unit = linear.units_[i];
        Pattern pattern{weight_class, {}};
        for (std::uint32_t child = 0; child < dimension.children.size(); ++child) {
          const std::uint32_t child_node = dimension.children[child].node;
          if (present[child_node][unit]) pattern.present.push_back(child);
          if (child >= dimension.leaves) continue;
          const double mark = card.nodes[child_node].values[unit];
          if (present[child_node][unit] && !can_combine(node.combine, mark)) return std::nullopt;
          dimension.marks.push_back(present[child_node][unit] ? inner_value(node.combine, mark) : 0.0);
        }
        present[at][unit] = !pattern.present.empty();
        patterns[std::move(pattern)].push_back(i);
      }
    }
    // In order, so that what two neighbours have in common at the front is added up once.
    dimension.pattern_of.resize(linear.units_.size());
    for (const auto& [pattern, units] : patterns) {
      for (const std::size_t i : units) dimension.pattern_of[i] = static_cast<std::uint32_t>(dimension.patterns.size());
      const Pattern* const before = dimension.patterns.empty() ? nullptr : &dimension.patterns.back();
      std::size_t known = 0;
      if (before != nullptr && before->weight_class == pattern.weight_class) {
        const auto [mine, its] = std::ranges::mismatch(pattern.present, before->present);
        known = static_cast<std::size_t>(mine - pattern.present.begin());
      }
      dimension.pattern_sums.push_back({pattern.weight_class, static_cast<std::uint32_t>(known),
                                        static_cast<std::uint32_t>(pattern.present.size())});
      dimension.added.insert(dimension.added.end(), pattern.present.begin() + static_cast<std::ptrdiff_t>(known),
                             pattern.present.end());
      dimension.patterns.push_back(pattern);
    }
  }
  const std::vector<bool>& scored = present[0];
  linear.has_score_.assign(scored.begin(), scored.end());
  return linear;
}

bool LinearScores::score(std::span<const double> factors, std::span<const double> fixed, Scratch& scratch,
                         std::span<double* const> scores) const {
  const std::size_t units = units_.size();
  scratch.nodes.resize(dimensions_.size() * units * lanes);
  for (std::size_t at = 0; at < dimensions_.size(); ++at) {
    const Dimension& dimension = dimensions_[at];
    const std::size_t children = dimension.children.size();
    scratch.weights.resize(classes_.size() * children * lanes);
    for (std::size_t i = 0; i < dimension.weights.size(); ++i) {
      const std::size_t node = dimension.children[i % children].node * lanes;
      for (std::size_t lane = 0; lane < lanes; ++lane) {
        const double own = fixed[node + lane];
        scratch.weights[i * lanes + lane] = (own == own ? own : dimension.weights[i]) * factors[node + lane];
      }
    }
    const auto score_by = [&]<class Way>(const Way&) {
      if constexpr (MeanOfEach<Way>) return score_dimension<Way>(dimension, at, scratch);
      assert(false);
      return false;
    };
    if (!share_out(dimension, scratch) || !std::visit(score_by, dimension.way)) return false;
  }
  const double* values = scratch.nodes.data() + (dimensions_.size() - 1) * units * lanes;
  for (std::size_t lane = 0; lane < scores.size(); ++lane) {
    for (std::size_t i = 0; i < units; ++i)
      scores[lane][units_[i]] = has_score_[units_[i]] != 0 ? values[i * lanes + lane] : no_value;
  }
  return true;
}

bool LinearScores::share_out(const Dimension& dimension, Scratch& scratch) const {
  scratch.shares.resize(dimension.pattern_sums.size() * lanes);
  scratch.sums.resize((dimension.children.size() + 1) * lanes);
  return invert_sums(dimension.pattern_sums, dimension.added.data(), scratch.weights.data(), dimension.children.size(),
                     scratch.sums.data(), scratch.shares.data());
}

template <class Mean>
bool LinearScores::score_dimension(const Dimension& dimension, std::size_t at, Scratch& scratch) const {
  constexpr bool is_plain = std::is_same_v<Mean, ArithmeticMean>;
  const std::size_t children = dimension.children.size();
  const std::size_t units = units_.size();
  double* means = scratch.nodes.data() + at * units * lanes;
  for (std::size_t i = 0; i < classes_.size(); ++i) {
    const auto [first, end] = classes_[i];
    const double* weights = scratch.weights.data() + i * children * lanes;
    if (dimension.leaves == children) {
      average_leaves(dimension.marks.data() + first * dimension.leaves, weights, end - first, children,
                     scratch.shares.data(), dimension.pattern_of.data() + first, means + first * lanes);
    } else if (dimension.leaves == 0 && is_plain) {
      std::vector<const double*>& below = scratch.below;
      below.clear();
      for (const Child& child : dimension.children)
        below.push_back(scratch.nodes.data() + (*child.dimension * units + first) * lanes);
      average_dimensions(below.data(), weights, end - first, children, scratch.shares.data(),
                         dimension.pattern_of.data() + first, means + first * lanes);
    } else if (!average_mixed<Mean>(dimension, i, scratch, means)) {
      return false;
    }
  }
  if (is_plain) return true;
  for (std::size_t unit = 0; unit < units; ++unit) {
    if (dimension.patterns[dimension.pattern_of[unit]].present.empty()) continue;
    for (std::size_t lane = 0; lane < lanes; ++lane)
      means[unit * lanes + lane] = Mean::outer(means[unit * lanes + lane]);
  }
  return true;
}

/// Leaves and dimensions side by side, or dimensions that are not averaged as they are.
template <class Mean>
bool LinearScores::average_mixed(const Dimension& dimension, std::size_t weight_class, const Scratch& scratch,
                                 double* means) const {
  const auto [first, end] = classes_[weight_class];
  const double* weights = scratch.weights.data() + weight_class * dimension.children.size() * lanes;
  for (std::size_t unit = first; unit < end; ++unit) {
    const std::uint32_t pattern = dimension.pattern_of[unit];
    double sum[lanes] = {};
    for (const std::uint32_t child : dimension.patterns[pattern].present) {
      const double* below =
          child < dimension.leaves
              ? nullptr
              : scratch.nodes.data() + (*dimension.children[child].dimension * units_.size() + unit) * lanes;
      for (std::size_t lane = 0; lane < lanes; ++lane) {
        double value = 0.0;
        if (below == nullptr) {
          value = dimension.marks[unit * dimension.leaves + child];
        } else {
          if (!takes(Mean(), below[lane])) return false;
          value = Mean::inner(below[lane]);
        }
        sum[lane] += weights[child * lanes + lane] * value;
      }
    }
    for (std::size_t lane = 0; lane < lanes; ++lane)
      means[unit * lanes + lane] = sum[lane] * scratch.shares[pattern * lanes + lane];
  }
  return true;
}

}  // namespace hallmark
