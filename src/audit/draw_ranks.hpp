#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "hallmark/scoring/ranking.hpp"

namespace hallmark {

/// Who is ranked among whom, for ranking the same units over and over. Ranks are counted in steps, two to a rank where
/// ties take averages, so that they are whole numbers; 0 is unranked.
struct RankScheme {
  std::vector<std::vector<std::uint32_t>>
      groups;                           ///< The units of each peer group by id; those who are not ranked are in none.
  std::vector<std::uint32_t> group_of;  ///< By unit; `nowhere` where it is in none.
  Ties ties = Ties::min;
  std::uint32_t steps = 1;
  bool lowest_first = false;

  static constexpr std::uint32_t nowhere = 0xffffffff;

  [[nodiscard]] std::size_t units() const { return group_of.size(); }
  [[nodiscard]] double rank_of(std::uint32_t in_steps) const {
    return static_cast<double>(in_steps) / static_cast<double>(steps);
  }
};

/// The scheme of a ranking as it was made with `rank`.
[[nodiscard]] RankScheme rank_scheme(const Ranking& ranking, const Survey& survey, const Rubric& rubric);

/// `billionths` as a whole double, without a call for each.
[[nodiscard]] double whole_billionths(double score);

/// Ranks units by their scores, NaN for none, as `rank` does: by buckets, which is several times faster than sorting
/// where scores are spread evenly.
class DrawRanker {
 public:
  explicit DrawRanker(const RankScheme& scheme);

  void rank(std::span<const double> scores, std::span<std::uint16_t> ranks);

 private:
  struct Entry {
    double worth;
    std::uint32_t unit;
  };

  void sort(std::size_t count, double least, double most);
  void place(std::span<const Entry> sorted, std::span<std::uint16_t> ranks) const;

  [[nodiscard]] bool insert(std::size_t count);

  const RankScheme& scheme_;
  std::vector<double> worths_;  ///< By unit.
  std::vector<Entry> entries_;
  std::vector<Entry> sorted_;
  std::vector<std::uint32_t> buckets_;
  std::vector<std::uint16_t> bucket_of_;
};

}  // namespace hallmark
