#include "hallmark/audit/item_statistics.hpp"

#include <algorithm>

#include "support/billionths.hpp"
#include "support/statistics.hpp"

namespace hallmark {

namespace {

constexpr std::size_t few_answers = 5;
constexpr double enough_answered = 0.65;
constexpr double much_skew = 2.0;
constexpr double much_kurtosis = 3.5;

ItemStatistics statistics_of(const Rubric& rubric, const Scorecard& card, std::size_t at) {
  ItemStatistics item;
  item.node = at;
  const Node& node = rubric.nodes[at];
  const Column& column = node.is_indicator ? card.values[at] : card.nodes[at];
  std::vector<double> values;
  std::size_t marked = 0;
  std::size_t at_floor = 0;
  std::size_t at_ceiling = 0;
  for (std::size_t unit = 0; unit < column.size(); ++unit) {
    const State state = column.states[unit];
    if (state == State::not_applicable) ++item.not_applicable;
    if (state == State::missing || state == State::estimated) ++item.missing;
    if (!is_answered(state)) continue;
    item.unsure += state == State::unsure ? 1U : 0U;
    values.push_back(column.values[unit]);
    const Column& marks = card.nodes[at];
    if (!has_value(marks.states[unit])) continue;
    ++marked;
    at_floor += billionths(marks.values[unit]) == billionths(rubric.scale.foot) ? 1U : 0U;
    at_ceiling += billionths(marks.values[unit]) == billionths(rubric.scale.top) ? 1U : 0U;
  }
  item.answered = values.size();
  const double asked = static_cast<double>(item.answered + item.missing);
  item.has_little_data = item.answered < few_answers || static_cast<double>(item.answered) < enough_answered * asked;
  if (marked > 0) {
    item.at_floor = static_cast<double>(at_floor) / static_cast<double>(marked);
    item.at_ceiling = static_cast<double>(at_ceiling) / static_cast<double>(marked);
  }
  if (values.empty()) return item;
  item.mean = mean_of(values);
  if (values.size() >= 2) item.sd = sd_of(values);
  if (values.size() >= 4) {
    const Shape shape = shape_of(values);
    item.skew = shape.skew;
    item.kurtosis = shape.kurtosis;
    item.has_outliers = std::abs(shape.skew) >= much_skew && shape.kurtosis >= much_kurtosis;
  }
  item.median = median_of(values);  // Sorts them.
  item.least = values.front();
  item.most = values.back();
  item.distinct = static_cast<std::size_t>(std::unique(values.begin(), values.end()) - values.begin());
  item.has_no_spread = item.distinct == 1 && item.answered > 1;
  return item;
}

}  // namespace

std::vector<ItemStatistics> item_statistics(const Rubric& rubric, const Scorecard& untreated) {
  std::vector<ItemStatistics> items;
  for (std::size_t at = 1; at < rubric.nodes.size(); ++at) items.push_back(statistics_of(rubric, untreated, at));
  items.push_back(statistics_of(rubric, untreated, 0));
  return items;
}

}  // namespace hallmark
