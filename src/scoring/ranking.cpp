#include "hallmark/scoring/ranking.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <span>

#include <boost/sort/spreadsort/integer_sort.hpp>

#include "hallmark/support/billionths.hpp"

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

/// A unit among others. Scores are turned round, so that the best comes first in rising order, and count from the
/// largest there may be: without a sign, the difference of any two is a number of the same kind.
struct Entry {
  static constexpr std::uint64_t no_score = std::numeric_limits<std::uint64_t>::max();
  std::uint64_t behind;
  std::uint32_t unit;
};

Entry entry_of(std::uint32_t unit, const Column& scores) {
  const double score = scores.values[unit];
  if (std::isnan(score)) return {Entry::no_score, unit};
  return {static_cast<std::uint64_t>(largest_billionths) - static_cast<std::uint64_t>(billionths(score)), unit};
}

/// Units with a score first, the highest first, then by id.
std::vector<Entry> sorted_entries(const std::vector<std::uint32_t>& units, const Column& scores, const Survey& survey,
                                  const Workers& workers) {
  std::vector<Entry> entries(units.size());
  const auto comes_first = [](const Entry& a, const Entry& b) { return a.behind < b.behind; };
  constexpr std::size_t worth_a_worker = 50'000;
  const std::size_t parts = std::clamp<std::size_t>(units.size() / worth_a_worker, 1, workers.count);
  const auto begin_of = [&](std::size_t part) {
    return entries.begin() + static_cast<std::ptrdiff_t>(units.size() * part / parts);
  };
  const auto sort_part = [&](std::size_t part, std::size_t /*worker*/) {
    const auto begin = begin_of(part);
    const auto end = begin_of(part + 1);
    std::transform(units.begin() + (begin - entries.begin()), units.begin() + (end - entries.begin()), begin,
                   [&scores](std::uint32_t unit) { return entry_of(unit, scores); });
    boost::sort::spreadsort::integer_sort(
        begin, end, [](const Entry& entry, unsigned bits) { return entry.behind >> bits; }, comes_first);
  };
  if (parts == 1) {
    sort_part(0, 0);
  } else {
    workers.run("ranking", parts, sort_part);
  }
  for (std::size_t part = 1; part < parts; ++part)
    std::inplace_merge(entries.begin(), begin_of(part), begin_of(part + 1), comes_first);
  // The radix sort orders by numbers alone.
  for (auto first = entries.begin(); first != entries.end();) {
    const auto end =
        std::find_if(first, entries.end(), [first](const Entry& entry) { return entry.behind != first->behind; });
    if (end - first > 1)
      std::sort(first, end,
                [&survey](const Entry& a, const Entry& b) { return survey.ids[a.unit] < survey.ids[b.unit]; });
    first = end;
  }
  return entries;
}

/// Gives places to units of one peer group, sorted best first.
void place_group(Ranking& ranking, std::span<const Entry> entries, Ties ties) {
  double dense = 0.0;
  for (std::size_t first = 0; first < entries.size();) {
    std::size_t end = first + 1;
    while (end < entries.size() && entries[end].behind == entries[first].behind) ++end;
    const double best = static_cast<double>(first + 1);
    const double last = static_cast<double>(end);
    dense += 1.0;
    for (std::size_t i = first; i < end; ++i) {
      double rank = best;
      if (ties == Ties::max) rank = last;
      if (ties == Ties::dense) rank = dense;
      if (ties == Ties::average) rank = (best + last) / 2.0;
      if (ties == Ties::ordinal) rank = static_cast<double>(i + 1);
      ranking.places[entries[i].unit] = {rank, end - first > 1 && ties != Ties::ordinal};
    }
    first = end;
  }
}

void order_by(std::vector<std::uint32_t>& order, const std::vector<Entry>& entries) {
  std::ranges::transform(entries, order.begin(), [](const Entry& entry) { return entry.unit; });
}

}  // namespace

Ranking rank(const Scorecard& card, const Survey& survey, const Rubric& rubric, const RankingOptions& options,
             const Workers& workers) {
  Ranking ranking;
  ranking.places.resize(survey.size());
  group_peers(ranking, survey, rubric, options.across);
  ranking.order.reserve(survey.size());
  for (std::uint32_t unit = 0; unit < survey.size(); ++unit) {
    if (options.included.empty() || options.included[unit]) ranking.order.push_back(unit);
  }
  std::vector<Entry> entries = sorted_entries(ranking.order, card.score(), survey, workers);
  order_by(ranking.order, entries);

  const auto unscored = std::ranges::lower_bound(entries, Entry::no_score, {}, &Entry::behind);
  const std::span<const Entry> scored = std::span(entries).first(static_cast<std::size_t>(unscored - entries.begin()));
  if (ranking.group_names.size() == 1) {
    // Perhaps a million, which are not copied.
    place_group(ranking, scored, rubric.ranking.ties);
  } else {
    std::vector<std::vector<Entry>> peers(ranking.group_names.size());
    for (const Entry& entry : scored) peers[ranking.groups[entry.unit]].push_back(entry);
    for (const std::vector<Entry>& group : peers) place_group(ranking, group, rubric.ranking.ties);
  }
  if (options.sort_node) {
    entries = sorted_entries(ranking.order, card.nodes[*options.sort_node], survey, workers);
    order_by(ranking.order, entries);
  }
  return ranking;
}

}  // namespace hallmark
