#include "hallmark/survey/questions.hpp"

namespace hallmark {

std::vector<AskedQuestion> questions_of(const Rubric& rubric) {
  std::vector<AskedQuestion> questions;
  for (std::size_t i = 0; i < rubric.nodes.size(); ++i) {
    const Node& node = rubric.nodes[i];
    if (node.is_indicator && node.valid && !node.question.value && !node.question.column.text.empty()) {
      questions.push_back({&node.question, node.id, i, false, 0});
    }
    for (std::size_t j = 0; j < node.penalties.size(); ++j) {
      const Penalty& penalty = node.penalties[j];
      if (!penalty.question.value && !penalty.question.column.text.empty()) {
        questions.push_back({&penalty.question, penalty.id, i, true, j});
      }
    }
  }
  return questions;
}

std::vector<std::optional<std::size_t>> questions_by_node(const Rubric& rubric) {
  std::vector<std::optional<std::size_t>> by_node(rubric.nodes.size());
  const std::vector<AskedQuestion> questions = questions_of(rubric);
  for (std::size_t i = 0; i < questions.size(); ++i) {
    if (!questions[i].is_penalty) by_node[questions[i].node] = i;
  }
  return by_node;
}

}  // namespace hallmark
