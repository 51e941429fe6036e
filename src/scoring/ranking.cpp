#include "hallmark/scoring/ranking.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <span>

#include <boost/sort/spreadsort/integer_sort.hpp>

#include "support/billionths.hpp"
#include "support/texts.hpp"

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

/// A unit among others, by how far it is behind the first there could be: rising order is that of the ranks. Counted
/// from the end of all scores there may be, so that the difference of any two is a number of the same kind.
struct Entry {
  static constexpr std::uint64_t no_score = std::numeric_limits<std::uint64_t>::max();
  std::uint64_t behind;
  std::uint32_t unit;
};

std::uint64_t how_far_behind(double score, bool lowest_first) {
  if (std::isnan(score)) return Entry::no_score;
  const auto from_zero = static_cast<std::uint64_t>(billionths(score));
  const auto most = static_cast<std::uint64_t>(largest_billionths);
  return lowest_first ? most + from_zero : most - from_zero;
}

/// The numbers that units are ordered by, and which come first.
struct Criterion {
  const Column* numbers = nullptr;
  bool lowest_first = false;
  bool are_scores = true;  ///< Compared as whole billionths; else as they stand.
};

/// Below zero where `a` comes before `b`; what has no number comes last.
int order_of(const Criterion& criterion, std::uint32_t a, std::uint32_t b) {
  const double left = criterion.numbers->values[a];
  const double right = criterion.numbers->values[b];
  if (criterion.are_scores || std::isnan(left) || std::isnan(right)) {
    const std::uint64_t behind_left = how_far_behind(left, criterion.lowest_first);
    const std::uint64_t behind_right = how_far_behind(right, criterion.lowest_first);
    return behind_left < behind_right ? -1 : behind_left > behind_right ? 1 : 0;
  }
  if (left == right) return 0;
  return (left < right) == criterion.lowest_first ? -1 : 1;
}

int order_of(const std::vector<Criterion>& criteria, std::uint32_t a, std::uint32_t b) {
  for (const Criterion& criterion : criteria) {
    if (const int order = order_of(criterion, a, b); order != 0) return order;
  }
  return 0;
}

/// What decides between equal scores. What the survey does not have was reported when it was read.
std::vector<Criterion> tie_breaks(const Rubric& rubric, const Scorecard& card, const Survey& survey) {
  std::vector<Criterion> criteria;
  for (const TieBreak& tie_break : rubric.ranking.ties_by) {
    if (const auto node = rubric.find(tie_break.by.text)) {
      criteria.push_back({&card.nodes[*node], tie_break.lowest_first, true});
    } else if (const auto column = survey.numbers.find(tie_break.by.text); column != survey.numbers.end()) {
      criteria.push_back({&column->second, tie_break.lowest_first, false});
    }
  }
  return criteria;
}

/// Units with a score first, in the order of the criterion, of equal ones in that of the tie-breaks, then by id.
std::vector<Entry> sorted_entries(const std::vector<std::uint32_t>& units, const Criterion& criterion,
                                  const std::vector<Criterion>& breaks, const Survey& survey, const Workers& workers) {
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
                   [&criterion](std::uint32_t unit) {
                     return Entry{how_far_behind(criterion.numbers->values[unit], criterion.lowest_first), unit};
                   });
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
  const Texts& ids = *survey.ids;
  for (auto first = entries.begin(); first != entries.end();) {
    const auto end =
        std::find_if(first, entries.end(), [first](const Entry& entry) { return entry.behind != first->behind; });
    if (end - first > 1)
      std::sort(first, end, [&](const Entry& a, const Entry& b) {
        const int order = order_of(breaks, a.unit, b.unit);
        return order != 0 ? order < 0 : ids[a.unit] < ids[b.unit];
      });
    first = end;
  }
  return entries;
}

/// Gives places to units of one peer group, sorted.
void place_group(Ranking& ranking, std::span<const Entry> entries, const std::vector<Criterion>& breaks, Ties ties) {
  double dense = 0.0;
  for (std::size_t first = 0; first < entries.size();) {
    std::size_t end = first + 1;
    while (end < entries.size() && entries[end].behind == entries[first].behind &&
           order_of(breaks, entries[first].unit, entries[end].unit) == 0)
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
  const RankingRule& rule = rubric.ranking;
  const std::vector<Criterion> breaks = tie_breaks(rubric, card, survey);
  std::vector<Entry> entries =
      sorted_entries(ranking.order, {&card.score(), rule.lowest_first, true}, breaks, survey, workers);
  order_by(ranking.order, entries);

  const auto unscored = std::ranges::lower_bound(entries, Entry::no_score, {}, &Entry::behind);
  const std::span<const Entry> scored = std::span(entries).first(static_cast<std::size_t>(unscored - entries.begin()));
  if (ranking.group_names.size() == 1) {
    // Perhaps a million, which are not copied.
    place_group(ranking, scored, breaks, rule.ties);
  } else {
    std::vector<std::vector<Entry>> peers(ranking.group_names.size());
    for (const Entry& entry : scored) peers[ranking.groups[entry.unit]].push_back(entry);
    for (const std::vector<Entry>& group : peers) place_group(ranking, group, breaks, rule.ties);
  }
  if (options.sort_node) {
    entries =
        sorted_entries(ranking.order, {&card.nodes[*options.sort_node], rule.lowest_first, true}, {}, survey, workers);
    order_by(ranking.order, entries);
  }
  return ranking;
}

}  // namespace hallmark
