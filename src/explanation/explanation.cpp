#include "hallmark/explanation/explanation.hpp"

#include <fmt/format.h>

#include "hallmark/support/number.hpp"
#include "hallmark/survey/questions.hpp"
#include "result/score_decimals.hpp"

namespace hallmark {

namespace {

class Explainer {
 public:
  Explainer(const LeagueTable& table, const Plan& plan, const Survey& scored, const AnswerCells& cells,
            const PeerMarks& peers, std::size_t unit)
      : table_(table), cells_(cells), peers_(peers), unit_(unit), shares_(table.rubric->nodes.size(), 0.0) {
    made_.unit = unit;
    made_.decimals = score_decimals(table, unit);
    made_.next = next_level(plan, scored, cells, *table.card, unit);
    made_.peers = peers.count(unit);
    share_out();
  }

  Explanation explain() {
    made_.whole = line_of(0);
    for (std::size_t node = 1; node < table_.rubric->nodes.size(); ++node) made_.lines.push_back(line_of(node));
    const std::vector<AskedQuestion> questions = changeable_questions(*table_.rubric);
    for (std::size_t i = 0; i < questions.size(); ++i) {
      if (questions[i].is_penalty) continue;
      Explanation::Line& line = made_.lines[questions[i].node - 1];
      if (!is_worked_out(questions[i])) add_cell(line, i);
      add_answer(line, questions[i], i);
    }
    return std::move(made_);
  }

 private:
  /// Hands the whole down the tree among what applies.
  void share_out() {
    Findings ignored;  // scoring has reported them
    const Weights weights(*table_.rubric, *table_.survey, ignored);
    const auto weight_of = [&](std::size_t node) {
      const bool applies = table_.card->nodes[node].states[unit_] != State::not_applicable;
      return applies ? weights.of(node, unit_) : 0.0;
    };
    shares_[0] = 1.0;
    for (std::size_t node = 0; node < shares_.size(); ++node) {
      double sum = 0.0;
      for (const std::size_t child : table_.rubric->nodes[node].children) sum += weight_of(child);
      for (const std::size_t child : table_.rubric->nodes[node].children)
        shares_[child] = sum > 0.0 ? shares_[node] * weight_of(child) / sum : 0.0;
    }
  }

  Explanation::Line line_of(std::size_t node) const {
    const Column& column = table_.card->nodes[node];
    Explanation::Line line;
    line.node = node;
    line.state = column.states[unit_];
    if (has_value(line.state)) line.mark = column.values[unit_];
    if (line.state != State::not_applicable) line.weight = shares_[node];
    line.median = peers_.of(unit_, node).median;
    line.best = peers_.of(unit_, node).best;
    const auto& taken = table_.card->penalties[node];
    for (std::size_t i = 0; i < taken.size(); ++i) {
      if (taken[i][unit_] == 0.0) continue;
      line.penalties.push_back(
          fmt::format("{}: {}", table_.rubric->nodes[node].penalties[i].id, to_text(taken[i][unit_])));
    }
    return line;
  }

  void add_cell(Explanation::Line& line, std::size_t question) const {
    line.stages = cells_.stages(question, unit_);
    const AnswerCell* cell = cells_.find(question, unit_);
    if (cell == nullptr) return;
    line.place = cell->place;
    line.evidence = cell->evidence;
    line.note = cell->note;
    line.respondents = cell->rows;
    if (cell->rows == 1) line.answer = cell->text;
  }

  void add_answer(Explanation::Line& line, const AskedQuestion& asked, std::size_t question) const {
    const Column& values = table_.card->values[asked.node];
    const bool has_no_cell = is_worked_out(asked) || line.respondents > 1;
    if (line.answer.empty() && has_no_cell && has_value(values.states[unit_]))
      line.answer = to_text(values.values[unit_]);
    const Column& score = table_.card->score();
    if (made_.next.worth.size() <= question || !has_value(score.states[unit_])) return;
    const QuestionWorth& worth = made_.next.worth[question];
    if (worth.at_worst) line.won = score.values[unit_] - *worth.at_worst;
    if (worth.at_best) line.lost = *worth.at_best - score.values[unit_];
  }

  const LeagueTable& table_;
  const AnswerCells& cells_;
  const PeerMarks& peers_;
  std::size_t unit_;
  std::vector<double> shares_;  ///< By node, of the whole.
  Explanation made_;
};

}  // namespace

Explanation explain(const LeagueTable& table, const Plan& plan, const Survey& scored, const AnswerCells& cells,
                    const PeerMarks& peers, std::size_t unit) {
  return Explainer(table, plan, scored, cells, peers, unit).explain();
}

}  // namespace hallmark
