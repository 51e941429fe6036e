#include "hallmark/scoring/effective_weights.hpp"

#include <algorithm>

#include "hallmark/support/unicode.hpp"

namespace hallmark {

namespace {

/// The column whose groups are told apart.
const ColumnName* group_column(const Rubric& rubric) {
  if (rubric.ranking.within) return &*rubric.ranking.within;
  const auto by_group = std::ranges::find_if(rubric.nodes, [](const Node& node) { return node.weight.by.has_value(); });
  return by_group == rubric.nodes.end() ? nullptr : &*by_group->weight.by;
}

/// Hands the root's whole down the tree, each node's share divided among its children by their weights.
template <class WeightOf>
std::vector<double> shares_from_root(const Rubric& rubric, WeightOf weight_of) {
  std::vector<double> shares(rubric.nodes.size(), 0.0);
  shares[0] = 1.0;
  for (std::size_t i = 0; i < rubric.nodes.size(); ++i) {
    double sum = 0.0;
    for (const std::size_t child : rubric.nodes[i].children) sum += weight_of(child);
    for (const std::size_t child : rubric.nodes[i].children)
      shares[child] = sum > 0.0 ? shares[i] * weight_of(child) / sum : 0.0;
  }
  return shares;
}

std::vector<EffectiveWeights> from_rubric(const Rubric& rubric, const ColumnName* column) {
  std::vector<std::string> groups = {""};
  for (const Node& node : rubric.nodes) {
    if (column == nullptr || !node.weight.by || node.weight.by->text != column->text) continue;
    for (const auto& [group, weight] : node.weight.groups) {
      if (std::ranges::find(groups, group.text) == groups.end()) groups.push_back(group.text);
    }
  }
  std::vector<EffectiveWeights> weights;
  for (const std::string& group : groups) {
    weights.push_back(
        {group.empty() && groups.size() > 1 ? "any other" : group, shares_from_root(rubric, [&](std::size_t node) {
           const Weight& weight = rubric.nodes[node].weight;
           const auto own = std::ranges::find(weight.groups, group, [](const auto& entry) { return entry.first.text; });
           return own == weight.groups.end() ? weight.value : own->second;
         })});
  }
  return weights;
}

}  // namespace

std::vector<EffectiveWeights> effective_weights(const Rubric& rubric, const Survey* survey, const Scorecard* card) {
  const ColumnName* column = group_column(rubric);
  if (survey == nullptr || card == nullptr) return from_rubric(rubric, column);
  Findings ignored;  // scoring has reported them
  const Weights weights(rubric, *survey, ignored);
  const auto labels = column == nullptr ? survey->labels.end() : survey->labels.find(column->text);
  const bool grouped = labels != survey->labels.end();

  std::vector<EffectiveWeights> result(grouped ? labels->second.texts.size() : 1,
                                       EffectiveWeights{"", std::vector<double>(rubric.nodes.size(), 0.0)});
  std::vector<double> members(result.size(), 0.0);
  for (std::size_t unit = 0; unit < survey->size(); ++unit) {
    const std::uint32_t group = grouped ? labels->second.codes[unit] : 0;
    if (group == Labels::none) continue;
    const std::vector<double> shares = shares_from_root(rubric, [&](std::size_t node) {
      return card->nodes[node].states[unit] == State::not_applicable ? 0.0 : weights.of(node, unit);
    });
    // To whom nothing applies, nothing has a weight.
    if (std::ranges::all_of(rubric.root().children, [&](std::size_t child) { return shares[child] == 0.0; })) continue;
    members[group] += 1.0;
    for (std::size_t node = 0; node < shares.size(); ++node) result[group].shares[node] += shares[node];
  }
  for (std::size_t group = 0; group < result.size(); ++group) {
    if (grouped) result[group].group = labels->second.texts[group];
    for (double& share : result[group].shares) share = members[group] > 0.0 ? share / members[group] : 0.0;
  }
  std::ranges::sort(result, {}, &EffectiveWeights::group);
  return result;
}

}  // namespace hallmark
