#include "audit/run_sensitivity.hpp"

#include <algorithm>
#include <bit>
#include <cmath>

#include "audit/sensitivity_sums.hpp"
#include "audit/sobol_points.hpp"

namespace hallmark {

namespace {

/// Base points are summed by block: blocks are what is resampled, and what threads share out.
constexpr std::size_t block_count = 16;
constexpr std::size_t least_rows = 16 * block_count;
constexpr std::size_t most_rows = std::size_t{1} << 24U;
/// Units times factors, up to which the indices of each unit are kept: their sums take 100 MB then.
constexpr std::size_t most_unit_cells = 125'000;

std::vector<SensitivityFactor> factors_of(const AuditInputs& inputs) {
  std::vector<SensitivityFactor> factors;
  for (const AuditSource& source : inputs.sources) {
    const bool is_group = source.inputs.size() > 1;
    if (is_group && inputs.sources.size() > 1) factors.push_back({source.name, source.is_data, source.inputs, true});
    for (const std::size_t input : source.inputs)
      factors.push_back({inputs.inputs[input].name, source.is_data, {input}, false});
  }
  return factors;
}

class SensitivityRun {
 public:
  SensitivityRun(const Scenarios& scenarios, const RankScheme& scheme, const Nominal& nominal,
                 const DrawOptions& options, std::vector<SensitivityFactor> factors)
      : scenarios_(scenarios),
        scheme_(scheme),
        nominal_(nominal),
        options_(options),
        factors_(std::move(factors)),
        width_(scenarios.inputs().inputs.size()),
        rows_(std::clamp(std::bit_floor(options.draws / (factors_.size() + 2)), least_rows, most_rows)),
        has_units_(scheme.units() * factors_.size() <= most_unit_cells) {}

  Sensitivity run(const Workers& workers) {
    blocks_.resize(block_count);
    failed_.resize(block_count);
    workers.run("sensitivity", block_count, [this](std::size_t block, std::size_t /*worker*/) { run_block(block); });
    Sensitivity result;
    result.factors = factors_;
    result.rows = rows_;
    result.evaluations = rows_ * (factors_.size() + 2);
    for (const std::size_t failed : failed_) result.failed += failed;
    std::vector<std::vector<SensitivityIndex>> indices(results());
    workers.run("intervals", results(), [&](std::size_t at, std::size_t /*worker*/) {
      indices[at] = indices_with_intervals(blocks_, at, options_.seed);
    });
    result.rank_change = std::move(indices[0]);
    for (std::size_t unit = 0; has_units_ && unit < scheme_.units(); ++unit) {
      result.unit_scores.push_back(std::move(indices[1 + 2 * unit]));
      result.unit_ranks.push_back(std::move(indices[2 + 2 * unit]));
    }
    return result;
  }

 private:
  /// The mean change of rank, then score and rank of each unit.
  [[nodiscard]] std::size_t results() const { return 1 + (has_units_ ? 2 * scheme_.units() : 0); }

  void run_block(std::size_t block) {
    const std::size_t rows = rows_ / block_count;
    const std::size_t evaluations = factors_.size() + 2;
    blocks_[block] = SensitivitySums(results(), factors_.size());
    DrawScorer scorer(scenarios_, scheme_);
    DrawResults scored;
    scored.units = scheme_.units();
    std::vector<double> uniform;
    constexpr std::size_t rows_at_once = 64;
    for (std::size_t first = 0; first < rows; first += rows_at_once) {
      const std::size_t count = std::min(rows_at_once, rows - first);
      const std::vector<double> points = sobol_points(2 * width_, options_.seed, block * rows + first, count);
      // Few factors make short rows: several are scored at once, so that lanes are full.
      const std::size_t group = std::max<std::size_t>(1, rows_at_once / evaluations);
      for (std::size_t row = 0; row < count; row += group) {
        const std::size_t some = std::min(group, count - row);
        uniform.clear();
        for (std::size_t i = row; i < row + some; ++i) add_points(points.data() + i * 2 * width_, uniform);
        scorer.score(uniform, some * evaluations, scored);
        for (std::size_t i = 0; i < some; ++i) add_row(scored, i * evaluations, block);
      }
    }
  }

  /// A, B, and A with each factor from B.
  void add_points(const double* pair, std::vector<double>& uniform) const {
    uniform.insert(uniform.end(), pair, pair + 2 * width_);
    for (const SensitivityFactor& factor : factors_) {
      const std::size_t at = uniform.size();
      uniform.insert(uniform.end(), pair, pair + width_);
      for (const std::size_t input : factor.inputs) uniform[at + input] = pair[width_ + input];
    }
  }

  void add_row(const DrawResults& scored, std::size_t first, std::size_t block) {
    const std::size_t evaluations = factors_.size() + 2;
    for (std::size_t i = first; i < first + evaluations; ++i) {
      if (!scored.failed[i]) continue;
      ++failed_[block];
      return;
    }
    std::vector<double> values(evaluations);
    for (std::size_t i = 0; i < evaluations; ++i) values[i] = mean_change(scored.ranks_of(first + i));
    add(block, 0, values);
    for (std::size_t unit = 0; has_units_ && unit < scheme_.units(); ++unit) {
      bool is_ranked = true;
      for (std::size_t i = 0; i < evaluations; ++i) {
        values[i] = scored.scores_of(first + i)[unit];
        is_ranked = is_ranked && scored.ranks_of(first + i)[unit] > 0;
      }
      if (!is_ranked) continue;
      add(block, 1 + 2 * unit, values);
      for (std::size_t i = 0; i < evaluations; ++i) values[i] = scheme_.rank_of(scored.ranks_of(first + i)[unit]);
      add(block, 2 + 2 * unit, values);
    }
  }

  void add(std::size_t block, std::size_t result, std::span<const double> values) {
    blocks_[block].add(result, values[0], values[1], values.subspan(2));
  }

  [[nodiscard]] double mean_change(std::span<const std::uint16_t> ranks) const {
    double sum = 0.0;
    std::size_t count = 0;
    for (std::size_t unit = 0; unit < ranks.size(); ++unit) {
      const auto& nominal = nominal_.ranking.places[unit].rank();
      if (!nominal || ranks[unit] == 0) continue;
      sum += std::abs(scheme_.rank_of(ranks[unit]) - *nominal);
      ++count;
    }
    return count > 0 ? sum / static_cast<double>(count) : 0.0;
  }

  const Scenarios& scenarios_;
  const RankScheme& scheme_;
  const Nominal& nominal_;
  const DrawOptions& options_;
  std::vector<SensitivityFactor> factors_;
  std::size_t width_;
  std::size_t rows_;
  bool has_units_;
  std::vector<SensitivitySums> blocks_;
  std::vector<std::size_t> failed_;
};

}  // namespace

std::optional<Sensitivity> run_sensitivity(const Scenarios& scenarios, const RankScheme& scheme, const Nominal& nominal,
                                           const DrawOptions& options, const Workers& workers) {
  std::vector<SensitivityFactor> factors = factors_of(scenarios.inputs());
  if (factors.empty() || 2 * scenarios.inputs().inputs.size() > most_sobol_dimensions) return std::nullopt;
  return SensitivityRun(scenarios, scheme, nominal, options, std::move(factors)).run(workers);
}

}  // namespace hallmark
