#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "audit/run_draws.hpp"
#include "catch.hpp"
#include "scoring_fixture.hpp"

namespace hallmark::test {

inline Variation weights_within(double share) {
  return {VaryWeights{share}};
}

/// Everything an audit needs, from texts.
struct Audited {
  Scored base;
  AuditInputs inputs;
  RankScheme scheme;
  std::optional<Scenarios> scenarios;
};

inline std::unique_ptr<Audited> audited(const std::string& rubric, const std::string& survey,
                                        const std::vector<Variation>& variations) {
  auto result = std::make_unique<Audited>();
  result->base = scored(rubric, survey);
  auto inputs = audit_inputs(*result->base.rubric, *result->base.survey, variations);
  REQUIRE(inputs.good());
  result->inputs = *std::move(inputs.value);
  result->scheme = rank_scheme(*result->base.ranking, *result->base.survey, *result->base.rubric);
  auto scenarios = Scenarios::from(result->inputs, result->base, one_worker());
  REQUIRE(scenarios.good());
  result->scenarios = std::move(scenarios.value);
  return result;
}

inline Variation weight_between(const std::string& node, double low, double high) {
  return {VaryWeight{node, low, high}};
}

}  // namespace hallmark::test
