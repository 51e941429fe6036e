#include "audit/draw_scorer.hpp"

#include <algorithm>
#include <array>

#include <boost/math/special_functions/gamma.hpp>

#include "audit/uniform_numbers.hpp"
#include "survey/resampled.hpp"

namespace hallmark {

namespace {

/// Why something could not be scored, in the words of the first error.
std::string first_error(const Findings& findings) {
  for (const Diagnostic& diagnostic : findings.shown()) {
    if (diagnostic.severity == Severity::error) return diagnostic.message;
  }
  return {};
}

/// A number in [0, 1) that an input has, as the seed of many.
std::uint64_t seed_of(double uniform) {
  return static_cast<std::uint64_t>(uniform * 0x1p53);
}

/// The survey with other respondents. The same number in [0, 1) gives the same ones.
Survey with_other_respondents(const Scenario& scenario, double uniform) {
  const std::uint64_t seed = seed_of(uniform);
  std::uint64_t next = 0;
  return resampled(*scenario.source.survey, scenario.rubric, [seed, next](std::size_t rows) mutable {
    double number = 0.0;
    fill_uniform({&number, 1}, seed, RandomStream::respondents, next++);
    return std::min(rows - 1, static_cast<std::size_t>(number * static_cast<double>(rows)));
  });
}

/// The survey with its unsure answers drawn anew. The same number in [0, 1) gives the same ones.
Survey with_other_answers(const Scenario& scenario, double uniform) {
  return scenario.deck.redrawn(*scenario.source.survey, [seed = seed_of(uniform)](std::uint64_t answer) {
    double number = 0.0;
    fill_uniform({&number, 1}, seed, RandomStream::unsure, answer);
    return number;
  });
}

bool is_of_data(const AuditInput& input) {
  return input.is<OtherRespondents>() || input.is<OtherAnswers>();
}

double drawn_between(double low, double high, double uniform) {
  return low + (high - low) * uniform;
}

double drawn(const WeightGamma& gamma, double uniform) {
  return boost::math::gamma_p_inv(gamma.shape, uniform) / gamma.shape;
}

/// The node that is left out; nothing where all are there.
std::optional<std::size_t> left_out(const AuditInput& input, double uniform) {
  const auto* const one = std::get_if<OneLeftOut>(&input.what);
  const std::size_t choice = one != nullptr ? input.choice(uniform) : 0;
  return choice > 0 ? std::optional(one->candidates[choice - 1]) : std::nullopt;
}

}  // namespace

DrawScorer::DrawScorer(const Scenarios& scenarios, const RankScheme& scheme, Path path)
    : scenarios_(scenarios), inputs_(scenarios.inputs()), ranker_(scheme), path_(path) {
  draws_data_ = std::ranges::any_of(inputs_.inputs, is_of_data);
}

void DrawScorer::score(std::span<const double> uniform, std::size_t draws, DrawResults& results) {
  const std::size_t width = inputs_.inputs.size();
  // Whoever scores a draw writes all of its scores and ranks.
  results.scores.resize(draws * results.units);
  results.ranks.resize(draws * results.units);
  results.levels.assign(draws * results.units, 0);
  results.failed.assign(draws, false);
  pending_.clear();
  for (std::size_t draw = 0; draw < draws; ++draw)
    pending_.push_back({scenarios_.chosen(uniform.data() + draw * width), draw});
  std::ranges::stable_sort(pending_, {}, &Pending::combination);
  for (std::size_t first = 0; first < draws;) {
    std::size_t end = first + 1;
    while (end < draws && pending_[end].combination == pending_[first].combination) ++end;
    score_scenario({pending_.data() + first, end - first}, uniform.data(), results);
    first = end;
  }
}

void DrawScorer::score_scenario(std::span<const Pending> pending, const double* uniform, DrawResults& results) {
  const std::shared_ptr<const Scenario> scenario = scenarios_.at(pending.front().combination);
  if (!scenario) {
    const std::string reason = scenarios_.description(pending.front().combination) + " cannot be scored";
    for (const Pending& entry : pending) results.fail(entry.draw, reason);
    return;
  }
  const bool is_linear = scenario->linear && !draws_data_ && path_ == Path::best;
  const std::size_t lanes = is_linear ? LinearScores::lanes : 1;
  for (std::size_t first = 0; first < pending.size(); first += lanes) {
    const std::span<const Pending> some = pending.subspan(first, std::min(lanes, pending.size() - first));
    if (is_linear) {
      score_lanes(*scenario, some, uniform, results);
    } else {
      score_anew(*scenario, uniform + some[0].draw * inputs_.inputs.size(), some[0].draw, results);
    }
  }
  // A scenario that is made for one draw goes with it.
  if (!scenarios_.are_kept()) card_of_ = nullptr;
}

void DrawScorer::score_lanes(const Scenario& scenario, std::span<const Pending> pending, const double* uniform,
                             DrawResults& results) {
  constexpr std::size_t lanes = LinearScores::lanes;
  const std::size_t nodes = scenario.rubric.nodes.size();
  factors_.assign(nodes * lanes, 1.0);
  fixed_.assign(nodes * lanes, no_value);
  for (std::size_t lane = 0; lane < pending.size(); ++lane) {
    const double* own = uniform + pending[lane].draw * inputs_.inputs.size();
    for (std::size_t i = 0; i < inputs_.inputs.size(); ++i) {
      const AuditInput& input = inputs_.inputs[i];
      if (const auto* factor = std::get_if<WeightFactor>(&input.what)) {
        factors_[factor->node * lanes + lane] *= drawn_between(factor->low, factor->high, own[i]);
      } else if (const auto* gamma = std::get_if<WeightGamma>(&input.what)) {
        factors_[gamma->node * lanes + lane] *= drawn(*gamma, own[i]);
      } else if (const auto* weight = std::get_if<WeightBetween>(&input.what)) {
        fixed_[weight->node * lanes + lane] = drawn_between(weight->low, weight->high, own[i]);
      } else if (const auto node = left_out(input, own[i])) {
        factors_[*node * lanes + lane] = 0.0;
      }
    }
  }
  std::array<double*, lanes> scores{};
  for (std::size_t lane = 0; lane < pending.size(); ++lane)
    scores[lane] = results.scores.data() + pending[lane].draw * results.units;
  if (!scenario.linear->score(factors_, fixed_, scratch_, {scores.data(), pending.size()})) {
    for (const Pending& entry : pending)
      score_anew(scenario, uniform + entry.draw * inputs_.inputs.size(), entry.draw, results);
    return;
  }
  for (const Pending& entry : pending) finish(scenario, entry.draw, results);
}

void DrawScorer::change_weights(const Weights& from, const double* uniform, Weights& weights) const {
  for (std::size_t i = 0; i < inputs_.inputs.size(); ++i) {
    const AuditInput& input = inputs_.inputs[i];
    if (const auto* factor = std::get_if<WeightFactor>(&input.what))
      weights.scale(factor->node, drawn_between(factor->low, factor->high, uniform[i]), from);
    if (const auto* gamma = std::get_if<WeightGamma>(&input.what))
      weights.scale(gamma->node, drawn(*gamma, uniform[i]), from);
    if (const auto* weight = std::get_if<WeightBetween>(&input.what))
      weights.set(weight->node, drawn_between(weight->low, weight->high, uniform[i]));
  }
  // What is left out has no weight, whatever else its weight would be.
  for (std::size_t i = 0; i < inputs_.inputs.size(); ++i) {
    if (const auto node = left_out(inputs_.inputs[i], uniform[i])) weights.set(*node, 0.0);
  }
}

void DrawScorer::score_anew(const Scenario& scenario, const double* uniform, std::size_t draw, DrawResults& results) {
  Weights weights = scenario.weights;
  change_weights(scenario.weights, uniform, weights);
  Findings findings;
  const Scorecard* card = &card_;
  Result<Scorecard> full;
  if (scenario.marks_stand && !draws_data_ && path_ == Path::best) {
    if (card_of_ != &scenario) card_ = scenario.card;
    card_of_ = &scenario;
    rescore(scenario.plan, *scenario.source.survey, weights, card_, findings);
  } else {
    std::optional<Survey> survey;
    // At most one of the two is there, since a survey has respondents or unsure answers.
    for (std::size_t i = 0; draws_data_ && i < inputs_.inputs.size(); ++i) {
      if (inputs_.inputs[i].is<OtherRespondents>()) survey = with_other_respondents(scenario, uniform[i]);
      if (inputs_.inputs[i].is<OtherAnswers>()) survey = with_other_answers(scenario, uniform[i]);
    }
    full = hallmark::score(scenario.plan, survey ? *survey : *scenario.source.survey, weights);
    findings.absorb(full.findings);
    if (full.value) card = &*full.value;
  }
  if (findings.has_errors()) {
    results.fail(draw, first_error(findings));
    return;
  }
  const Column& score = card->score();
  for (std::size_t unit = 0; unit < results.units; ++unit) {
    results.scores[draw * results.units + unit] = has_value(score.states[unit]) ? score.values[unit] : no_value;
    const auto level = card->levels[unit];
    results.levels[draw * results.units + unit] = level ? static_cast<std::uint16_t>(*level + 1) : std::uint16_t{0};
  }
  ranker_.rank(results.scores_of(draw), {results.ranks.data() + draw * results.units, results.units});
}

/// Levels by their thresholds, and ranks.
void DrawScorer::finish(const Scenario& scenario, std::size_t draw, DrawResults& results) {
  const std::span<const double> scores = results.scores_of(draw);
  std::uint16_t* levels = results.levels.data() + draw * results.units;
  for (const Level& level : scenario.rubric.maturity.levels) {
    const double from = whole_billionths(level.from);
    for (std::size_t unit = 0; unit < results.units; ++unit)
      levels[unit] = static_cast<std::uint16_t>(levels[unit] + (whole_billionths(scores[unit]) >= from ? 1 : 0));
  }
  ranker_.rank(scores, {results.ranks.data() + draw * results.units, results.units});
}

}  // namespace hallmark
