#include "hallmark/explanation/next_level.hpp"

#include <algorithm>
#include <map>

#include "explanation/candidates.hpp"
#include "hallmark/support/number.hpp"
#include "hallmark/survey/questions.hpp"
#include "support/billionths.hpp"

namespace hallmark {

namespace {

constexpr std::size_t routes_shown = 3;
/// More pairs than these are not tried.
constexpr std::size_t most_pairs = 20'000;
/// Of so many pairs smaller answers are tried.
constexpr std::size_t pairs_made_smaller = 30;
/// Cells that may be worked out where every trial scores the whole survey: some seconds.
constexpr double most_cells = 3e8;

class RouteFinder {
 public:
  RouteFinder(const Plan& plan, const Survey& survey, const AnswerCells& cells, const Scorecard& card, std::size_t unit)
      : plan_(plan), survey_(survey), card_(card), unit_(unit), writer_(*plan.rubric) {
    const std::size_t asked = survey.answers.size();
    for (std::size_t i = 0; i < questions().size(); ++i) {
      const AnswerCell* cell = i < asked ? cells.find(i, unit) : nullptr;
      before_.push_back(answer_now(i, cell));
      const std::string_view text = cell != nullptr && cell->rows == 1 ? std::string_view(cell->text) : "";
      tried_.push_back(candidates_of({plan, survey, card, writer_, unit}, i, text));
      trials_ += tried_.back().list.size() + tried_.back().beyond.size();
    }
  }

  NextLevel find() {
    set_target();
    found_.too_much = too_much(trials_);
    if (found_.too_much) return std::move(found_);
    try_single_answers();
    if (found_.level && !found_.single_answers_suffice) try_pairs();
    std::ranges::stable_sort(found_.routes, {}, [](const Route& route) { return billionths(route.effort); });
    if (found_.routes.size() > routes_shown) found_.routes.resize(routes_shown);
    return std::move(found_);
  }

 private:
  [[nodiscard]] const std::vector<AskedQuestion>& questions() const { return writer_.questions(); }

  /// What the unit answers now; empty for a blank.
  [[nodiscard]] std::string answer_now(std::size_t question, const AnswerCell* cell) const {
    const AskedQuestion& asked = questions()[question];
    const Column& values = is_worked_out(asked) ? card_.values[asked.node] : survey_.answers[question];
    if (!is_answered(values.states[unit_])) return {};
    return cell != nullptr && cell->rows == 1 && !cell->text.empty() ? cell->text : to_text(values.values[unit_]);
  }

  [[nodiscard]] bool too_much(std::size_t trials) const {
    if (!depends_on_others(*plan_.rubric)) return false;
    const double columns =
        changes_marks_only(plan_, questions()) ? 1.0 : static_cast<double>(plan_.rubric->nodes.size());
    return static_cast<double>(trials) * static_cast<double>(survey_.size()) * columns > most_cells;
  }

  void set_target() {
    const std::vector<Level>& levels = plan_.rubric->maturity.levels;
    const Column& score = card_.score();
    if (!has_value(score.states[unit_]) || levels.empty()) return;
    const auto level = card_.levels[unit_];
    const std::size_t next = level ? *level + 1 : 0;
    if (next == levels.size()) return;
    found_.level = next;
    found_.points_short = std::max(0.0, levels[next].from - score.values[unit_]);
  }

  [[nodiscard]] std::vector<TrialOutcome> outcomes_of(const std::vector<Trial>& trials) const {
    return try_changes(plan_, survey_, card_, unit_, trials);
  }

  [[nodiscard]] bool reaches(const TrialOutcome& outcome) const {
    return found_.level && outcome.counts && outcome.level && *outcome.level >= *found_.level;
  }

  /// Whether the unit's own answer counts as it is.
  [[nodiscard]] bool answer_counts(std::size_t question) const {
    const AskedQuestion& asked = questions()[question];
    const Column& values = is_worked_out(asked) ? card_.values[asked.node] : survey_.answers[question];
    if (!is_answered(values.states[unit_]) || !has_value(card_.score().states[unit_])) return false;
    std::size_t above = asked.is_penalty ? asked.node : plan_.rubric->nodes[asked.node].parent;
    for (; above != 0; above = plan_.rubric->nodes[above].parent) {
      if (card_.nodes[above].states[unit_] == State::missing) return false;
    }
    return true;
  }

  /// The worst and the best of what came of the answers to a question, its own among them.
  [[nodiscard]] QuestionWorth worth_of(std::size_t question, std::span<const TrialOutcome> outcomes) const {
    QuestionWorth worth;
    bool all_count = !outcomes.empty();
    if (outcomes.empty()) return worth;
    if (answer_counts(question)) worth.at_best = worth.at_worst = card_.score().values[unit_];
    const bool has_answer = worth.at_worst.has_value();
    for (const TrialOutcome& outcome : outcomes) {
      const bool counts = outcome.score && outcome.counts;
      all_count = all_count && counts;
      if (!counts) continue;
      worth.at_best = std::max(worth.at_best.value_or(*outcome.score), *outcome.score);
      if (has_answer) worth.at_worst = std::min(*worth.at_worst, *outcome.score);
    }
    if (!all_count) worth.at_worst.reset();
    return worth;
  }

  void try_single_answers() {
    std::vector<Trial> trials;
    for (const Candidates& question : tried_) {
      for (const Candidate& candidate : question.list) trials.push_back({candidate.change});
      for (const AnswerChange& change : question.beyond) trials.push_back({change});
    }
    const std::vector<TrialOutcome> outcomes = outcomes_of(trials);
    std::size_t at = 0;
    for (std::size_t question = 0; question < tried_.size(); ++question) {
      const std::vector<Candidate>& list = tried_[question].list;
      const std::span<const TrialOutcome> own =
          std::span(outcomes).subspan(at, list.size() + tried_[question].beyond.size());
      at += own.size();
      found_.worth.push_back(worth_of(question, own));
      std::optional<Route> smallest;
      for (std::size_t i = 0; i < list.size(); ++i) {
        const double effort = effort_of(list[i]);
        if (effort > 0.0 && reaches(own[i]) && (!smallest || effort < smallest->effort))
          smallest = route_of({list[i].change}, effort, own[i]);
      }
      if (smallest) found_.routes.push_back(*std::move(smallest));
    }
    found_.single_answers_suffice = !found_.routes.empty();
  }

  [[nodiscard]] Route route_of(Trial changes, double effort, const TrialOutcome& outcome) const {
    std::vector<std::string> before;
    for (const AnswerChange& change : changes) before.push_back(before_[change.question]);
    return {std::move(changes), std::move(before), effort, *outcome.score};
  }

  [[nodiscard]] std::vector<Candidate> better_answers(std::size_t question) const {
    std::vector<Candidate> better;
    for (const Candidate& candidate : tried_[question].list) {
      if (effort_of(candidate) > 0.0) better.push_back(candidate);
    }
    return better;
  }

  [[nodiscard]] double effort_of(const Candidate& candidate) const {
    return candidate.share - tried_[candidate.change.question].now;
  }

  [[nodiscard]] bool share_a_cell(std::size_t a, std::size_t b) const {
    const std::vector<std::size_t> others = writer_.other_readers(a);
    return std::ranges::find(others, b) != others.end();
  }

  struct Pair {
    Candidate first;
    Candidate second;
    double effort = 0.0;
  };

  /// All pairs, both answered best; of those that suffice, the other answer as little as is needed beside a best one.
  void try_pairs() {
    std::vector<Candidate> best;
    Trial everything;
    for (std::size_t question = 0; question < tried_.size(); ++question) {
      const std::vector<Candidate> better = better_answers(question);
      if (better.empty()) continue;
      best.push_back(better.back());
      const bool is_new = std::ranges::none_of(
          everything, [&](const AnswerChange& change) { return share_a_cell(change.question, question); });
      if (is_new) everything.push_back(better.back().change);
    }
    if (best.size() < 2) return;
    found_.best_answers_suffice = reaches(outcomes_of({everything}).front());
    std::vector<Pair> pairs;
    std::vector<Trial> trials;
    const std::size_t count = best.size() * (best.size() - 1) / 2;
    found_.too_much = count > most_pairs || too_much(count);
    if (found_.too_much) return;
    for (std::size_t a = 0; a < best.size(); ++a) {
      for (std::size_t b = a + 1; b < best.size(); ++b) {
        if (share_a_cell(best[a].change.question, best[b].change.question)) continue;
        pairs.push_back({best[a], best[b], effort_of(best[a]) + effort_of(best[b])});
        trials.push_back({best[a].change, best[b].change});
      }
    }
    const std::vector<TrialOutcome> outcomes = outcomes_of(trials);
    std::vector<Pair> sufficient;
    for (std::size_t i = 0; i < pairs.size(); ++i) {
      if (reaches(outcomes[i])) sufficient.push_back(pairs[i]);
    }
    std::ranges::stable_sort(sufficient, {}, [](const Pair& pair) { return billionths(pair.effort); });
    if (sufficient.size() > pairs_made_smaller) sufficient.resize(pairs_made_smaller);
    make_smaller(sufficient);
  }

  void make_smaller(const std::vector<Pair>& pairs) {
    std::vector<Trial> trials;
    std::vector<double> efforts;
    const auto add = [&](const Candidate& first, const Candidate& second) {
      trials.push_back({first.change, second.change});
      efforts.push_back(effort_of(first) + effort_of(second));
    };
    for (const Pair& pair : pairs) {
      add(pair.first, pair.second);
      for (const Candidate& second : better_answers(pair.second.change.question)) add(pair.first, second);
      for (const Candidate& first : better_answers(pair.first.change.question)) add(first, pair.second);
    }
    const std::vector<TrialOutcome> outcomes = outcomes_of(trials);
    std::map<std::pair<std::size_t, std::size_t>, Route> smallest;
    for (std::size_t i = 0; i < trials.size(); ++i) {
      if (!reaches(outcomes[i])) continue;
      const std::pair key(trials[i][0].question, trials[i][1].question);
      const auto known = smallest.find(key);
      if (known == smallest.end() || efforts[i] < known->second.effort)
        smallest.insert_or_assign(key, route_of(trials[i], efforts[i], outcomes[i]));
    }
    for (auto& [pair, route] : smallest) found_.routes.push_back(std::move(route));
  }

  const Plan& plan_;
  const Survey& survey_;
  const Scorecard& card_;
  std::size_t unit_;
  AnswerWriter writer_;
  std::vector<std::string> before_;  ///< By changeable question: what is answered now.
  std::vector<Candidates> tried_;    ///< By changeable question.
  std::size_t trials_ = 0;
  NextLevel found_;
};

}  // namespace

NextLevel next_level(const Plan& plan, const Survey& survey, const AnswerCells& cells, const Scorecard& card,
                     std::size_t unit) {
  return RouteFinder(plan, survey, cells, card, unit).find();
}

}  // namespace hallmark
