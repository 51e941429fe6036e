#include "scoring/combine.hpp"

#include <algorithm>
#include <cmath>

#include "hallmark/scoring/billionths.hpp"
#include "scoring/statistics.hpp"

namespace hallmark {

namespace {

using Way = CombineRule::Way;

/// Σ w·f(x) / Σ w.
template <class Transform>
double weighted_mean(std::span<const Part> parts, Transform transform) {
  CompensatedSum sum;
  CompensatedSum weights;
  for (const Part& part : parts) {
    sum.add(part.weight * transform(part.score));
    weights.add(part.weight);
  }
  return sum.value() / weights.value();
}

double median_of_scores(std::span<const Part> parts) {
  std::vector<double> scores;
  for (const Part& part : parts) scores.push_back(part.score);
  return median_of(scores);
}

/// The power mean by logarithms against its largest part (its smallest where p is negative): powers neither overflow
/// nor vanish, and log1p and expm1 keep the digits that a power near zero would lose.
double power_mean(double p, std::span<const Part> parts) {
  const double least = std::ranges::min(parts, {}, &Part::score).score;
  const double most = std::ranges::max(parts, {}, &Part::score).score;
  const double unit = p > 0.0 ? most : least;
  if (unit == 0.0) return 0.0;
  const double excess =
      weighted_mean(parts, [p, unit](double score) { return std::expm1(p * std::log(score / unit)); });
  return unit * std::exp(std::log1p(excess) / p);
}

double mean_by(const CombineRule& rule, std::span<const Part> parts) {
  const double p = rule.way == Way::harmonic ? -1.0 : rule.way == Way::power ? rule.power : 1.0;
  if (rule.way == Way::geometric || p == 0.0) {
    return std::exp(weighted_mean(parts, [](double score) { return std::log(score); }));
  }
  if (p == 1.0) return weighted_mean(parts, [](double score) { return score; });
  if (p == -1.0) return 1.0 / weighted_mean(parts, [](double score) { return 1.0 / score; });
  return power_mean(p, parts);
}

}  // namespace

bool can_combine(const CombineRule& rule, double score) {
  switch (rule.way) {
    case Way::geometric:
    case Way::harmonic:
      return score > 0.0;
    case Way::power:
      return rule.power == 1.0 || (rule.power > 0.0 ? score >= 0.0 : score > 0.0);
    case Way::arithmetic:
    case Way::min:
    case Way::max:
    case Way::median:
    case Way::sum:
    case Way::points:
    case Way::copeland:
      break;
  }
  return true;
}

double combined(const CombineRule& rule, std::span<const Part> parts) {
  if (rule.way == Way::sum) {
    CompensatedSum sum;
    for (const Part& part : parts) sum.add(part.weight * part.score);
    return sum.value();
  }
  if (rule.way == Way::median) return median_of_scores(parts);
  const double least = std::ranges::min(parts, {}, &Part::score).score;
  const double most = std::ranges::max(parts, {}, &Part::score).score;
  if (rule.way == Way::min) return least;
  if (rule.way == Way::max) return most;
  // A mean lies between its parts, which the last bit of a logarithm does not know.
  return std::clamp(mean_by(rule, parts), least, most);
}

std::vector<double> copeland(const std::vector<std::vector<double>>& scores,
                             const std::vector<std::vector<bool>>& present,
                             const std::vector<std::vector<double>>& weights, std::size_t units) {
  std::vector<double> balance(units, 0.0);
  std::vector<std::vector<std::int64_t>> whole(scores.size(), std::vector<std::int64_t>(units, 0));
  for (std::size_t child = 0; child < scores.size(); ++child) {
    for (std::size_t unit = 0; unit < units; ++unit) {
      if (present[child][unit]) whole[child][unit] = billionths(scores[child][unit]);
    }
  }
  for (std::size_t a = 0; a < units; ++a) {
    for (std::size_t b = a + 1; b < units; ++b) {
      CompensatedSum margin;
      for (std::size_t child = 0; child < scores.size(); ++child) {
        if (!present[child][a] || !present[child][b] || whole[child][a] == whole[child][b]) continue;
        const double weight = (weights[child][a] + weights[child][b]) / 2.0;
        margin.add(whole[child][a] > whole[child][b] ? weight : -weight);
      }
      const std::int64_t outcome = billionths(margin.value());
      const double point = outcome > 0 ? 1.0 : outcome < 0 ? -1.0 : 0.0;
      balance[a] += point;
      balance[b] -= point;
    }
  }
  return balance;
}

}  // namespace hallmark
