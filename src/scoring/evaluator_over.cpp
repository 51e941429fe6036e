#include "scoring/evaluator_over.hpp"

namespace hallmark {

Evaluator evaluator_over(const BoundExpression& bound, const Survey& survey, std::span<const Column> scores) {
  std::vector<Binding> bindings;
  for (const NameReference& name : bound.names) {
    Binding& binding = bindings.emplace_back();
    if (name.node) {
      binding.numbers = &scores[*name.node];
      binding.is_score = true;
      continue;
    }
    if (const auto column = survey.numbers.find(name.column); column != survey.numbers.end())
      binding.numbers = &column->second;
    if (const auto labels = survey.labels.find(name.column); labels != survey.labels.end())
      binding.texts = &labels->second;
  }
  return {bound.placed->expression, std::move(bindings)};
}

}  // namespace hallmark
