#include "verification/verification_causes.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "hallmark/support/number.hpp"

namespace hallmark {

namespace {

/// Something that may have been done differently, and how many of the published numbers it explains.
struct Cause {
  std::string words;
  std::size_t explained = 0;
};

/// In words, where it explains more than agrees without it.
std::string best_of(const std::vector<Cause>& causes, const PublishedColumn& published) {
  const auto best = std::ranges::max_element(causes, {}, &Cause::explained);
  if (best == causes.end() || best->explained <= published.agreeing) return {};
  return fmt::format("{} of {} agree {}", best->explained, published.numbers.size(), best->words);
}

template <class Guess>
std::size_t count_explained(const PublishedColumn& published, Guess guess) {
  const auto is_explained = [&guess](const PublishedNumber& number) {
    return std::abs(guess(number) - number.value) < 1e-9;
  };
  return static_cast<std::size_t>(std::ranges::count_if(published.numbers, is_explained));
}

std::size_t count_ranks(const Ranking& ranking, const PublishedColumn& published) {
  return count_explained(published, [&ranking](const PublishedNumber& number) {
    return ranking.places[number.unit].rank().value_or(0.0);
  });
}

Scorecard with_rounded_scores(const Scorecard& card, int decimals) {
  Scorecard rounded = card;
  for (double& score : rounded.nodes[0].values) score = round_to(score, decimals, RoundingMode::half_up);
  return rounded;
}

}  // namespace

std::string cause_of_scores(const Column& ours, const Column* unrounded, const PublishedColumn& published) {
  const int decimals = published.decimals;
  const Column& exact = unrounded != nullptr ? *unrounded : ours;
  const auto rounded = [&](const Column& scores, RoundingMode mode) {
    return count_explained(published, [&, mode](const PublishedNumber& number) {
      return round_to(scores.values[number.unit], decimals, mode);
    });
  };
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
  return best_of(causes, published);
}

std::string cause_of_ranks(const Recomputed& ours, const PublishedColumn& published) {
  const RankingRule& rule = ours.rubric.ranking;
  const bool across = ours.options.across;
  const auto ranked = [&](const Scorecard& card, const RankingRule& other_rule, bool in_one_table) {
    Rubric rubric = ours.rubric;
    rubric.ranking = other_rule;
    RankingOptions options = ours.options;
    options.across = in_one_table;
    return count_ranks(rank(card, ours.survey, rubric, options), published);
  };
  std::vector<Cause> causes;
  if (ours.unrounded != nullptr)
    causes.push_back({"when the scores are ranked before they are rounded", ranked(*ours.unrounded, rule, across)});
  for (int decimals = 0; decimals <= 3; ++decimals) {
    causes.push_back({fmt::format("when the scores are rounded to {} {} before they are ranked", decimals,
                                  decimals == 1 ? "decimal" : "decimals"),
                      ranked(with_rounded_scores(ours.card, decimals), rule, across)});
  }
  for (const TiesRow& ties : enum_rows<Ties>) {
    if (ties.enumerator == rule.ties) continue;
    RankingRule other = rule;
    other.ties = ties.enumerator;
    causes.push_back({fmt::format("with 'ties: {}'", ties.word), ranked(ours.card, other, across)});
  }
  if (rule.within) {
    causes.push_back({across ? "when ranks are given within peer groups, not in one table"
                             : "when all are ranked in one table, not within peer groups",
                      ranked(ours.card, rule, !across)});
  }
  RankingRule turned = rule;
  turned.lowest_first = !rule.lowest_first;
  causes.push_back({turned.lowest_first ? "when rank 1 is the lowest score" : "when rank 1 is the highest score",
                    ranked(ours.card, turned, across)});
  return best_of(causes, published);
}

}  // namespace hallmark
