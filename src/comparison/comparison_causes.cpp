#include "hallmark/comparison/comparison_causes.hpp"

#include <string_view>
#include <unordered_map>

#include "support/texts.hpp"

namespace hallmark {

namespace {

/// Scores by code; units without a score are not in it.
using ScoreOf = std::unordered_map<std::string_view, double>;

ScoreOf scores_of(const Survey& survey, const Scorecard& card) {
  ScoreOf scores;
  for (std::size_t unit = 0; unit < survey.size(); ++unit) {
    if (has_value(card.score().states[unit])) scores.emplace(survey.id(unit), card.score().values[unit]);
  }
  return scores;
}

/// The scores where only these units are there; nothing where they cannot be scored.
ScoreOf scores_among(const ScoredEdition& edition, const std::vector<bool>& kept) {
  const Survey survey = select(edition.survey, kept);
  const Result<Scorecard> card = score(edition.plan, survey);
  ScoreOf scores;
  if (!card.good()) return scores;
  std::size_t at = 0;
  for (std::size_t unit = 0; unit < kept.size(); ++unit) {
    if (!kept[unit]) continue;
    if (has_value(card.value->score().states[at]))
      scores.emplace(edition.survey.id(unit), card.value->score().values[at]);
    ++at;
  }
  return scores;
}

std::vector<bool> kept_of(const Survey& survey, const std::unordered_map<std::string_view, bool>& codes) {
  std::vector<bool> kept;
  for (const std::string_view id : *survey.ids) kept.push_back(codes.contains(id));
  return kept;
}

std::optional<double> found(const ScoreOf& scores, std::string_view code) {
  const auto at = scores.find(code);
  return at == scores.end() ? std::nullopt : std::optional(at->second);
}

}  // namespace

void split_by_cause(Comparison& comparison, const ScoredEdition& old_by_old, const ScoredEdition& old_by_new,
                    const ScoredEdition& new_by_new) {
  std::unordered_map<std::string_view, bool> old_codes;
  std::unordered_map<std::string_view, bool> new_codes;
  for (const Comparison::Pair& pair : comparison.pairs) {
    old_codes.emplace(comparison.unit_before(pair).code, true);
    new_codes.emplace(comparison.unit_after(pair).code, true);
  }
  const ScoreOf as_it_was = scores_of(old_by_old.survey, old_by_old.card);
  const ScoreOf new_rubric = scores_of(old_by_new.survey, old_by_new.card);
  const ScoreOf new_rubric_shared = scores_among(old_by_new, kept_of(old_by_new.survey, old_codes));
  const ScoreOf new_answers_shared = scores_among(new_by_new, kept_of(new_by_new.survey, new_codes));
  const ScoreOf as_it_is = scores_of(new_by_new.survey, new_by_new.card);
  for (Comparison::Pair& pair : comparison.pairs) {
    const Comparison& all = comparison;
    const ResultFile::Unit& before = all.unit_before(pair);
    const ResultFile::Unit& after = all.unit_after(pair);
    const auto was = found(as_it_was, before.code);
    const auto ruled = found(new_rubric, before.code);
    const auto shared_before = found(new_rubric_shared, before.code);
    const auto shared_after = found(new_answers_shared, after.code);
    const auto is = found(as_it_is, after.code);
    if (!pair.score_change || !was || !ruled || !shared_before || !shared_after || !is) continue;
    pair.causes = Comparison::Causes{*shared_after - *shared_before, *ruled - *was,
                                     (*shared_before - *ruled) + (*is - *shared_after),
                                     (*was - *before.score) + (*after.score - *is)};
  }
  comparison.has_causes = true;
}

}  // namespace hallmark
