#include "result/score_decimals.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

#include "hallmark/support/number.hpp"
#include "support/billionths.hpp"

namespace hallmark {

namespace {

/// Scores are told apart as whole billionths.
constexpr int most_decimals = 9;

/// The least decimals from `decimals` on that print two numbers differently; `decimals` where nothing does.
int decimals_telling_apart(double a, double b, int decimals) {
  if (billionths(a) == billionths(b)) return decimals;
  for (int more = decimals; more <= most_decimals; ++more) {
    // Numbers further apart than a step of the last digit never print alike.
    if (std::abs(a - b) > std::pow(10.0, -more) || to_decimals(a, more) != to_decimals(b, more)) return more;
  }
  return decimals;
}

/// What a score needs for the levels of its rubric. Where the weakest dimension decides, no score does.
int decimals_below_levels(const Rubric& rubric, double score) {
  if (rubric.maturity.decided_by_weakest) return rubric.decimals;
  return decimals_below_levels(rubric.maturity.levels, score, rubric.decimals);
}

}  // namespace

int decimals_below_levels(const std::vector<Level>& levels, double score, int decimals) {
  int needed = decimals;
  for (const Level& level : levels) {
    if (billionths(score) < billionths(level.from))
      needed = std::max(needed, decimals_telling_apart(score, level.from, decimals));
  }
  return needed;
}

std::vector<int> score_decimals(const LeagueTable& table) {
  const Column& score = table.card->score();
  const std::vector<std::uint32_t>& groups = table.ranking->groups;
  std::vector<int> decimals(table.survey->size(), table.rubric->decimals);
  std::vector<std::uint32_t> order = table.ranking->order;
  std::erase_if(order, [&](std::uint32_t unit) { return !table.ranking->places[unit].rank(); });
  std::ranges::sort(order, {}, [&](std::uint32_t unit) { return std::pair(groups[unit], score.values[unit]); });
  // Units with equal scores stand side by side and print alike.
  int needed_before = table.rubric->decimals;
  for (auto first = order.begin(); first != order.end();) {
    const double own = score.values[*first];
    const auto end = std::find_if(first, order.end(), [&](std::uint32_t unit) {
      return groups[unit] != groups[*first] || billionths(score.values[unit]) != billionths(own);
    });
    const bool has_next = end != order.end() && groups[*end] == groups[*first];
    const int needed_after =
        has_next ? decimals_telling_apart(own, score.values[*end], table.rubric->decimals) : table.rubric->decimals;
    const int needed = std::max({needed_before, needed_after, decimals_below_levels(*table.rubric, own)});
    for (; first != end; ++first) decimals[*first] = needed;
    needed_before = needed_after;
  }
  return decimals;
}

int score_decimals(const LeagueTable& table, std::size_t unit) {
  const Column& score = table.card->score();
  const double own = score.values[unit];
  if (!has_value(score.states[unit])) return table.rubric->decimals;
  int decimals = decimals_below_levels(*table.rubric, own);
  if (!table.ranking->places[unit].rank()) return decimals;
  std::optional<double> above;
  std::optional<double> below;
  for (const std::uint32_t other : table.ranking->order) {
    if (!table.ranking->places[other].rank() || table.ranking->groups[other] != table.ranking->groups[unit]) continue;
    const double value = score.values[other];
    if (billionths(value) > billionths(own) && (!above || value < *above)) above = value;
    if (billionths(value) < billionths(own) && (!below || value > *below)) below = value;
  }
  for (const auto& neighbour : {above, below}) {
    if (neighbour) decimals = std::max(decimals, decimals_telling_apart(own, *neighbour, table.rubric->decimals));
  }
  return decimals;
}

}  // namespace hallmark
