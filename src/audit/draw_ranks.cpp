#include "audit/draw_ranks.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "support/billionths.hpp"
#include "support/wide_loops.hpp"

namespace hallmark {

namespace {

constexpr std::size_t bucket_count = 1024;
/// Fewer entries than this are sorted by insertion straight away.
constexpr std::size_t few_ranks = 16;

constexpr double largest_with_halves = 0x1p51;

/// `whole_billionths` of many scores that are small enough to have halves; false where one is not.
HALLMARK_WIDE_LOOPS
bool round_small_scores(const double* scores, double* worths, std::size_t count) {
  constexpr double shift = 0x1.8p52;
  double beyond = 0.0;
  for (std::size_t i = 0; i < count; ++i) {
    const double scaled = scores[i] * 1e9;
    const double even = (scaled + shift) - shift;
    const double left = scaled - even;
    const double up = left == 0.5 ? 1.0 : 0.0;
    const double down = left == -0.5 ? 1.0 : 0.0;
    worths[i] = even + (scaled > 0.0 ? up : 0.0) - (scaled < 0.0 ? down : 0.0);
    const double size = scaled < 0.0 ? -scaled : scaled;
    beyond = size >= largest_with_halves ? 1.0 : beyond;
  }
  return beyond == 0.0;
}

}  // namespace

RankScheme rank_scheme(const Ranking& ranking, const Survey& survey, const Rubric& rubric) {
  RankScheme scheme;
  scheme.groups.resize(ranking.group_names.size());
  scheme.group_of.assign(survey.size(), RankScheme::nowhere);
  for (const std::size_t unit : ranking.order) {
    scheme.groups[ranking.groups[unit]].push_back(static_cast<std::uint32_t>(unit));
    scheme.group_of[unit] = ranking.groups[unit];
  }
  for (auto& group : scheme.groups)
    std::ranges::sort(group, {}, [&survey](std::uint32_t unit) { return survey.id(unit); });
  scheme.ties = rubric.ranking.ties;
  scheme.lowest_first = rubric.ranking.lowest_first;
  scheme.steps = scheme.ties == Ties::average ? 2 : 1;
  return scheme;
}

double whole_billionths(double score) {
  const double scaled = score * 1e9;
  if (scaled != scaled) return scaled;
  if (!(std::abs(scaled) < largest_with_halves)) return static_cast<double>(billionths(score));
  // Adding and taking away 1.5 * 2^52 rounds to whole numbers, halves to even ones; billionths takes halves outwards.
  constexpr double shift = 0x1.8p52;
  const double even = (scaled + shift) - shift;
  const double left = scaled - even;
  return even + (left == 0.5 && scaled > 0.0 ? 1.0 : 0.0) - (left == -0.5 && scaled < 0.0 ? 1.0 : 0.0);
}

DrawRanker::DrawRanker(const RankScheme& scheme) : scheme_(scheme), buckets_(bucket_count + 1) {}

void DrawRanker::rank(std::span<const double> scores, std::span<std::uint16_t> ranks) {
  std::ranges::fill(ranks, std::uint16_t{0});
  worths_.resize(scores.size());
  if (!round_small_scores(scores.data(), worths_.data(), scores.size()))
    std::ranges::transform(scores, worths_.begin(), whole_billionths);
  for (const std::vector<std::uint32_t>& group : scheme_.groups) {
    entries_.resize(group.size());
    std::size_t count = 0;
    double most = -std::numeric_limits<double>::infinity();
    double least = std::numeric_limits<double>::infinity();
    for (const std::uint32_t unit : group) {
      const double worth = scheme_.lowest_first ? -worths_[unit] : worths_[unit];
      entries_[count] = {worth, unit};
      count += worth == worth ? 1U : 0U;
      most = worth > most ? worth : most;
      least = worth < least ? worth : least;
    }
    sort(count, least, most);
    place({sorted_.data(), count}, ranks);
  }
}

/// Sorts by insertion, which is quick where everything is near its place; gives up where it is not.
bool DrawRanker::insert(std::size_t count) {
  std::size_t steps_left = 8 * (count + few_ranks);
  for (std::size_t i = 1; i < count; ++i) {
    if (sorted_[i - 1].worth >= sorted_[i].worth) continue;
    const Entry entry = sorted_[i];
    std::size_t at = i;
    for (; at > 0 && sorted_[at - 1].worth < entry.worth; --at) sorted_[at] = sorted_[at - 1];
    sorted_[at] = entry;
    if (i - at > steps_left) return false;
    steps_left -= i - at;
  }
  return true;
}

/// The best first; equal ones stay in the order of their ids.
void DrawRanker::sort(std::size_t count, double least, double most) {
  sorted_.resize(std::max(sorted_.size(), count));
  if (count <= few_ranks) {
    std::copy_n(entries_.begin(), count, sorted_.begin());
  } else {
    const double slope = most > least ? static_cast<double>(bucket_count - 1) / (most - least) : 0.0;
    bucket_of_.resize(std::max(bucket_of_.size(), count));
    std::ranges::fill(buckets_, 0U);
    for (std::size_t i = 0; i < count; ++i) {
      const int bucket = static_cast<int>((most - entries_[i].worth) * slope);
      bucket_of_[i] = static_cast<std::uint16_t>(bucket);
      ++buckets_[static_cast<std::size_t>(bucket) + 1U];
    }
    std::uint32_t first = 0;
    for (std::uint32_t& bucket : buckets_) bucket = first += bucket;
    for (std::size_t i = 0; i < count; ++i) sorted_[buckets_[bucket_of_[i]]++] = entries_[i];
  }
  if (insert(count)) return;
  std::stable_sort(sorted_.begin(), sorted_.begin() + static_cast<std::ptrdiff_t>(count),
                   [](const Entry& a, const Entry& b) { return a.worth > b.worth; });
}

void DrawRanker::place(std::span<const Entry> sorted, std::span<std::uint16_t> ranks) const {
  if (scheme_.ties == Ties::min) {
    std::size_t rank = 1;
    for (std::size_t i = 0; i < sorted.size(); ++i) {
      rank = i > 0 && sorted[i].worth == sorted[i - 1].worth ? rank : i + 1;
      ranks[sorted[i].unit] = static_cast<std::uint16_t>(rank);
    }
    return;
  }
  std::size_t dense = 0;
  for (std::size_t first = 0; first < sorted.size();) {
    std::size_t end = first + 1;
    while (end < sorted.size() && sorted[end].worth == sorted[first].worth) ++end;
    ++dense;
    for (std::size_t i = first; i < end; ++i) {
      std::size_t rank = first + 1;
      if (scheme_.ties == Ties::max) rank = end;
      if (scheme_.ties == Ties::dense) rank = dense;
      if (scheme_.ties == Ties::average) rank = first + 1 + end;
      if (scheme_.ties == Ties::ordinal) rank = i + 1;
      ranks[sorted[i].unit] = static_cast<std::uint16_t>(rank);
    }
    first = end;
  }
}

}  // namespace hallmark
