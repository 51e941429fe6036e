#include "expression/conjuncts.hpp"

#include <algorithm>
#include <cstdint>

namespace hallmark {

namespace {

/// Copies the tree under one node into an expression of its own.
class Extraction {
 public:
  explicit Extraction(const Expression& whole) : whole_(whole) {
    made_.type = ExpressionType::truth;
    made_.source = whole.source;
  }

  Expression take(std::uint32_t root) {
    (void)copy(root);
    return std::move(made_);
  }

 private:
  std::uint32_t copy(std::uint32_t at) {
    Expression::Node node = whole_.nodes[at];
    if (node.operation == Operation::name) {
      node.index = copy_name(whole_.names[node.index]);
    } else if (node.operation == Operation::text) {
      made_.texts.push_back(whole_.texts[node.index]);
      node.index = static_cast<std::uint32_t>(made_.texts.size() - 1);
    } else if (node.count > 0) {
      std::vector<std::uint32_t> operands;
      for (std::uint32_t i = 0; i < node.count; ++i) operands.push_back(copy(whole_.operands[node.index + i]));
      node.index = static_cast<std::uint32_t>(made_.operands.size());
      made_.operands.insert(made_.operands.end(), operands.begin(), operands.end());
    }
    made_.nodes.push_back(node);
    return static_cast<std::uint32_t>(made_.nodes.size() - 1);
  }

  std::uint32_t copy_name(const Expression::Name& name) {
    const auto known = std::ranges::find(made_.names, name.text, &Expression::Name::text);
    if (known != made_.names.end()) return static_cast<std::uint32_t>(known - made_.names.begin());
    made_.names.push_back(name);
    return static_cast<std::uint32_t>(made_.names.size() - 1);
  }

  const Expression& whole_;
  Expression made_;
};

void collect(const Expression& whole, std::uint32_t at, std::vector<Expression>& conjuncts) {
  const Expression::Node& node = whole.nodes[at];
  if (node.operation != Operation::logical_and) {
    conjuncts.push_back(Extraction(whole).take(at));
    return;
  }
  for (std::uint32_t i = 0; i < node.count; ++i) collect(whole, whole.operands[node.index + i], conjuncts);
}

}  // namespace

std::vector<Expression> conjuncts_of(const Expression& whole) {
  std::vector<Expression> conjuncts;
  collect(whole, static_cast<std::uint32_t>(whole.nodes.size() - 1), conjuncts);
  return conjuncts;
}

}  // namespace hallmark
