#include "hallmark/scoring/what_if.hpp"

#include <algorithm>

#include "hallmark/survey/questions.hpp"

namespace hallmark {

namespace {

/// A survey in which each row is the same unit.
Survey repeated(const Survey& survey, std::size_t unit, std::size_t rows) {
  Survey made;
  made.ids.assign(rows, survey.ids[unit]);
  made.names.assign(rows, survey.names[unit]);
  made.places.assign(rows, survey.places[unit]);
  const auto repeat = [unit, rows](const Column& column) {
    Column copies;
    if (column.size() == 0) return copies;
    copies.values.assign(rows, column.values[unit]);
    copies.states.assign(rows, column.states[unit]);
    return copies;
  };
  for (const Column& column : survey.answers) made.answers.push_back(repeat(column));
  for (const Column& column : survey.available) made.available.push_back(repeat(column));
  for (const auto& [name, column] : survey.numbers) made.numbers.emplace(name, repeat(column));
  for (const auto& [name, labels] : survey.labels) {
    made.labels.emplace(name, Labels{std::vector<std::uint32_t>(rows, labels.codes[unit]),
                                     std::vector<State>(rows, labels.states[unit]), labels.texts});
  }
  made.columns = survey.columns;
  made.sources = survey.sources;
  return made;
}

/// Puts an answer where the survey has it: with the question, and in the columns that expressions use.
void put(Survey& survey, std::size_t row, const AnswerChange& change, const AskedQuestion& asked) {
  survey.answers[change.question].set(row, change.value);
  const std::string& column = asked.question->column.text;
  if (const auto numbers = survey.numbers.find(column); numbers != survey.numbers.end())
    numbers->second.set(row, change.value);
  if (const auto labels = survey.labels.find(column); labels != survey.labels.end()) {
    auto& texts = labels->second.texts;
    const auto known = std::ranges::find(texts, change.text);
    labels->second.codes[row] = static_cast<std::uint32_t>(known - texts.begin());
    labels->second.states[row] = State::answered;
    if (known == texts.end()) texts.push_back(change.text);
  }
}

TrialOutcome outcome_of(const Scorecard& card, std::size_t row) {
  const Column& score = card.score();
  if (!has_value(score.states[row])) return {};
  return {score.values[row], card.levels[row]};
}

std::vector<TrialOutcome> try_together(const Plan& plan, const Survey& survey, std::size_t unit,
                                       std::span<const Trial> trials, const std::vector<AskedQuestion>& questions) {
  Survey rows = repeated(survey, unit, trials.size());
  for (std::size_t row = 0; row < trials.size(); ++row) {
    for (const AnswerChange& change : trials[row]) put(rows, row, change, questions[change.question]);
  }
  const Result<Scorecard> card = score(plan, rows);
  std::vector<TrialOutcome> outcomes(trials.size());
  if (!card.good()) return outcomes;
  for (std::size_t row = 0; row < trials.size(); ++row) outcomes[row] = outcome_of(*card.value, row);
  return outcomes;
}

}  // namespace

bool depends_on_others(const Rubric& rubric) {
  return std::ranges::any_of(rubric.nodes, [](const Node& node) {
    const bool from_others =
        node.missing.policy == MissingRule::Policy::mean || node.missing.policy == MissingRule::Policy::median;
    return node.normalise || node.treat || node.combine.way == CombineRule::Way::copeland ||
           (node.is_indicator && from_others);
  });
}

std::vector<TrialOutcome> try_changes(const Plan& plan, const Survey& survey, std::size_t unit,
                                      std::span<const Trial> trials) {
  const std::vector<AskedQuestion> questions = questions_of(*plan.rubric);
  if (trials.empty()) return {};
  if (!depends_on_others(*plan.rubric)) {
    std::vector<TrialOutcome> outcomes = try_together(plan, survey, unit, trials, questions);
    const bool all_failed =
        std::ranges::none_of(outcomes, [](const TrialOutcome& outcome) { return outcome.score.has_value(); });
    // One trial that cannot be scored (a zero in a geometric mean) must not hide the others.
    if (!all_failed || trials.size() == 1) return outcomes;
    for (std::size_t i = 0; i < trials.size(); ++i)
      outcomes[i] = try_together(plan, survey, unit, trials.subspan(i, 1), questions).front();
    return outcomes;
  }
  std::vector<TrialOutcome> outcomes;
  for (const Trial& trial : trials) {
    Survey changed = survey;
    for (const AnswerChange& change : trial) put(changed, unit, change, questions[change.question]);
    const Result<Scorecard> card = score(plan, changed);
    outcomes.push_back(card.good() ? outcome_of(*card.value, unit) : TrialOutcome{});
  }
  return outcomes;
}

}  // namespace hallmark
