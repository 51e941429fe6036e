#include "verification/verification_causes.hpp"

#include <algorithm>
#include <cmath>
#include <functional>

#include <fmt/format.h>

#include "hallmark/support/number.hpp"

namespace hallmark {

namespace {

/// Something that may have been done differently, and how many of the published numbers it explains.
struct Cause {
  std::string words;
  std::size_t explained = 0;
};

std::string best_of(const std::vector<Cause>& causes, std::size_t agreeing, std::size_t all) {
  const auto best = std::ranges::max_element(causes, {}, &Cause::explained);
  if (best == causes.end() || best->explained <= agreeing) return {};
  return fmt::format("{} of {} agree {}", best->explained, all, best->words);
}

template <class Guess>
std::size_t count_explained(const std::vector<PublishedNumber>& published, Guess guess) {
  return static_cast<std::size_t>(std::ranges::count_if(
      published, [&guess](const PublishedNumber& number) { return std::abs(guess(number) - number.value) < 1e-9; }));
}

std::size_t count_ranks(const Ranking& ranking, const std::vector<PublishedNumber>& published) {
  return count_explained(published, [&ranking](const PublishedNumber& number) {
    return ranking.places[number.unit].rank().value_or(0.0);
  });
}

/// The scorecard with the scores rounded, or as they were before the root rounded them.
Scorecard with_scores(const Scorecard& card, const std::function<double(double)>& change) {
  Scorecard changed = card;
  for (double& score : changed.nodes[0].values) score = change(score);
  return changed;
}

}  // namespace

int decimals_of(std::string_view text) {
  const std::size_t point = text.find('.');
  if (point == std::string_view::npos) return 0;
  const std::size_t end = text.find_first_not_of("0123456789", point + 1);
  return static_cast<int>((end == std::string_view::npos ? text.size() : end) - point - 1);
}

std::string cause_of_scores(const Column& ours, const Column* unrounded,
                            const std::vector<PublishedNumber>& published) {
  int decimals = 0;
  for (const PublishedNumber& number : published) decimals = std::max(decimals, number.decimals);
  const Column& exact = unrounded != nullptr ? *unrounded : ours;
  const auto rounded = [&](const Column& scores, RoundingMode mode) {
    return count_explained(published, [&, mode](const PublishedNumber& number) {
      return round_to(scores.values[number.unit], decimals, mode);
    });
  };
  const std::size_t agreeing =
      unrounded != nullptr
          ? count_explained(published, [&ours](const PublishedNumber& number) { return ours.values[number.unit]; })
          : rounded(ours, RoundingMode::half_up);
  const std::string digits = fmt::format("{} {}", decimals, decimals == 1 ? "decimal" : "decimals");
  std::vector<Cause> causes = {
      {fmt::format("when ours are rounded to {}, halves up", digits), rounded(exact, RoundingMode::half_up)},
      {fmt::format("when ours are rounded to {}, halves to the even digit", digits),
       rounded(exact, RoundingMode::half_even)},
      {fmt::format("when ours are cut off behind {}, not rounded", digits), rounded(exact, RoundingMode::down)},
  };
  for (const auto& [factor, words] :
       {std::pair(100.0, "when ours are multiplied by 100"), std::pair(0.01, "when ours are divided by 100")}) {
    causes.push_back({words, count_explained(published, [&, by = factor](const PublishedNumber& number) {
                        return round_to(exact.values[number.unit] * by, decimals, RoundingMode::half_up);
                      })});
  }
  return best_of(causes, agreeing, published.size());
}

std::string cause_of_ranks(const Recomputed& ours, const std::vector<PublishedNumber>& published) {
  const auto ranked = [&](const Scorecard& card, Ties ties, bool across) {
    Rubric rubric = ours.rubric;
    rubric.ranking.ties = ties;
    return count_ranks(rank(card, ours.survey, rubric, {across, {}, std::nullopt}), published);
  };
  const Ties ties = ours.rubric.ranking.ties;
  std::vector<Cause> causes;
  if (ours.unrounded != nullptr)
    causes.push_back({"when the scores are ranked before they are rounded", ranked(*ours.unrounded, ties, false)});
  for (int decimals = 0; decimals <= 3; ++decimals) {
    const Scorecard rounded =
        with_scores(ours.card, [decimals](double score) { return round_to(score, decimals, RoundingMode::half_up); });
    causes.push_back({fmt::format("when the scores are rounded to {} {} before they are ranked", decimals,
                                  decimals == 1 ? "decimal" : "decimals"),
                      ranked(rounded, ties, false)});
  }
  for (const auto& [other, name] :
       {std::pair(Ties::min, "min"), std::pair(Ties::max, "max"), std::pair(Ties::dense, "dense"),
        std::pair(Ties::average, "average"), std::pair(Ties::ordinal, "ordinal")}) {
    if (other != ties) causes.push_back({fmt::format("with 'ties: {}'", name), ranked(ours.card, other, false)});
  }
  if (ours.rubric.ranking.within)
    causes.push_back({"when all are ranked in one table, not within peer groups", ranked(ours.card, ties, true)});
  const Scorecard turned = with_scores(ours.card, [](double score) { return -score; });
  causes.push_back({"when rank 1 is the lowest score", ranked(turned, ties, false)});
  return best_of(causes, count_ranks(ours.ranking, published), published.size());
}

}  // namespace hallmark
