#include "explanation/trial_marks.hpp"

#include <algorithm>
#include <map>

#include "scoring/scoring_run.hpp"
#include "support/texts.hpp"

namespace hallmark {

namespace {

bool names_column(const std::optional<BoundExpression>& bound, const std::string& column) {
  return bound && std::ranges::any_of(bound->names, [&](const NameReference& name) { return name.column == column; });
}

bool is_column(const std::optional<ColumnName>& name, const std::string& column) {
  return name && name->text == column;
}

/// What an indicator gets for one answer.
struct TriedMark {
  double mark = 0.0;
  State state = State::missing;
  Absence absence = Absence::none;
  double earned = 0.0;
  double available = 0.0;
};

/// A scorecard in which each row is the same unit, with the columns of indicators filled.
Scorecard repeated_card(const Plan& plan, const Scorecard& card, std::size_t unit, std::size_t rows) {
  const std::size_t nodes = plan.rubric->nodes.size();
  Scorecard made;
  made.nodes.resize(nodes);
  made.values.resize(nodes);
  made.coverage.resize(nodes);
  made.absences.resize(nodes);
  made.points.resize(nodes);
  made.penalties.resize(nodes);
  made.scored_share.assign(rows, 0.0);
  made.screened.assign(rows, false);
  for (std::size_t at = 0; at < nodes; ++at) {
    made.coverage[at].assign(rows, plan.rubric->nodes[at].is_indicator ? card.coverage[at][unit] : no_value);
    made.absences[at].assign(rows, card.absences[at][unit]);
    if (!plan.rubric->nodes[at].is_indicator) continue;
    made.nodes[at].values.assign(rows, card.nodes[at].values[unit]);
    made.nodes[at].states.assign(rows, card.nodes[at].states[unit]);
    if (card.points[at].earned.empty()) continue;
    made.points[at].earned.assign(rows, card.points[at].earned[unit]);
    made.points[at].available.assign(rows, card.points[at].available[unit]);
  }
  return made;
}

/// Works out marks for one unit, each change by itself, all others as they are.
class MarkTrials {
 public:
  MarkTrials(const Plan& plan, const Survey& survey, const Scorecard& card, std::size_t unit,
             const std::vector<AskedQuestion>& questions)
      : plan_(plan), among_all_(survey), card_(card), unit_(unit), questions_(questions), weights_(weights_of()) {
    for (const AskedQuestion& asked : questions) {
      if (is_worked_out(asked)) among_all_.stand_ins.emplace(asked.node, survey.size());
    }
  }

  const TriedMark& mark_of(const AnswerChange& change) {
    const auto [found, is_new] = known_.try_emplace({change.question, change.value});
    if (is_new) found->second = worked_out(change);
    return found->second;
  }

 private:
  [[nodiscard]] Weights weights_of() const {
    Findings ignored;  // scoring has reported them
    return {*plan_.rubric, among_all_, ignored};
  }

  TriedMark worked_out(const AnswerChange& change) {
    const AskedQuestion& asked = questions_[change.question];
    Column& answers = is_worked_out(asked) ? among_all_.stand_ins.at(asked.node) : among_all_.answers[change.question];
    const double value = answers.values[unit_];
    const State state = answers.states[unit_];
    answers.set(unit_, change.value);
    Findings findings;
    const Workers alone = one_worker();
    ScoringRun run{plan_, among_all_, weights_, card_, findings, alone};
    score_indicator(run, asked.node);
    answers.values[unit_] = value;
    answers.states[unit_] = state;
    const Column& marks = card_.nodes[asked.node];
    TriedMark tried{marks.values[unit_], marks.states[unit_], card_.absences[asked.node][unit_], 0.0, 0.0};
    if (findings.has_errors()) tried.state = State::missing;
    if (const PointsColumn& points = card_.points[asked.node]; !points.earned.empty()) {
      tried.earned = points.earned[unit_];
      tried.available = points.available[unit_];
    }
    return tried;
  }

  const Plan& plan_;
  Survey among_all_;
  Scorecard card_;
  std::size_t unit_;
  const std::vector<AskedQuestion>& questions_;
  Weights weights_;
  std::map<std::pair<std::size_t, double>, TriedMark> known_;
};

}  // namespace

bool changes_one_mark(const Plan& plan, const AskedQuestion& asked) {
  if (is_worked_out(asked)) return true;
  const std::string& column = asked.question->column.text;
  const Rubric& rubric = *plan.rubric;
  for (std::size_t at = 0; at < rubric.nodes.size(); ++at) {
    const Node& node = rubric.nodes[at];
    const PlannedNode& planned = plan.nodes[at];
    if (names_column(planned.value, column) || names_column(planned.applies, column)) return false;
    if (is_column(node.question.per, column) || is_column(node.weight.by, column)) return false;
    if (is_column(node.missing.of, column) || is_column(node.normalise_over, column)) return false;
    if (is_column(node.treat_over, column)) return false;
    // A column that two questions read changes both.
    const bool is_its_own = at == asked.node && !asked.is_penalty;
    if (node.is_indicator && !is_its_own && !node.question.value && node.question.column.text == column) return false;
    for (const PlannedPenalty& penalty : planned.penalties) {
      if (names_column(penalty.value, column) || names_column(penalty.applies, column)) return false;
      if (penalty.penalty->question.column.text == column && &penalty.penalty->question != asked.question) return false;
    }
  }
  return true;
}

std::shared_ptr<const Texts> repeated_text(std::string_view text, std::size_t rows) {
  Texts texts;
  texts.append(rows, text);
  return std::make_shared<const Texts>(std::move(texts));
}

Survey repeated_unit(const Survey& survey, std::size_t unit, std::size_t rows) {
  Survey made;
  made.ids = repeated_text(survey.id(unit), rows);
  made.names = repeated_text(survey.name(unit), rows);
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

TrialOutcome outcome_of(const Rubric& rubric, const Scorecard& card, std::size_t row, const Trial& trial,
                        const std::vector<AskedQuestion>& questions) {
  const Column& score = card.score();
  if (!has_value(score.states[row])) return {};
  const auto counts = [&](const AnswerChange& change) {
    const AskedQuestion& asked = questions[change.question];
    const std::size_t first = asked.is_penalty ? asked.node : rubric.nodes[asked.node].parent;
    for (std::size_t above = first; above != 0; above = rubric.nodes[above].parent) {
      if (card.nodes[above].states[row] == State::missing) return false;
    }
    return true;
  };
  return {score.values[row], card.levels[row], std::ranges::all_of(trial, counts)};
}

std::vector<TrialOutcome> try_marks(const Plan& plan, const Survey& survey, const Scorecard& card, std::size_t unit,
                                    std::span<const Trial> trials, const AnswerWriter& writer) {
  const std::vector<AskedQuestion>& questions = writer.questions();
  // Where no mark depends on others, one row is enough to work it out.
  const bool alone = !depends_on_others(*plan.rubric);
  const Survey one = alone ? repeated_unit(survey, unit, 1) : Survey{};
  Scorecard of_marks = alone ? repeated_card(plan, card, unit, 1) : card;
  of_marks.values.resize(plan.rubric->nodes.size());
  MarkTrials marks(plan, alone ? one : survey, of_marks, alone ? 0 : unit, questions);

  Survey rows = repeated_unit(survey, unit, trials.size());
  Scorecard scored = repeated_card(plan, card, unit, trials.size());
  for (std::size_t row = 0; row < trials.size(); ++row) {
    for (const AnswerChange& change : trials[row]) {
      writer.write(rows, row, change);
      if (questions[change.question].is_penalty) continue;
      const TriedMark& tried = marks.mark_of(change);
      const std::size_t at = questions[change.question].node;
      scored.nodes[at].values[row] = tried.mark;
      scored.nodes[at].states[row] = tried.state;
      scored.absences[at][row] = tried.absence;
      scored.coverage[at][row] = is_answered(tried.state) ? 1.0 : 0.0;
      if (scored.points[at].earned.empty()) continue;
      scored.points[at].earned[row] = tried.earned;
      scored.points[at].available[row] = tried.available;
    }
  }
  Findings findings;
  const Weights weights(*plan.rubric, rows, findings);
  rescore(plan, rows, weights, scored, findings);
  std::vector<TrialOutcome> outcomes;
  for (std::size_t row = 0; row < trials.size(); ++row) {
    outcomes.push_back(outcome_of(*plan.rubric, scored, row, trials[row], questions));
  }
  return outcomes;
}

}  // namespace hallmark
