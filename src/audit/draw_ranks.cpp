#include "audit/draw_ranks.hpp"

#include <algorithm>
#include <cmath>

#include "hallmark/scoring/billionths.hpp"

namespace hallmark {

namespace {

constexpr std::size_t bucket_count = 512;
/// Fewer entries than this are sorted by insertion straight away.
constexpr std::size_t few = 16;

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
    std::ranges::sort(group, {}, [&survey](std::uint32_t unit) -> const std::string& { return survey.ids[unit]; });
  scheme.ties = rubric.ranking.ties;
  scheme.steps = scheme.ties == Ties::average ? 2 : 1;
  return scheme;
}

double whole_billionths(double score) {
  const double scaled = score * 1e9;
  if (scaled != scaled) return scaled;
  constexpr double largest_with_halves = 0x1p51;
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
  for (const std::vector<std::uint32_t>& group : scheme_.groups) {
    entries_.resize(group.size());
    std::size_t count = 0;
    for (const std::uint32_t unit : group) {
      entries_[count] = {scores[unit], unit};
      count += scores[unit] == scores[unit] ? 1U : 0U;
    }
    for (std::size_t i = 0; i < count; ++i) entries_[i].worth = whole_billionths(entries_[i].worth);
    sort(count);
    place({sorted_.data(), count}, ranks);
  }
}

/// The best first; equal ones stay in the order of their ids.
void DrawRanker::sort(std::size_t count) {
  sorted_.resize(std::max(sorted_.size(), count));
  if (count == 0) return;
  const auto insert = [this](std::size_t first, std::size_t end) {
    for (std::size_t i = first + 1; i < end; ++i) {
      const Entry entry = sorted_[i];
      std::size_t at = i;
      for (; at > first && sorted_[at - 1].worth < entry.worth; --at) sorted_[at] = sorted_[at - 1];
      sorted_[at] = entry;
    }
  };
  if (count <= few) {
    std::copy_n(entries_.begin(), count, sorted_.begin());
    return insert(0, count);
  }
  double most = entries_[0].worth;
  double least = most;
  for (std::size_t i = 1; i < count; ++i) {
    most = std::max(most, entries_[i].worth);
    least = std::min(least, entries_[i].worth);
  }
  const double slope = most > least ? static_cast<double>(bucket_count - 1) / (most - least) : 0.0;
  bucket_of_.resize(std::max(bucket_of_.size(), count));
  std::ranges::fill(buckets_, 0U);
  for (std::size_t i = 0; i < count; ++i) {
    const auto bucket = static_cast<std::uint16_t>(static_cast<int>((most - entries_[i].worth) * slope));
    bucket_of_[i] = bucket;
    ++buckets_[bucket + 1U];
  }
  std::uint32_t fullest = 0;
  for (std::size_t i = 1; i <= bucket_count; ++i) {
    fullest = std::max(fullest, buckets_[i]);
    buckets_[i] += buckets_[i - 1];
  }
  for (std::size_t i = 0; i < count; ++i) sorted_[buckets_[bucket_of_[i]]++] = entries_[i];
  if (fullest <= 2 * few) return insert(0, count);
  std::stable_sort(sorted_.begin(), sorted_.begin() + static_cast<std::ptrdiff_t>(count),
                   [](const Entry& a, const Entry& b) { return a.worth > b.worth; });
}

void DrawRanker::place(std::span<const Entry> sorted, std::span<std::uint16_t> ranks) const {
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
