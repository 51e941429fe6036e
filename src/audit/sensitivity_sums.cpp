#include "audit/sensitivity_sums.hpp"

#include <algorithm>
#include <cmath>
#include <tuple>
#include <utility>

#include "audit/uniform_numbers.hpp"

namespace hallmark {

namespace {

constexpr std::size_t resamplings = 200;

/// The 5 % and 95 % points of some numbers, NaN among them apart.
std::pair<double, double> middle_nine_tenths(std::vector<double>& values) {
  std::erase_if(values, [](double value) { return std::isnan(value); });
  if (values.empty()) return {SensitivityIndex::none, SensitivityIndex::none};
  std::ranges::sort(values);
  const std::size_t edge = values.size() / 20;
  return {values[edge], values[values.size() - 1 - edge]};
}

}  // namespace

SensitivitySums::SensitivitySums(std::size_t results, std::size_t factors)
    : factors_(factors), bases_(results), mixed_(results * factors) {}

void SensitivitySums::add(std::size_t result, double a, double b, std::span<const double> mixed) {
  Base& base = bases_[result];
  base.count += 1.0;
  base.sum += a + b;
  base.squares += a * a + b * b;
  Mixed* sums = mixed_.data() + result * factors_;
  for (std::size_t i = 0; i < factors_; ++i) {
    const double difference = mixed[i] - a;
    sums[i].products += b * difference;
    sums[i].differences += difference;
    sums[i].squares += difference * difference;
  }
}

void SensitivitySums::add(const SensitivitySums& other, double times) {
  for (std::size_t i = 0; i < bases_.size(); ++i) {
    bases_[i].count += times * other.bases_[i].count;
    bases_[i].sum += times * other.bases_[i].sum;
    bases_[i].squares += times * other.bases_[i].squares;
  }
  for (std::size_t i = 0; i < mixed_.size(); ++i) {
    mixed_[i].products += times * other.mixed_[i].products;
    mixed_[i].differences += times * other.mixed_[i].differences;
    mixed_[i].squares += times * other.mixed_[i].squares;
  }
}

SensitivitySums SensitivitySums::of(std::size_t result) const {
  SensitivitySums one(1, factors_);
  one.bases_[0] = bases_[result];
  std::copy_n(mixed_.begin() + static_cast<std::ptrdiff_t>(result * factors_), factors_, one.mixed_.begin());
  return one;
}

std::vector<SensitivityIndex> SensitivitySums::indices(std::size_t result) const {
  std::vector<SensitivityIndex> indices(factors_);
  const Base& base = bases_[result];
  if (base.count < 2.0) return indices;
  const double mean = base.sum / (2.0 * base.count);
  const double variance = base.squares / (2.0 * base.count) - mean * mean;
  // What a sum of squares rounds off is no variance.
  if (variance <= 1e-14 * base.squares / base.count || variance <= 0.0) return indices;
  for (std::size_t i = 0; i < factors_; ++i) {
    const Mixed& mixed = mixed_[result * factors_ + i];
    indices[i].first = (mixed.products - mean * mixed.differences) / base.count / variance;
    indices[i].total = mixed.squares / (2.0 * base.count) / variance;
  }
  return indices;
}

std::vector<SensitivityIndex> indices_with_intervals(std::span<const SensitivitySums> blocks, std::size_t result,
                                                     std::uint64_t seed) {
  std::vector<SensitivitySums> own;
  for (const SensitivitySums& block : blocks) own.push_back(block.of(result));
  SensitivitySums all = own[0];
  for (std::size_t i = 1; i < own.size(); ++i) all.add(own[i]);
  std::vector<SensitivityIndex> indices = all.indices(0);
  if (indices.empty() || std::isnan(indices[0].total)) return indices;
  std::vector<std::vector<double>> firsts(indices.size());
  std::vector<std::vector<double>> totals(indices.size());
  std::vector<double> uniform(own.size());
  for (std::size_t resampling = 0; resampling < resamplings; ++resampling) {
    fill_uniform(uniform, seed, RandomStream::bootstrap, resampling);
    std::vector<double> times(own.size(), 0.0);
    for (const double number : uniform)
      times[static_cast<std::size_t>(number * static_cast<double>(own.size()))] += 1.0;
    SensitivitySums sums(1, indices.size());
    for (std::size_t i = 0; i < own.size(); ++i) {
      if (times[i] > 0.0) sums.add(own[i], times[i]);
    }
    const std::vector<SensitivityIndex> again = sums.indices(0);
    for (std::size_t i = 0; i < indices.size(); ++i) {
      firsts[i].push_back(again[i].first);
      totals[i].push_back(again[i].total);
    }
  }
  for (std::size_t i = 0; i < indices.size(); ++i) {
    std::tie(indices[i].first_low, indices[i].first_high) = middle_nine_tenths(firsts[i]);
    std::tie(indices[i].total_low, indices[i].total_high) = middle_nine_tenths(totals[i]);
  }
  return indices;
}

}  // namespace hallmark
