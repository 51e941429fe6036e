#include "hallmark/audit/audit.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "audit/run_draws.hpp"
#include "audit/run_one_at_a_time.hpp"
#include "audit/run_sensitivity.hpp"
#include "audit/sobol_points.hpp"

namespace hallmark {

namespace {

/// Ranks of a group are counted one by one for each of its units.
constexpr std::size_t most_units = 5'000;

void check_size(const Survey& survey, Findings& findings) {
  if (survey.size() <= most_units) return;
  findings.error(Code::score_size, fmt::format("an audit counts every rank of every unit: it takes up to {}, and there "
                                               "are {} (--where keeps some of them)",
                                               most_units, survey.size()));
}

/// The values as they were answered: nothing imputed, nothing treated. Where they cannot be scored like that, as they
/// are scored.
Scorecard untreated(const Assessment& assessed) {
  Rubric rubric = *assessed.rubric;
  for (Node& node : rubric.nodes) {
    node.treat.reset();
    node.missing = {};
  }
  const Result<std::shared_ptr<const Scenario>> scenario = make_scenario(assessed.as_case(), std::move(rubric));
  return scenario.good() ? (*scenario.value)->card : *assessed.card;
}

}  // namespace

Result<Audit> audit(const Assessment& assessed, const std::vector<Variation>& variations, const AuditOptions& options,
                    const Workers& workers) {
  Result<Audit> result;
  const Rubric& rubric = *assessed.rubric;
  const Survey& survey = *assessed.survey;
  const Scorecard& card = *assessed.card;
  check_size(survey, result.findings);
  Result<AuditInputs> inputs = audit_inputs(rubric, survey, variations);
  result.findings.absorb(inputs.findings);
  if (result.findings.has_errors()) return result;

  Audit found;
  found.options = options;
  found.inputs = *std::move(inputs.value);
  found.ranking = *assessed.ranking;
  const Result<Scenarios> scenarios = Scenarios::from(found.inputs, assessed, workers);
  result.findings.absorb(scenarios.findings);
  if (!scenarios.good()) return result;
  found.combinations = scenarios.value->count();
  const RankScheme scheme = rank_scheme(found.ranking, survey, rubric);
  const Nominal nominal{found.ranking, rubric.maturity.levels.size()};
  const DrawOptions draws{options.draws, options.seed, options.top};
  const AuditParts& parts = options.parts;
  if (parts.items) found.items = item_statistics(rubric, untreated(assessed));
  if (parts.coherence) found.coherence = coherence_of(rubric, card, workers);
  if (parts.weights) found.contributions = contributions_of(rubric, survey, card);
  if (parts.uncertainty && !found.inputs.inputs.empty())
    found.uncertainty = run_draws(*scenarios.value, scheme, nominal, draws, workers);
  if (parts.sensitivity && 2 * found.inputs.inputs.size() > most_sobol_dimensions) {
    result.findings.warning(Code::audit_input,
                            fmt::format("what moves ranks is not worked out: it takes up to {} inputs, and {} vary",
                                        most_sobol_dimensions / 2, found.inputs.inputs.size()));
  }
  if (parts.sensitivity) found.sensitivity = run_sensitivity(*scenarios.value, scheme, nominal, draws, workers);
  if (parts.one_at_a_time) {
    const Result<std::shared_ptr<const Scenario>> scenario = make_scenario(assessed.as_case(), rubric);
    if (scenario.good())
      found.single_changes = run_one_at_a_time(**scenario.value, *scenarios.value, scheme, nominal, workers);
  }
  result.value = std::move(found);
  return result;
}

}  // namespace hallmark
