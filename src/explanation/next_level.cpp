#include "hallmark/explanation/next_level.hpp"

#include <algorithm>
#include <map>

#include "explanation/candidates.hpp"
#include "hallmark/survey/questions.hpp"
#include "support/billionths.hpp"

namespace hallmark {

namespace {

constexpr std::size_t routes_shown = 3;
/// Pairs are tried of so many questions, those that raise the score most.
constexpr std::size_t paired_questions = 12;
/// Cells that may be worked out where every trial scores the whole survey: some seconds.
constexpr double most_cells = 3e8;

/// What can be answered to one question, and how far along its scale the unit's own answer lies.
struct Tried {
  std::vector<Candidate> candidates;  ///< From the worst to the best; none where nothing can be tried.
  double now = 0.0;                   ///< A blank lies at the foot.
};

class RouteFinder {
 public:
  RouteFinder(const Plan& plan, const Survey& survey, const Scorecard& card, std::size_t unit)
      : plan_(plan), survey_(survey), card_(card), unit_(unit), questions_(questions_of(*plan.rubric)) {
    for (std::size_t i = 0; i < questions_.size(); ++i) {
      tried_.push_back(tried(i));
      trials_ += tried_.back().candidates.size();
    }
  }

  NextLevel find() {
    set_target();
    if (too_much(trials_)) return std::move(found_);
    try_single_answers();
    if (found_.level && !found_.single_answers_suffice && !too_much(paired_questions * paired_questions)) try_pairs();
    std::ranges::stable_sort(found_.routes, {}, [](const Route& route) { return billionths(route.effort); });
    if (found_.routes.size() > routes_shown) found_.routes.resize(routes_shown);
    return std::move(found_);
  }

 private:
  [[nodiscard]] Tried tried(std::size_t question) const {
    const AskedQuestion& asked = questions_[question];
    if (card_.nodes[asked.node].states[unit_] == State::not_applicable) return {};
    const Column& answers = survey_.answers[question];
    Tried made{candidates(*plan_.rubric, asked, question, answers), 0.0};
    if (!made.candidates.empty() && has_value(answers.states[unit_]))
      made.now = share_of(*plan_.rubric, asked, answers.values[unit_], made.candidates);
    return made;
  }

  [[nodiscard]] bool too_much(std::size_t trials) const {
    if (!depends_on_others(*plan_.rubric)) return false;
    const double columns =
        changes_marks_only(plan_, questions_) ? 1.0 : static_cast<double>(plan_.rubric->nodes.size());
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

  [[nodiscard]] bool reaches(const TrialOutcome& outcome) const {
    return found_.level && outcome.score && outcome.level && *outcome.level >= *found_.level;
  }

  void try_single_answers() {
    std::vector<Trial> trials;
    for (const Tried& question : tried_) {
      for (const Candidate& candidate : question.candidates) trials.push_back({candidate.change});
    }
    const std::vector<TrialOutcome> outcomes = try_changes(plan_, survey_, card_, unit_, trials);
    found_.worth.resize(questions_.size());
    std::size_t at = 0;
    for (std::size_t question = 0; question < tried_.size(); ++question) {
      std::optional<Route> cheapest;
      QuestionWorth& worth = found_.worth[question];
      for (const Candidate& candidate : tried_[question].candidates) {
        const TrialOutcome& outcome = outcomes[at++];
        if (&candidate == &tried_[question].candidates.front()) worth.at_worst = outcome.score;
        worth.at_best = outcome.score;
        const double effort = candidate.share - tried_[question].now;
        if (effort > 0.0 && reaches(outcome) && (!cheapest || effort < cheapest->effort))
          cheapest = {{candidate.change}, effort, *outcome.score};
      }
      if (cheapest) found_.routes.push_back(*std::move(cheapest));
    }
    found_.single_answers_suffice = !found_.routes.empty();
  }

  /// The questions that raise the score most when they are answered best.
  [[nodiscard]] std::vector<std::size_t> most_worth() const {
    std::vector<std::size_t> questions;
    const double score = card_.score().values[unit_];
    for (std::size_t i = 0; i < questions_.size(); ++i) {
      const auto best = found_.worth[i].at_best;
      if (best && billionths(*best) > billionths(score)) questions.push_back(i);
    }
    std::ranges::stable_sort(questions, std::ranges::greater{},
                             [this](std::size_t i) { return billionths(*found_.worth[i].at_best); });
    if (questions.size() > paired_questions) questions.resize(paired_questions);
    return questions;
  }

  [[nodiscard]] std::vector<Candidate> better_answers(std::size_t question) const {
    std::vector<Candidate> better;
    for (const Candidate& candidate : tried_[question].candidates) {
      if (candidate.share > tried_[question].now) better.push_back(candidate);
    }
    return better;
  }

  [[nodiscard]] double effort_of(const Candidate& candidate) const {
    return candidate.share - tried_[candidate.change.question].now;
  }

  /// Pairs answered best first; of those that suffice, one of them best and the other as little as is needed.
  void try_pairs() {
    const std::vector<std::size_t> questions = most_worth();
    std::vector<std::pair<std::size_t, std::size_t>> pairs;
    std::vector<Trial> trials;
    for (std::size_t a = 0; a < questions.size(); ++a) {
      for (std::size_t b = a + 1; b < questions.size(); ++b) {
        const std::vector<Candidate> of_first = better_answers(questions[a]);
        const std::vector<Candidate> of_second = better_answers(questions[b]);
        if (of_first.empty() || of_second.empty()) continue;
        pairs.emplace_back(questions[a], questions[b]);
        trials.push_back({of_first.back().change, of_second.back().change});
      }
    }
    const std::vector<TrialOutcome> outcomes = try_changes(plan_, survey_, card_, unit_, trials);
    std::vector<std::pair<std::size_t, std::size_t>> sufficient;
    for (std::size_t i = 0; i < pairs.size(); ++i) {
      if (reaches(outcomes[i])) sufficient.push_back(pairs[i]);
    }
    keep_cheapest(sufficient);
  }

  void keep_cheapest(const std::vector<std::pair<std::size_t, std::size_t>>& pairs) {
    std::vector<Trial> trials;
    std::vector<double> efforts;
    const auto add = [&](const Candidate& first, const Candidate& second) {
      trials.push_back({first.change, second.change});
      efforts.push_back(effort_of(first) + effort_of(second));
    };
    for (const auto& [a, b] : pairs) {
      const std::vector<Candidate> of_first = better_answers(a);
      const std::vector<Candidate> of_second = better_answers(b);
      add(of_first.back(), of_second.back());
      if (depends_on_others(*plan_.rubric)) continue;
      for (std::size_t i = 0; i + 1 < of_second.size(); ++i) add(of_first.back(), of_second[i]);
      for (std::size_t i = 0; i + 1 < of_first.size(); ++i) add(of_first[i], of_second.back());
    }
    const std::vector<TrialOutcome> outcomes = try_changes(plan_, survey_, card_, unit_, trials);
    std::map<std::pair<std::size_t, std::size_t>, Route> cheapest;
    for (std::size_t i = 0; i < trials.size(); ++i) {
      if (!reaches(outcomes[i])) continue;
      const std::pair key(trials[i][0].question, trials[i][1].question);
      const auto known = cheapest.find(key);
      if (known == cheapest.end() || efforts[i] < known->second.effort)
        cheapest[key] = {trials[i], efforts[i], *outcomes[i].score};
    }
    for (auto& [pair, route] : cheapest) found_.routes.push_back(std::move(route));
  }

  const Plan& plan_;
  const Survey& survey_;
  const Scorecard& card_;
  std::size_t unit_;
  std::vector<AskedQuestion> questions_;
  std::vector<Tried> tried_;  ///< By question.
  std::size_t trials_ = 0;
  NextLevel found_;
};

}  // namespace

NextLevel next_level(const Plan& plan, const Survey& survey, const Scorecard& card, std::size_t unit) {
  return RouteFinder(plan, survey, card, unit).find();
}

}  // namespace hallmark
