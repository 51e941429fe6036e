#include "hallmark/report/weights_report.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "hallmark/support/number.hpp"
#include "hallmark/support/unicode.hpp"
#include "hallmark/support/wording.hpp"

namespace hallmark {

std::string effective_weights_text(const Rubric& rubric, const Survey* survey, const Scorecard* card) {
  const std::vector<EffectiveWeights> weights = effective_weights(rubric, survey, card);
  std::size_t widest = 0;
  for (const Node& node : rubric.nodes)
    widest = std::max(widest, 2 * static_cast<std::size_t>(std::max(0, node.depth - 1)) + node.id.size());
  std::string text = "Effective weights, in per cent of the whole:\n" + std::string(widest, ' ');
  std::vector<std::size_t> widths;
  for (const EffectiveWeights& group : weights) {
    const std::string heading = group.group.empty() ? "all" : without_controls(group.group);
    widths.push_back(std::max<std::size_t>(6, display_width(heading)));
    text += std::string(2 + widths.back() - display_width(heading), ' ') + heading;
  }
  text += "\n";
  for (std::size_t at = 1; at < rubric.nodes.size(); ++at) {
    const Node& node = rubric.nodes[at];
    const std::string label = std::string(2 * static_cast<std::size_t>(node.depth - 1), ' ') + node.id;
    text += label + std::string(widest - label.size(), ' ');
    for (std::size_t i = 0; i < weights.size(); ++i) {
      const double share = weights[i].shares[at];
      const std::string cell = share == 0.0 ? "–" : to_decimals(100.0 * share, 2);
      text += std::string(2 + widths[i] - display_width(cell), ' ') + cell;
    }
    text += "\n";
  }
  return text;
}

}  // namespace hallmark
