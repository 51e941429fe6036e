#include "comparison/shared_ranks.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include "support/billionths.hpp"

namespace hallmark {

namespace {

using Unit = ResultFile::Unit;

/// Places by what the ranks were.
using Places = std::map<double, double>;

/// The places of units that have these ranks, if nobody else is there.
Places places_among(std::vector<double> ranks, Ties ties) {
  std::ranges::sort(ranks);
  Places places;
  for (std::size_t first = 0; first < ranks.size();) {
    const auto end = static_cast<std::size_t>(std::ranges::upper_bound(ranks, ranks[first]) - ranks.begin());
    const double best = static_cast<double>(first + 1);
    const double last = static_cast<double>(end);
    double place = best;
    switch (ties) {
      case Ties::min:
      case Ties::ordinal:
        break;
      case Ties::max:
        place = last;
        break;
      case Ties::dense:
        place = static_cast<double>(places.size() + 1);
        break;
      case Ties::average:
        place = (best + last) / 2.0;
        break;
    }
    places.emplace(ranks[first], place);
    first = end;
  }
  return places;
}

/// Who is ranked beside whom, and how shared places count.
struct Scheme {
  std::vector<std::string> peers;  ///< By unit.
  Ties ties = Ties::min;
};

std::map<std::string, std::vector<double>> ranks_by_peers(const ResultFile& result,
                                                          const std::vector<std::string>& peers) {
  std::map<std::string, std::vector<double>> ranks;
  for (std::size_t unit = 0; unit < result.units.size(); ++unit) {
    if (result.units[unit].rank) ranks[peers[unit]].push_back(*result.units[unit].rank);
  }
  return ranks;
}

/// Whether a better rank always goes with a score that is no worse, from whichever end the ranks count.
bool follows_scores(std::vector<std::pair<double, double>> ranks_and_scores) {
  std::ranges::sort(ranks_and_scores);
  bool falls = true;
  bool rises = true;
  for (std::size_t i = 1; i < ranks_and_scores.size(); ++i) {
    const auto change = billionths(ranks_and_scores[i].second) - billionths(ranks_and_scores[i - 1].second);
    const bool is_shared = ranks_and_scores[i].first == ranks_and_scores[i - 1].first;
    falls = falls && change <= 0 && (change == 0 || !is_shared);
    rises = rises && change >= 0 && (change == 0 || !is_shared);
  }
  return falls || rises;
}

/// Whether these peers can be those that the ranks were counted among.
bool can_be_peers(const ResultFile& table, const std::vector<std::string>& peers) {
  std::map<std::string, std::vector<std::pair<double, double>>> ranked;
  for (std::size_t at = 0; at < table.units.size(); ++at) {
    const Unit& unit = table.units[at];
    if (unit.rank && unit.score) ranked[peers[at]].emplace_back(*unit.rank, *unit.score);
  }
  return std::ranges::all_of(ranked, [](const auto& group) { return follows_scores(group.second); });
}

/// Whether the ranks of all are what they would be by this rule.
bool fits(const ResultFile& result, const std::vector<std::string>& peers, Ties ties) {
  return std::ranges::all_of(ranks_by_peers(result, peers), [ties](const auto& group) {
    return std::ranges::all_of(places_among(group.second, ties),
                               [](const auto& place) { return place.first == place.second; });
  });
}

/// The peers of the units: as the result says; of a table all, or those with the same text in one of its groups.
std::vector<std::vector<std::string>> possible_peers(const ResultFile& result) {
  std::vector<std::vector<std::string>> possible(result.is_json ? 1 : 1 + result.groups.size());
  for (const Unit& unit : result.units) {
    possible[0].push_back(unit.peers);
    for (std::size_t group = 1; group < possible.size(); ++group) possible[group].push_back(unit.groups[group - 1]);
  }
  return possible;
}

std::optional<Scheme> scheme_of(const ResultFile& result) {
  for (std::vector<std::string>& peers : possible_peers(result)) {
    if (!result.is_json && !can_be_peers(result, peers)) continue;
    for (const auto& ties : enum_rows<Ties>) {
      if (fits(result, peers, ties.enumerator)) return Scheme{std::move(peers), ties.enumerator};
    }
  }
  return std::nullopt;
}

/// Whether somebody is ranked who is not among those that are ranked in both beside the same peers.
bool has_others(const Comparison& comparison, const std::vector<const Comparison::Pair*>& ranked) {
  const auto count = [](const ResultFile& result) {
    return static_cast<std::size_t>(
        std::ranges::count_if(result.units, [](const Unit& unit) { return unit.rank.has_value(); }));
  };
  return count(*comparison.before) != ranked.size() || count(*comparison.after) != ranked.size();
}

/// The place of each pair among all pairs with the same peers in one of the results.
template <class UnitOf>
std::vector<double> shared_places(const std::vector<const Comparison::Pair*>& pairs, const ResultFile& result,
                                  const Scheme& scheme, UnitOf unit_of) {
  std::map<std::string, std::vector<double>> ranks;
  for (const Comparison::Pair* pair : pairs)
    ranks[scheme.peers[unit_of(*pair)]].push_back(*result.units[unit_of(*pair)].rank);
  std::map<std::string, Places> places;
  for (const auto& [peers, of_peers] : ranks) places.emplace(peers, places_among(of_peers, scheme.ties));
  std::vector<double> found;
  for (const Comparison::Pair* pair : pairs)
    found.push_back(places[scheme.peers[unit_of(*pair)]].at(*result.units[unit_of(*pair)].rank));
  return found;
}

}  // namespace

bool find_shared_ranks(Comparison& comparison) {
  const ResultFile& before = *comparison.before;
  const ResultFile& after = *comparison.after;
  std::vector<const Comparison::Pair*> ranked;
  std::vector<std::size_t> at;
  const auto old_scheme = scheme_of(before);
  const auto new_scheme = scheme_of(after);
  // Of a table the peers are those that were told from its ranks, where they could be.
  const auto peers_in = [](const ResultFile& result, const std::optional<Scheme>& scheme, std::size_t unit) {
    return scheme ? scheme->peers[unit] : result.units[unit].peers;
  };
  const auto has_same_peers = [&](const Comparison::Pair& pair) {
    return peers_in(before, old_scheme, pair.before) == peers_in(after, new_scheme, pair.after);
  };
  for (std::size_t i = 0; i < comparison.pairs.size(); ++i) {
    Comparison::Pair& pair = comparison.pairs[i];
    const auto& old_rank = comparison.unit_before(pair).rank;
    const auto& new_rank = comparison.unit_after(pair).rank;
    if (!old_rank || !new_rank || !has_same_peers(pair)) continue;
    pair.rank_before = *old_rank;
    pair.rank_after = *new_rank;
    ranked.push_back(&pair);
    at.push_back(i);
  }
  if (!old_scheme || !new_scheme || ranked.empty() || !has_others(comparison, ranked)) return false;
  const std::vector<double> old_places =
      shared_places(ranked, before, *old_scheme, [](const Comparison::Pair& pair) { return pair.before; });
  const std::vector<double> new_places =
      shared_places(ranked, after, *new_scheme, [](const Comparison::Pair& pair) { return pair.after; });
  for (std::size_t i = 0; i < at.size(); ++i) {
    comparison.pairs[at[i]].rank_before = old_places[i];
    comparison.pairs[at[i]].rank_after = new_places[i];
  }
  return true;
}

}  // namespace hallmark
