#include "hallmark/explanation/what_if.hpp"

#include <algorithm>
#include <map>

#include "explanation/trial_marks.hpp"
#include "hallmark/survey/questions.hpp"

namespace hallmark {

namespace {

std::vector<TrialOutcome> try_together(const Plan& plan, const Survey& survey, std::size_t unit,
                                       std::span<const Trial> trials, const AnswerWriter& writer) {
  Survey rows = repeated_unit(survey, unit, trials.size());
  for (std::size_t row = 0; row < trials.size(); ++row) {
    for (const AnswerChange& change : trials[row]) writer.write(rows, row, change);
  }
  const Result<Scorecard> card = score(plan, rows);
  std::vector<TrialOutcome> outcomes(trials.size());
  if (!card.good()) return outcomes;
  for (std::size_t row = 0; row < trials.size(); ++row)
    outcomes[row] = outcome_of(*plan.rubric, *card.value, row, trials[row], writer.questions());
  return outcomes;
}

std::vector<TrialOutcome> try_whole(const Plan& plan, const Survey& survey, std::size_t unit,
                                    std::span<const Trial> trials, const AnswerWriter& writer) {
  if (trials.empty()) return {};
  if (!depends_on_others(*plan.rubric)) {
    std::vector<TrialOutcome> outcomes = try_together(plan, survey, unit, trials, writer);
    const bool all_failed =
        std::ranges::none_of(outcomes, [](const TrialOutcome& outcome) { return outcome.score.has_value(); });
    // One trial that cannot be scored (a zero in a geometric mean) must not hide the others.
    if (!all_failed || trials.size() == 1) return outcomes;
    for (std::size_t i = 0; i < trials.size(); ++i)
      outcomes[i] = try_together(plan, survey, unit, trials.subspan(i, 1), writer).front();
    return outcomes;
  }
  std::vector<TrialOutcome> outcomes;
  for (const Trial& trial : trials) {
    Survey changed = survey;
    for (const AnswerChange& change : trial) writer.write(changed, unit, change);
    const Result<Scorecard> card = score(plan, changed);
    outcomes.push_back(card.good() ? outcome_of(*plan.rubric, *card.value, unit, trial, writer.questions())
                                   : TrialOutcome{});
  }
  return outcomes;
}

}  // namespace

std::vector<AskedQuestion> changeable_questions(const Rubric& rubric) {
  std::vector<AskedQuestion> questions = questions_of(rubric);
  for (std::size_t at = 0; at < rubric.nodes.size(); ++at) {
    const Node& node = rubric.nodes[at];
    if (node.is_indicator && node.valid && node.question.value)
      questions.push_back({&node.question, node.id, at, false, 0});
  }
  return questions;
}

bool depends_on_others(const Rubric& rubric) {
  return std::ranges::any_of(rubric.nodes, [](const Node& node) {
    const bool from_others =
        node.missing.policy == MissingRule::Policy::mean || node.missing.policy == MissingRule::Policy::median;
    return node.normalise || node.treat || std::holds_alternative<CopelandBalance>(node.combine) ||
           (node.is_indicator && from_others);
  });
}

bool changes_marks_only(const Plan& plan, std::span<const AskedQuestion> changed) {
  const bool scores_stand = std::ranges::none_of(plan.rubric->nodes, [](const Node& node) {
    return !node.is_indicator && (node.normalise || std::holds_alternative<CopelandBalance>(node.combine));
  });
  return scores_stand && marks_stand(plan) &&
         std::ranges::all_of(changed, [&plan](const AskedQuestion& asked) { return changes_one_mark(plan, asked); });
}

std::vector<TrialOutcome> try_changes(const Plan& plan, const Survey& survey, const Scorecard& card, std::size_t unit,
                                      std::span<const Trial> trials) {
  if (trials.empty()) return {};
  const AnswerWriter writer(*plan.rubric);
  std::vector<Trial> quick;
  std::vector<Trial> slow;
  std::vector<bool> is_quick;
  std::map<std::size_t, bool> known;
  for (const Trial& trial : trials) {
    is_quick.push_back(std::ranges::all_of(trial, [&](const AnswerChange& change) {
      const auto [found, is_new] = known.try_emplace(change.question);
      if (is_new) found->second = changes_marks_only(plan, {&writer.questions()[change.question], 1});
      return found->second;
    }));
    (is_quick.back() ? quick : slow).push_back(trial);
  }
  const std::vector<TrialOutcome> of_quick = try_marks(plan, survey, card, unit, quick, writer);
  const std::vector<TrialOutcome> of_slow = try_whole(plan, survey, unit, slow, writer);
  std::vector<TrialOutcome> outcomes;
  std::size_t next_quick = 0;
  std::size_t next_slow = 0;
  for (const bool quickly : is_quick) outcomes.push_back(quickly ? of_quick[next_quick++] : of_slow[next_slow++]);
  return outcomes;
}

}  // namespace hallmark
