#include "result/given_answers.hpp"

#include "hallmark/survey/questions.hpp"

namespace hallmark {

GivenAnswers::GivenAnswers(const LeagueTable& table)
    : table_(table), questions_(questions_by_node(*table.rubric)) {}

const AnswerCell* GivenAnswers::cell(std::size_t node, std::size_t unit) const {
  return any() && questions_[node] ? table_.answers->find(*questions_[node], unit) : nullptr;
}

std::string_view GivenAnswers::text(std::size_t node, std::size_t unit) const {
  const AnswerCell* const found = cell(node, unit);
  return found != nullptr && found->rows == 1 ? std::string_view(found->text) : std::string_view();
}

std::vector<StageAnswer> GivenAnswers::stages(std::size_t node, std::size_t unit) const {
  return any() && questions_[node] ? table_.answers->stages(*questions_[node], unit) : std::vector<StageAnswer>();
}

}  // namespace hallmark
