#include "hallmark/audit/contributions.hpp"

#include "audit/correlation_ratio.hpp"
#include "hallmark/scoring/effective_weights.hpp"

namespace hallmark {

namespace {

constexpr std::size_t enough_to_judge = 30;
constexpr double much_more = 2.0;

/// The correlation ratio of the whole score given a node, over the units that have both; their number beside it.
std::pair<double, std::size_t> ratio_of(const Scorecard& card, std::size_t node) {
  std::vector<double> x;
  std::vector<double> y;
  for (std::size_t unit = 0; unit < card.score().size(); ++unit) {
    if (!has_value(card.nodes[node].states[unit]) || !has_value(card.score().states[unit])) continue;
    x.push_back(card.nodes[node].values[unit]);
    y.push_back(card.score().values[unit]);
  }
  return {correlation_ratio(x, y), x.size()};
}

}  // namespace

Contributions contributions_of(const Rubric& rubric, const Survey& survey, const Scorecard& card) {
  const std::vector<EffectiveWeights> weights = effective_weights(rubric, &survey, &card);
  Contributions result;
  for (const EffectiveWeights& group : weights) result.groups.push_back(group.group);
  std::vector<std::size_t> units;
  double ratios = 0.0;
  for (std::size_t node = 1; node < rubric.nodes.size(); ++node) {
    Contribution contribution;
    contribution.node = node;
    for (const EffectiveWeights& group : weights) {
      const double above = group.shares[rubric.nodes[node].parent];
      contribution.path.push_back(group.shares[node]);
      contribution.nominal.push_back(above > 0.0 ? group.shares[node] / above : 0.0);
    }
    const auto [ratio, count] = ratio_of(card, node);
    contribution.ratio = ratio;
    units.push_back(count);
    if (rubric.nodes[node].is_indicator && ratio == ratio) ratios += ratio;
    result.nodes.push_back(std::move(contribution));
  }
  for (std::size_t i = 0; i < result.nodes.size(); ++i) {
    Contribution& contribution = result.nodes[i];
    if (!rubric.nodes[contribution.node].is_indicator || !(ratios > 0.0)) continue;
    contribution.share = contribution.ratio / ratios;
    double path = 0.0;
    for (const double share : contribution.path) path += share / static_cast<double>(contribution.path.size());
    if (units[i] < enough_to_judge || path <= 0.0) continue;
    if (contribution.share > much_more * path) contribution.verdict = WeightVerdict::counts_more;
    if (contribution.share * much_more < path) contribution.verdict = WeightVerdict::counts_less;
  }
  return result;
}

}  // namespace hallmark
