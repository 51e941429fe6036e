#include "scoring/packed_marks.hpp"

#include <algorithm>
#include <cmath>

#include "scoring/scoring_run.hpp"

namespace hallmark {

namespace {

bool always_applies(const ScoringRun& run, std::size_t at) {
  for (std::size_t above = at;; above = run.node(above).parent) {
    if (run.plan.nodes[above].applies) return false;
    if (above == 0) return true;
  }
}

bool can_wait(const ScoringRun& run, std::size_t at) {
  const Node& node = run.node(at);
  const PlannedNode& planned = run.plan.nodes[at];
  if (!node.is_indicator || !planned.question || planned.value || planned.counts_points) return false;
  return run.survey.packed[*planned.question] && !run.let_go->kept[at] && !node.question.per && !node.treat &&
         !node.round && node.missing.policy == MissingRule::Policy::ignore && node.normalise &&
         node.normalise->over.empty() && rests_on_ends(node.normalise->method) && always_applies(run, at) &&
         std::holds_alternative<ArithmeticMean>(run.node(node.parent).combine);
}

}  // namespace

std::vector<std::optional<PackedMarks>> packed_marks(ScoringRun& run) {
  std::vector<std::optional<PackedMarks>> made(run.rubric().nodes.size());
  const Scale& scale = run.rubric().scale;
  if (run.survey.packed.empty() || notes_name_blanks(run.rubric()) || !std::isfinite(scale.top - scale.foot))
    return made;
  std::vector<std::size_t> waiting;
  for (std::size_t at = 0; at < made.size(); ++at) {
    if (can_wait(run, at)) waiting.push_back(at);
  }
  run_jobs(run, waiting.size(), [&](ScoringRun& part, std::size_t job) {
    const std::size_t at = waiting[job];
    const PackedColumn& answers = *part.survey.packed[*part.plan.nodes[at].question];
    const Ends ends = answers.ends();
    const Normalise& rule = *part.node(at).normalise;
    // Where there is nothing to judge by, something has to be said of it.
    if (ends.least < ends.most)
      made[at] = PackedMarks{&answers, line_of(rule.method, {ends, rule.lower_is_better}), scale};
  });
  return made;
}

}  // namespace hallmark
