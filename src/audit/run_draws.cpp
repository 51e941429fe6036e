#include "audit/run_draws.hpp"

#include <algorithm>
#include <cmath>

#include "audit/rank_bands.hpp"
#include "audit/uniform_numbers.hpp"
#include "support/wide_loops.hpp"

namespace hallmark {

namespace {

/// As many draws are scored before they are counted.
constexpr std::size_t batch = 64;
/// Sums of doubles are kept by part and added in the order of the parts, whoever works on them.
constexpr std::size_t most_parts = 64;
/// About so many comparisons of pairs are worth their time.
constexpr std::size_t most_comparisons = 200'000'000;
constexpr std::size_t most_units_in_pairs = 3'000;

/// Sums of one part of the draws.
struct PartSums {
  std::vector<double> scores;  ///< By unit: above the nominal score.
  std::vector<double> squares;
};

HALLMARK_WIDE_LOOPS
void add_scores(const double* scores, double* sums, double* squares, std::size_t units) {
  for (std::size_t unit = 0; unit < units; ++unit) {
    const double score = scores[unit] == scores[unit] ? scores[unit] : 0.0;
    sums[unit] += score;
    squares[unit] += score * score;
  }
}

/// Counts those with a larger rank.
HALLMARK_WIDE_LOOPS
void count_behind(std::uint16_t own, const std::uint16_t* ranks, std::uint16_t* counts, std::size_t units) {
  for (std::size_t unit = 0; unit < units; ++unit)
    counts[unit] = static_cast<std::uint16_t>(counts[unit] + (own < ranks[unit] ? 1 : 0));
}

/// What one worker counts. Counts are whole numbers, so that their order decides nothing.
struct Tally {
  std::vector<std::uint32_t> ranks;   ///< By unit and rank in steps.
  std::vector<std::uint32_t> levels;  ///< By unit and level, 0 for none.
  std::vector<std::uint32_t> ahead;   ///< By unit and unit.
  std::size_t failed = 0;
  std::size_t compared = 0;
  std::size_t reason_of = ~std::size_t{0};
  std::string reason;
};

class DrawRun {
 public:
  DrawRun(const Scenarios& scenarios, const RankScheme& scheme, const Nominal& nominal, const DrawOptions& options,
          const Workers& workers, Path path)
      : scenarios_(scenarios),
        scheme_(scheme),
        nominal_(nominal),
        options_(options),
        workers_(workers),
        path_(path),
        units_(scheme.units()),
        tallies_(workers.count),
        levels_(nominal.levels + 1) {
    std::size_t largest = 0;
    for (const auto& group : scheme.groups) largest = std::max(largest, group.size());
    width_ = largest * scheme.steps + 1;
    const std::size_t pairs = std::max<std::size_t>(1, units_ * units_);
    if (units_ <= most_units_in_pairs) compared_ = std::min(options.draws, most_comparisons / pairs);
  }

  Uncertainty run() {
    const std::size_t batches = (options_.draws + batch - 1) / batch;
    const std::size_t parts = std::min(most_parts, batches);
    parts_.resize(parts);
    workers_.run("draws", parts, [&](std::size_t part, std::size_t worker) {
      const std::size_t first = batches * part / parts * batch;
      const std::size_t end = std::min(options_.draws, batches * (part + 1) / parts * batch);
      run_part(part, first, end, tallies_[worker]);
    });
    return collected();
  }

 private:
  void run_part(std::size_t part, std::size_t first, std::size_t end, Tally& tally) {
    tally.ranks.resize(units_ * width_);
    tally.levels.resize(units_ * levels_);
    if (compared_ > 0) tally.ahead.resize(units_ * units_);
    PartSums& sums = parts_[part];
    sums.scores.assign(units_, 0.0);
    sums.squares.assign(units_, 0.0);
    DrawScorer scorer(scenarios_, scheme_, path_);
    DrawResults results;
    results.units = units_;
    const std::size_t width = scenarios_.inputs().inputs.size();
    std::vector<double> uniform(batch * width);
    for (std::size_t at = first; at < end; at += batch) {
      const std::size_t count = std::min(batch, end - at);
      for (std::size_t i = 0; i < count; ++i)
        fill_uniform({uniform.data() + i * width, width}, options_.seed, RandomStream::draws, at + i);
      scorer.score(uniform, count, results);
      this->count(results, at, count, tally, sums);
    }
  }

  void count(const DrawResults& results, std::size_t at, std::size_t draws, Tally& tally, PartSums& sums) {
    for (std::size_t draw = 0; draw < draws; ++draw) {
      if (results.failed[draw]) {
        ++tally.failed;
        // The first draw's reason, whichever worker met it.
        if (at + draw < tally.reason_of) {
          tally.reason_of = at + draw;
          tally.reason = results.reason;
        }
        continue;
      }
      add_scores(results.scores_of(draw).data(), sums.scores.data(), sums.squares.data(), units_);
    }
    if (at < compared_) compare(results, std::min(draws, compared_ - at), tally);
    // Unit by unit, so that the counts of one are at hand for all draws of the batch.
    for (std::size_t unit = 0; unit < units_; ++unit) {
      std::uint32_t* ranks = tally.ranks.data() + unit * width_;
      for (std::size_t draw = 0; draw < draws; ++draw)
        ranks[results.ranks[draw * units_ + unit]] += results.failed[draw] ? 0U : 1U;
    }
    if (levels_ == 1) return;
    for (std::size_t unit = 0; unit < units_; ++unit) {
      std::uint32_t* levels = tally.levels.data() + unit * levels_;
      for (std::size_t draw = 0; draw < draws; ++draw) {
        const bool counts = !results.failed[draw] && results.ranks[draw * units_ + unit] > 0;
        levels[results.levels[draw * units_ + unit]] += counts ? 1U : 0U;
      }
    }
  }

  /// One unit's row at a time, so that it is at hand for all draws of the batch.
  void compare(const DrawResults& results, std::size_t draws, Tally& tally) const {
    for (std::size_t draw = 0; draw < draws; ++draw) tally.compared += results.failed[draw] ? 0U : 1U;
    std::vector<std::uint16_t> counts(units_);
    for (std::size_t a = 0; a < units_; ++a) {
      std::ranges::fill(counts, std::uint16_t{0});
      for (std::size_t draw = 0; draw < draws; ++draw) {
        const std::uint16_t* const ranks = results.ranks.data() + draw * units_;
        const std::uint16_t own = ranks[a];
        if (own == 0 || results.failed[draw]) continue;
        count_behind(own, ranks, counts.data(), units_);
      }
      std::uint32_t* const row = tally.ahead.data() + a * units_;
      for (std::size_t b = 0; b < units_; ++b) row[b] += counts[b];
    }
  }

  Uncertainty collected() {
    Tally all = std::move(tallies_[0]);
    for (std::size_t i = 1; i < tallies_.size(); ++i) add(all, tallies_[i]);
    Uncertainty result;
    result.draws = options_.draws;
    result.failed = all.failed;
    result.reason = all.reason;
    result.top = options_.top;
    result.steps = scheme_.steps;
    result.units.resize(units_);
    double changes = 0.0;
    std::size_t ranked = 0;
    for (std::size_t unit = 0; unit < units_; ++unit) {
      describe(all, unit, result.units[unit]);
      if (!result.units[unit].rank || result.units[unit].unranked >= 1.0) continue;
      changes += result.units[unit].mean_change;
      ++ranked;
    }
    result.mean_change = ranked > 0 ? changes / static_cast<double>(ranked) : 0.0;
    if (all.compared > 0) {
      result.pairs = {all.compared, units_, {}};
      for (std::size_t a = 0; a < units_; ++a) {
        for (std::size_t b = 0; b < units_; ++b) {
          const bool are_peers =
              scheme_.group_of[a] == scheme_.group_of[b] && scheme_.group_of[a] != RankScheme::nowhere;
          result.pairs.ahead.push_back(
              are_peers ? static_cast<double>(all.ahead[a * units_ + b]) / static_cast<double>(all.compared) : 0.0);
        }
      }
      result.bands = rank_bands(nominal_.ranking, result.pairs);
    }
    return result;
  }

  static void add(Tally& to, const Tally& from) {
    const auto add_counts = [](std::vector<std::uint32_t>& sums, const std::vector<std::uint32_t>& counts) {
      sums.resize(std::max(sums.size(), counts.size()));
      for (std::size_t i = 0; i < counts.size(); ++i) sums[i] += counts[i];
    };
    add_counts(to.ranks, from.ranks);
    add_counts(to.levels, from.levels);
    add_counts(to.ahead, from.ahead);
    to.failed += from.failed;
    to.compared += from.compared;
    if (from.reason_of < to.reason_of) {
      to.reason_of = from.reason_of;
      to.reason = from.reason;
    }
  }

  void describe(const Tally& all, std::size_t unit, UnitUncertainty& result) const {
    const std::span<const std::uint32_t> counts(all.ranks.data() + unit * width_, width_);
    const double done = static_cast<double>(options_.draws - all.failed);
    std::size_t ranked = 0;
    for (std::size_t step = 1; step < width_; ++step) ranked += counts[step];
    result.rank = nominal_.ranking.places[unit].rank();
    result.unranked = done > 0.0 ? 1.0 - static_cast<double>(ranked) / done : 1.0;
    if (ranked == 0) {
      result.unranked = 1.0;
      return;
    }
    const std::size_t peers =
        scheme_.group_of[unit] == RankScheme::nowhere ? 0 : scheme_.groups[scheme_.group_of[unit]].size();
    const double all_ranked = static_cast<double>(ranked);
    result.quintiles.assign(5, 0.0);
    for (std::size_t step = 1; step < width_; ++step) {
      const double count = static_cast<double>(counts[step]);
      const double rank = scheme_.rank_of(static_cast<std::uint32_t>(step));
      result.rank_shares.push_back(count / all_ranked);
      if (count == 0.0) continue;
      result.mean_rank += count * rank;
      if (result.rank) result.mean_change += count * std::abs(rank - *result.rank);
      if (rank == 1.0) result.first += count;
      if (rank <= static_cast<double>(options_.top)) result.top += count;
      // The first fifth of seven is rank 1.4, so that only rank 1 is in it.
      const auto fifth = static_cast<std::size_t>(
          std::max(0.0, std::ceil(rank * 5.0 / static_cast<double>(std::max<std::size_t>(1, peers))) - 1.0));
      result.quintiles[std::min<std::size_t>(4, fifth)] += count;
    }
    // Whole numbers up to here, so that shares are as exact as a division.
    for (double* sum : {&result.mean_rank, &result.mean_change, &result.first, &result.top}) *sum /= all_ranked;
    for (double& fifth : result.quintiles) fifth /= all_ranked;
    while (!result.rank_shares.empty() && result.rank_shares.back() == 0.0) result.rank_shares.pop_back();
    result.median_rank = quantile(counts, ranked, 0.5);
    result.low_rank = quantile(counts, ranked, 0.05);
    result.high_rank = quantile(counts, ranked, 0.95);
    double sum = 0.0;
    double squares = 0.0;
    for (const PartSums& part : parts_) {
      sum += part.scores[unit];
      squares += part.squares[unit];
    }
    result.mean_score = sum / all_ranked;
    result.sd_score = std::sqrt(std::max(0.0, squares / all_ranked - result.mean_score * result.mean_score));
    if (levels_ == 1) return;
    const std::uint32_t* levels = all.levels.data() + unit * levels_;
    result.no_level = static_cast<double>(levels[0]) / all_ranked;
    for (std::size_t level = 1; level < levels_; ++level)
      result.levels.push_back(static_cast<double>(levels[level]) / all_ranked);
  }

  /// The least rank that at least this share of the draws does not go beyond.
  [[nodiscard]] double quantile(std::span<const std::uint32_t> counts, std::size_t ranked, double share) const {
    const auto wanted = static_cast<std::size_t>(std::ceil(share * static_cast<double>(ranked)));
    std::size_t seen = 0;
    for (std::size_t step = 1; step < width_; ++step) {
      seen += counts[step];
      if (seen >= std::max<std::size_t>(1, wanted)) return scheme_.rank_of(static_cast<std::uint32_t>(step));
    }
    return scheme_.rank_of(static_cast<std::uint32_t>(width_ - 1));
  }

  const Scenarios& scenarios_;
  const RankScheme& scheme_;
  const Nominal& nominal_;
  const DrawOptions& options_;
  const Workers& workers_;
  Path path_;
  std::size_t units_;
  std::size_t width_ = 1;
  std::size_t compared_ = 0;
  std::vector<Tally> tallies_;
  std::vector<PartSums> parts_;
  std::size_t levels_;
};

}  // namespace

Uncertainty run_draws(const Scenarios& scenarios, const RankScheme& scheme, const Nominal& nominal,
                      const DrawOptions& options, const Workers& workers, Path path) {
  return DrawRun(scenarios, scheme, nominal, options, workers, path).run();
}

}  // namespace hallmark
