#include "hallmark/audit/coherence.hpp"

#include <algorithm>

#include "audit/components.hpp"
#include "audit/correlation.hpp"

namespace hallmark {

namespace {

/// The pairs of so many nodes are still worth listing.
constexpr std::size_t most_nodes_in_pairs = 200;

bool is_above(const Rubric& rubric, std::size_t above, std::size_t node) {
  while (node != 0) {
    node = rubric.nodes[node].parent;
    if (node == above) return true;
  }
  return false;
}

bool are_related(const Rubric& rubric, std::size_t a, std::size_t b) {
  const bool are_siblings = a != 0 && b != 0 && rubric.nodes[a].parent == rubric.nodes[b].parent;
  return are_siblings || is_above(rubric, a, b);
}

Correlation correlation_of(const Scorecard& card, std::size_t a, std::size_t b) {
  Correlation correlation;
  correlation.a = a;
  correlation.b = b;
  std::vector<double> x;
  std::vector<double> y;
  const Column& left = card.nodes[a];
  const Column& right = card.nodes[b];
  for (std::size_t unit = 0; unit < left.size(); ++unit) {
    if (!has_value(left.states[unit]) || !has_value(right.states[unit])) continue;
    x.push_back(left.values[unit]);
    y.push_back(right.values[unit]);
  }
  correlation.units = x.size();
  correlation.pearson = pearson(x, y);
  correlation.spearman = spearman(x, y);
  correlation.kendall = kendall(x, y);
  return correlation;
}

/// The marks or scores of some nodes, for the units that have all of them.
std::vector<std::vector<double>> complete_rows(const Scorecard& card, const std::vector<std::size_t>& nodes) {
  std::vector<std::vector<double>> rows;
  for (std::size_t unit = 0; unit < card.score().size(); ++unit) {
    std::vector<double> row;
    for (const std::size_t node : nodes) {
      if (has_value(card.nodes[node].states[unit])) row.push_back(card.nodes[node].values[unit]);
    }
    if (row.size() == nodes.size()) rows.push_back(std::move(row));
  }
  return rows;
}

}  // namespace

Coherence coherence_of(const Rubric& rubric, const Scorecard& card, const Workers& workers) {
  Coherence coherence;
  coherence.has_all_pairs = rubric.nodes.size() <= most_nodes_in_pairs;
  for (std::size_t a = 0; a < rubric.nodes.size(); ++a) {
    for (std::size_t b = a + 1; b < rubric.nodes.size(); ++b) {
      if (!coherence.has_all_pairs && !are_related(rubric, a, b)) continue;
      coherence.correlations.emplace_back();
      coherence.correlations.back().a = a;
      coherence.correlations.back().b = b;
    }
  }
  workers.run("correlations", coherence.correlations.size(), [&](std::size_t job, std::size_t /*worker*/) {
    Correlation& correlation = coherence.correlations[job];
    correlation = correlation_of(card, correlation.a, correlation.b);
  });
  std::vector<std::size_t> indicators;
  for (std::size_t node = 0; node < rubric.nodes.size(); ++node) {
    if (rubric.nodes[node].is_indicator) indicators.push_back(node);
    const std::vector<std::size_t>& children = rubric.nodes[node].children;
    if (children.size() < 2) continue;
    const std::vector<std::vector<double>> rows = complete_rows(card, children);
    Reliability& reliability = coherence.reliabilities.emplace_back();
    reliability.node = node;
    find_reliability(rows, reliability);
    Components& components = coherence.components.emplace_back();
    components.node = node;
    components.items = children;
    find_components(rows, components);
  }
  if (indicators.size() >= 2) {
    Components& overall = coherence.components.emplace_back();
    overall.items = indicators;
    find_components(complete_rows(card, indicators), overall);
  }
  return coherence;
}

}  // namespace hallmark
