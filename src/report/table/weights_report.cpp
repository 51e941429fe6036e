#include "hallmark/report/weights_report.hpp"

#include <utility>
#include <vector>

#include "hallmark/support/number.hpp"
#include "hallmark/support/unicode.hpp"
#include "hallmark/support/wording.hpp"
#include "report/format/text_table.hpp"

namespace hallmark {

namespace {

constexpr std::size_t narrowest_number = 6;

TextColumn ids_of(const Rubric& rubric) {
  TextColumn ids{"", false, false, {}};
  for (std::size_t at = 1; at < rubric.nodes.size(); ++at) {
    const Node& node = rubric.nodes[at];
    ids.cells.push_back(std::string(2 * static_cast<std::size_t>(node.depth - 1), ' ') + node.id);
  }
  return ids;
}

TextColumn shares_of(const EffectiveWeights& weights) {
  TextColumn shares{weights.group.empty() ? "all" : without_controls(weights.group), true, false, {}};
  const std::size_t used = display_width(shares.heading);
  if (used < narrowest_number) shares.heading.insert(0, narrowest_number - used, ' ');
  for (std::size_t at = 1; at < weights.shares.size(); ++at)
    shares.cells.push_back(weights.shares[at] == 0.0 ? "–" : to_decimals(100.0 * weights.shares[at], 2));
  return shares;
}

}  // namespace

std::string effective_weights_text(const Rubric& rubric, const Survey* survey, const Scorecard* card,
                                   std::size_t width) {
  const TextColumn ids = ids_of(rubric);
  std::string text = "Effective weights, in per cent of the whole:\n";
  std::vector<TextColumn> columns = {ids};
  std::size_t used = ids.width();
  const auto draw = [&] {
    if (text.find('\n') + 1 < text.size()) text += "\n";
    text += rows_text(columns, 0, ids.cells.size(), false);
    columns = {ids};
    used = ids.width();
  };
  for (const EffectiveWeights& weights : effective_weights(rubric, survey, card)) {
    TextColumn shares = shares_of(weights);
    if (columns.size() > 1 && used + 2 + shares.width() > width) draw();
    used += 2 + shares.width();
    columns.push_back(std::move(shares));
  }
  draw();
  return text;
}

}  // namespace hallmark
