#include "hallmark/scoring/ranking.hpp"

#include <algorithm>
#include <numeric>

#include "hallmark/scoring/billionths.hpp"

namespace hallmark {

namespace {

/// Peer groups numbered in the alphabetical order of their names, so that the order of rows decides nothing.
void group_peers(Ranking& ranking, const Survey& survey, const Rubric& rubric, bool across) {
  ranking.groups.assign(survey.size(), 0);
  const auto labels =
      rubric.ranking.within && !across ? survey.labels.find(rubric.ranking.within->text) : survey.labels.end();
  if (labels == survey.labels.end()) {
    ranking.group_names = {""};
    return;
  }
  for (std::size_t unit = 0; unit < survey.size(); ++unit) ranking.group_names.emplace_back(labels->second.text(unit));
  std::vector<std::string> names = ranking.group_names;
  std::ranges::sort(names);
  names.erase(std::unique(names.begin(), names.end()), names.end());
  for (std::size_t unit = 0; unit < survey.size(); ++unit) {
    ranking.groups[unit] =
        static_cast<std::uint32_t>(std::ranges::lower_bound(names, ranking.group_names[unit]) - names.begin());
  }
  ranking.group_names = std::move(names);
}

/// Units with a value first, the highest first, then by id.
void sort_units(std::vector<std::size_t>& units, const Column& column, const Survey& survey) {
  struct Key {
    bool has_no_value;
    std::int64_t worth;
    std::size_t unit;
  };
  std::vector<Key> keys;
  keys.reserve(units.size());
  for (const std::size_t unit : units) {
    const bool is_there = has_value(column.states[unit]);
    keys.push_back({!is_there, is_there ? billionths(column.values[unit]) : 0, unit});
  }
  std::ranges::sort(keys, [&survey](const Key& a, const Key& b) {
    if (a.has_no_value != b.has_no_value) return b.has_no_value;
    if (a.worth != b.worth) return a.worth > b.worth;
    return survey.ids[a.unit] < survey.ids[b.unit];
  });
  std::ranges::transform(keys, units.begin(), &Key::unit);
}

/// Gives places to units of one peer group, sorted best first.
void place_group(Ranking& ranking, const std::vector<std::size_t>& units, const Column& scores, Ties ties) {
  double dense = 0.0;
  for (std::size_t first = 0; first < units.size();) {
    std::size_t end = first + 1;
    while (end < units.size() && billionths(scores.values[units[end]]) == billionths(scores.values[units[first]]))
      ++end;
    const double best = static_cast<double>(first + 1);
    const double last = static_cast<double>(end);
    dense += 1.0;
    for (std::size_t i = first; i < end; ++i) {
      double rank = best;
      if (ties == Ties::max) rank = last;
      if (ties == Ties::dense) rank = dense;
      if (ties == Ties::average) rank = (best + last) / 2.0;
      if (ties == Ties::ordinal) rank = static_cast<double>(i + 1);
      ranking.places[units[i]] = {rank, end - first > 1 && ties != Ties::ordinal};
    }
    first = end;
  }
}

}  // namespace

Ranking rank(const Scorecard& card, const Survey& survey, const Rubric& rubric, const RankingOptions& options) {
  Ranking ranking;
  ranking.places.resize(survey.size());
  group_peers(ranking, survey, rubric, options.across);
  for (std::size_t unit = 0; unit < survey.size(); ++unit) {
    if (options.included.empty() || options.included[unit]) ranking.order.push_back(unit);
  }
  sort_units(ranking.order, card.score(), survey);

  std::vector<std::vector<std::size_t>> peers(ranking.group_names.size());
  for (const std::size_t unit : ranking.order) {
    if (has_value(card.score().states[unit])) peers[ranking.groups[unit]].push_back(unit);
  }
  for (const std::vector<std::size_t>& group : peers) place_group(ranking, group, card.score(), rubric.ranking.ties);
  if (options.sort_node) sort_units(ranking.order, card.nodes[*options.sort_node], survey);
  return ranking;
}

}  // namespace hallmark
