#include "audit/linear_scores.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

#include "scoring/combine.hpp"

namespace hallmark {

namespace {

/// Four draws side by side. The compiler makes one instruction of each operation where the machine has it, and several
/// where it has not, with the same result.
using Lanes = double __attribute__((vector_size(32), aligned(8), may_alias));
static_assert(sizeof(Lanes) == LinearScores::lanes * sizeof(double));

// Chosen once when the program starts. Sanitizers cannot look into that choice.
#if defined(__x86_64__) && defined(__gnu_linux__) && defined(__GNUC__) && !defined(__clang__) && \
    !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
#define HALLMARK_FOR_MACHINES __attribute__((target_clones("avx2", "default")))
#else
#define HALLMARK_FOR_MACHINES
#endif

/// The sums of weights times marks of some units: marks by unit and leaf, weights by leaf and lane, sums by unit and
/// lane. Eight units at once, so that a weight is read once for all of them.
HALLMARK_FOR_MACHINES
void sum_leaves(const double* marks, const double* weights, std::size_t units, std::size_t leaves, double* sums) {
  constexpr std::size_t block = 8;
  const auto* lane_weights = reinterpret_cast<const Lanes*>(weights);
  auto* lane_sums = reinterpret_cast<Lanes*>(sums);
  std::size_t unit = 0;
  for (; unit + block <= units; unit += block) {
    Lanes sum[block] = {};
    const double* rows = marks + unit * leaves;
    for (std::size_t leaf = 0; leaf < leaves; ++leaf) {
      const Lanes weight = lane_weights[leaf];
      for (std::size_t i = 0; i < block; ++i) sum[i] += weight * rows[i * leaves + leaf];
    }
    for (std::size_t i = 0; i < block; ++i) lane_sums[unit + i] = sum[i];
  }
  for (; unit < units; ++unit) {
    Lanes sum = {};
    for (std::size_t leaf = 0; leaf < leaves; ++leaf) sum += lane_weights[leaf] * marks[unit * leaves + leaf];
    lane_sums[unit] = sum;
  }
}

using Way = CombineRule::Way;

/// What is averaged: scores, their logarithms or their reciprocals. Neither of the last two takes a zero.
double inner_value(Way way, double score) {
  return way == Way::geometric ? std::log(score) : way == Way::harmonic ? 1.0 / score : score;
}

/// A score from the mean of what is averaged.
double outer_value(Way way, double mean) {
  return way == Way::geometric ? std::exp(mean) : way == Way::harmonic ? 1.0 / mean : mean;
}

bool is_linear(const Rubric& rubric) {
  if (!rubric.maturity.gates.empty() || rubric.maturity.decided_by_weakest) return false;
  return std::ranges::all_of(rubric.nodes, [](const Node& node) {
    if (node.missing.policy == MissingRule::Policy::exclude) return false;
    const Way way = node.combine.way;
    const bool is_mean = way == Way::arithmetic || way == Way::geometric || way == Way::harmonic;
    return node.is_indicator ||
           (is_mean && !node.normalise && !node.round && node.penalties.empty() && node.min_coverage <= 0.0);
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
    dimension.way = node.combine.way;
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
    std::map<std::pair<std::uint32_t, std::vector<std::uint32_t>>, std::uint32_t> known;
    for (std::uint32_t weight_class = 0; weight_class < linear.classes_.size(); ++weight_class) {
      for (std::size_t i = linear.classes_[weight_class].first; i < linear.classes_[weight_class].end; ++i) {
        const std::uint32_t unit = linear.units_[i];
        std::vector<std::uint32_t> there;
        for (std::uint32_t child = 0; child < dimension.children.size(); ++child) {
          const std::uint32_t child_node = dimension.children[child].node;
          if (present[child_node][unit]) there.push_back(child);
          if (child >= dimension.leaves) continue;
          const double mark = card.nodes[child_node].values[unit];
          if (present[child_node][unit] && !can_combine(node.combine, mark)) return std::nullopt;
          dimension.marks.push_back(present[child_node][unit] ? inner_value(dimension.way, mark) : 0.0);
        }
        present[at][unit] = !there.empty();
        const auto [entry, is_new] =
            known.emplace(std::pair(weight_class, there), static_cast<std::uint32_t>(dimension.patterns.size()));
        if (is_new) dimension.patterns.push_back({weight_class, std::move(there)});
        dimension.pattern_of.push_back(entry->second);
      }
    }
  }
  return linear;
}

bool LinearScores::score(std::span<const double> factors, std::span<const double> fixed, Scratch& scratch,
                         std::span<double> scores) const {
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
        scratch.weights[i * lanes + lane] =
            own == own ? own * factors[node + lane] : dimension.weights[i] * factors[node + lane];
      }
    }
    scratch.shares.resize(dimension.patterns.size() * lanes);
    for (std::size_t i = 0; i < dimension.patterns.size(); ++i) {
      const Pattern& pattern = dimension.patterns[i];
      const double* weights = scratch.weights.data() + pattern.weight_class * children * lanes;
      Lanes sum = {};
      for (const std::uint32_t child : pattern.present) sum += *reinterpret_cast<const Lanes*>(weights + child * lanes);
      for (std::size_t lane = 0; lane < lanes; ++lane) {
        if (sum[lane] <= 0.0 && !pattern.present.empty()) return false;
        scratch.shares[i * lanes + lane] = pattern.present.empty() ? 0.0 : 1.0 / sum[lane];
      }
    }
    if (!score_dimension(dimension, at, scratch)) return false;
  }
  const Dimension& root = dimensions_.back();
  const double* values = scratch.nodes.data() + (dimensions_.size() - 1) * units * lanes;
  for (std::size_t i = 0; i < units; ++i) {
    const bool is_there = !root.patterns[root.pattern_of[i]].present.empty();
    for (std::size_t lane = 0; lane < lanes; ++lane)
      scores[units_[i] * lanes + lane] = is_there ? values[i * lanes + lane] : no_value;
  }
  return true;
}

bool LinearScores::score_dimension(const Dimension& dimension, std::size_t at, Scratch& scratch) const {
  const std::size_t units = units_.size();
  const std::size_t children = dimension.children.size();
  double* sums = scratch.nodes.data() + at * units * lanes;
  for (std::size_t i = 0; i < classes_.size(); ++i) {
    const auto [first, end] = classes_[i];
    const double* weights = scratch.weights.data() + i * children * lanes;
    sum_leaves(dimension.marks.data() + first * dimension.leaves, weights, end - first, dimension.leaves,
               sums + first * lanes);
    for (std::size_t child = dimension.leaves; child < children; ++child) {
      const Dimension& inner = dimensions_[*dimension.children[child].dimension];
      const double* below = scratch.nodes.data() + *dimension.children[child].dimension * units * lanes;
      const Lanes weight = *reinterpret_cast<const Lanes*>(weights + child * lanes);
      if (dimension.way != Way::arithmetic) {
        for (std::size_t unit = first; unit < end; ++unit) {
          if (inner.patterns[inner.pattern_of[unit]].present.empty()) continue;
          for (std::size_t lane = 0; lane < lanes; ++lane) {
            const double score = below[unit * lanes + lane];
            if (score <= 0.0) return false;
            sums[unit * lanes + lane] += weight[lane] * inner_value(dimension.way, score);
          }
        }
        continue;
      }
      for (std::size_t unit = first; unit < end; ++unit) {
        auto* sum = reinterpret_cast<Lanes*>(sums + unit * lanes);
        *sum += weight * *reinterpret_cast<const Lanes*>(below + unit * lanes);
      }
    }
  }
  for (std::size_t unit = 0; unit < units; ++unit) {
    auto* sum = reinterpret_cast<Lanes*>(sums + unit * lanes);
    *sum *= *reinterpret_cast<const Lanes*>(scratch.shares.data() + dimension.pattern_of[unit] * lanes);
  }
  if (dimension.way == Way::arithmetic) return true;
  for (std::size_t unit = 0; unit < units; ++unit) {
    // Where nothing is there, nothing is made of it; above, 0 is as good as missing.
    if (dimension.patterns[dimension.pattern_of[unit]].present.empty()) continue;
    for (std::size_t lane = 0; lane < lanes; ++lane)
      sums[unit * lanes + lane] = outer_value(dimension.way, sums[unit * lanes + lane]);
  }
  return true;
}

}  // namespace hallmark
