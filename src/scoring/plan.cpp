#include "hallmark/scoring/plan.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "hallmark/support/wording.hpp"
#include "hallmark/survey/questions.hpp"

namespace hallmark {

namespace {

/// Puts the nodes in an order in which everything that one needs comes before it.
class Orderer {
 public:
  Orderer(const Rubric& rubric, Plan& plan, Findings& findings)
      : rubric_(rubric), plan_(plan), findings_(findings), marks_(rubric.nodes.size()) {}

  void order() { visit(0); }

 private:
  enum class Mark : std::uint8_t { unseen, open, done };

  void visit(std::size_t at) {
    if (marks_[at] != Mark::unseen) return;
    marks_[at] = Mark::open;
    const Node& node = rubric_.nodes[at];
    // Whether a node applies depends on all that is above it too.
    for (std::size_t above = at;; above = rubric_.nodes[above].parent) {
      follow(at, plan_.nodes[above].applies);
      if (above == 0) break;
    }
    follow(at, plan_.nodes[at].value);
    for (const PlannedPenalty& penalty : plan_.nodes[at].penalties) {
      follow(at, penalty.applies);
      follow(at, penalty.value);
    }
    for (const std::size_t child : node.children) visit(child);
    marks_[at] = Mark::done;
    plan_.order.push_back(static_cast<std::uint32_t>(at));
  }

  void follow(std::size_t from, const std::optional<BoundExpression>& expression) {
    if (!expression) return;
    for (const NameReference& name : expression->names) {
      if (!name.node) continue;
      if (marks_[*name.node] == Mark::open) {
        findings_.error(Code::expression_cycle, expression->placed->place,
                        fmt::format("{} depends on itself by way of {}", in_quotes(rubric_.nodes[from].id),
                                    in_quotes(rubric_.nodes[*name.node].id)));
      } else {
        visit(*name.node);
      }
    }
  }

  const Rubric& rubric_;
  Plan& plan_;
  Findings& findings_;
  std::vector<Mark> marks_;
};

void mark_points(const Rubric& rubric, Plan& plan) {
  for (std::size_t i = 0; i < rubric.nodes.size(); ++i) {
    const Node& node = rubric.nodes[i];
    const bool penalised = std::ranges::any_of(node.penalties, &Penalty::in_points);
    const bool inherited = i > 0 && plan.nodes[node.parent].counts_points;
    plan.nodes[i].counts_points =
        inherited || penalised || (!node.is_indicator && std::holds_alternative<ShareOfPoints>(node.combine));
  }
}

}  // namespace

BoundExpression bind_names(const PlacedExpression& placed, const Rubric& rubric,
                           const std::vector<std::string>& columns) {
  BoundExpression bound{&placed, {}};
  for (const Expression::Name& name : placed.expression.names) {
    const bool is_column = std::ranges::find(columns, name.text) != columns.end();
    bound.names.push_back({is_column ? name.text : std::string(), is_column ? std::nullopt : rubric.find(name.text)});
  }
  return bound;
}

Result<Plan> compile(const Rubric& rubric, const std::vector<std::string>& columns) {
  Result<Plan> result;
  Plan& plan = result.value.emplace();
  plan.rubric = &rubric;
  plan.nodes.resize(rubric.nodes.size());
  const auto bound = [&](const std::optional<PlacedExpression>& placed) {
    return placed ? std::optional(bind_names(*placed, rubric, columns)) : std::nullopt;
  };
  for (std::size_t i = 0; i < rubric.nodes.size(); ++i) {
    const Node& node = rubric.nodes[i];
    plan.nodes[i].applies = bound(node.applies);
    plan.nodes[i].value = bound(node.question.value);
    for (const Penalty& penalty : node.penalties) {
      plan.nodes[i].penalties.push_back(
          {&penalty, std::nullopt, bound(penalty.question.value), bound(penalty.applies)});
    }
  }
  const std::vector<AskedQuestion> questions = questions_of(rubric);
  for (std::size_t i = 0; i < questions.size(); ++i) {
    PlannedNode& node = plan.nodes[questions[i].node];
    (questions[i].is_penalty ? node.penalties[questions[i].penalty].question : node.question) = i;
  }
  for (const Gate& gate : rubric.maturity.gates) plan.gates.push_back(bind_names(gate.when, rubric, columns));
  mark_points(rubric, plan);
  Orderer(rubric, plan, result.findings).order();
  return result;
}

}  // namespace hallmark
