#include "audit/scenario.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "support/texts.hpp"

namespace hallmark {

namespace {

/// Scorecards of all combinations together may take about so much memory.
constexpr std::size_t most_bytes_kept = 256U * 1024 * 1024;
constexpr std::size_t most_kept = 4096;

std::size_t room_for(const Assessment& assessed) {
  constexpr std::size_t bytes_a_cell = 40;
  const std::size_t cells = std::max<std::size_t>(1, assessed.rubric->nodes.size() * assessed.survey->size());
  return std::clamp<std::size_t>(most_bytes_kept / (bytes_a_cell * cells), 1, most_kept);
}

}  // namespace

Result<std::shared_ptr<const Scenario>> make_scenario(AssessmentCase source, Rubric rubric) {
  Result<std::shared_ptr<const Scenario>> result;
  Findings weight_findings;
  Weights weights(rubric, *source.survey, weight_findings);
  auto scenario = std::make_shared<Scenario>(
      Scenario{std::move(source), std::move(rubric), {}, std::move(weights), {}, false, std::nullopt, {}});
  const Survey& survey = *scenario->source.survey;
  Result<Plan> plan = compile(scenario->rubric, survey.columns);
  result.findings.absorb(plan.findings);
  if (!plan.good()) return result;
  scenario->plan = *std::move(plan.value);
  Result<Scorecard> card = score(scenario->plan, survey);
  result.findings.absorb(card.findings);
  if (!card.good()) return result;
  scenario->card = *std::move(card.value);
  scenario->deck = HotDeck(survey, scenario->rubric);
  scenario->marks_stand = marks_stand(scenario->plan);
  if (scenario->marks_stand)
    scenario->linear = LinearScores::of(scenario->plan, survey, scenario->weights, scenario->card);
  result.value = std::move(scenario);
  return result;
}

Result<Scenarios> Scenarios::from(const AuditInputs& inputs, const Assessment& assessed, const Workers& workers) {
  Result<Scenarios> result;
  Scenarios& scenarios = result.value.emplace();
  scenarios.inputs_ = &inputs;
  scenarios.assessed_ = &assessed;
  for (std::size_t i = 0; i < inputs.inputs.size(); ++i) {
    if (!inputs.inputs[i].is_structural()) continue;
    scenarios.structural_.push_back(i);
    const std::size_t choices = inputs.inputs[i].choices();
    scenarios.count_ = scenarios.count_ > uncountable / choices ? uncountable : scenarios.count_ * choices;
  }
  if (scenarios.count_ <= room_for(assessed)) {
    std::vector<Result<std::shared_ptr<const Scenario>>> made(scenarios.count_);
    workers.run("combinations", scenarios.count_,
                [&](std::size_t job, std::size_t /*worker*/) { made[job] = scenarios.make(job); });
    for (Result<std::shared_ptr<const Scenario>>& scenario : made) {
      scenarios.kept_.push_back(scenario.value.value_or(nullptr));
      if (!scenario.good()) result.findings.absorb(scenario.findings);
    }
    return result;
  }
  if (scenarios.count_ == uncountable) {
    result.findings.error(Code::audit_combination,
                          "there are more combinations of these alternatives than can be counted: vary fewer of them");
    return result;
  }
  // Each choice by itself: one that cannot be read is found before the first draw.
  for (const std::size_t input : scenarios.structural_) {
    for (std::size_t choice = 0; choice < inputs.inputs[input].choices(); ++choice)
      result.findings.absorb(scenarios.only(input, choice).findings);
  }
  return result;
}

std::size_t Scenarios::chosen(const double* uniform) const {
  std::size_t combination = 0;
  for (const std::size_t input : structural_)
    combination = combination * inputs_->inputs[input].choices() + inputs_->inputs[input].choice(uniform[input]);
  return combination;
}

std::vector<std::size_t> Scenarios::choices_of(std::size_t combination) const {
  std::vector<std::size_t> choices(structural_.size());
  for (std::size_t i = structural_.size(); i > 0; --i) {
    const std::size_t count = inputs_->inputs[structural_[i - 1]].choices();
    choices[i - 1] = combination % count;
    combination /= count;
  }
  return choices;
}

std::shared_ptr<const Scenario> Scenarios::at(std::size_t combination) const {
  return are_kept() ? kept_[combination] : make(combination).value.value_or(nullptr);
}

std::string Scenarios::choice_text(std::size_t input, std::size_t choice) const {
  const AuditInput& chosen = inputs_->inputs[input];
  const auto* const one = std::get_if<OneOfValues>(&chosen.what);
  return fmt::format("{}={}", chosen.name, one != nullptr ? one->values[choice] : choice == 0 ? "on" : "off");
}

std::string Scenarios::description(std::size_t combination) const {
  const std::vector<std::size_t> choices = choices_of(combination);
  std::vector<std::string> parts;
  for (std::size_t i = 0; i < structural_.size(); ++i) parts.push_back(choice_text(structural_[i], choices[i]));
  return fmt::format("{}", fmt::join(parts, ", "));
}

Result<std::shared_ptr<const Scenario>> Scenarios::make(std::size_t combination) const {
  const std::vector<std::size_t> choices = choices_of(combination);
  std::vector<Override> overrides;
  bool treated = true;
  for (std::size_t i = 0; i < structural_.size(); ++i) {
    const AuditInput& input = inputs_->inputs[structural_[i]];
    if (const auto* one = std::get_if<OneOfValues>(&input.what)) {
      overrides.push_back({one->key + "=" + one->values[choices[i]]});
    } else {
      treated = choices[i] == 0;
    }
  }
  const std::string which = description(combination);
  return read(overrides, treated, which.empty() ? "the rubric" : "the combination " + which);
}

Result<std::shared_ptr<const Scenario>> Scenarios::only(std::size_t input, std::size_t choice) const {
  const AuditInput& chosen = inputs_->inputs[input];
  const auto* const one = std::get_if<OneOfValues>(&chosen.what);
  if (one == nullptr) return read({}, choice == 0, choice_text(input, choice));
  return read({{one->key + "=" + one->values[choice]}}, true, choice_text(input, choice));
}

/// Rubric and survey with some overrides, scored. Of what is wrong the first finding is given, with what was tried.
Result<std::shared_ptr<const Scenario>> Scenarios::read(const std::vector<Override>& overrides, bool treated,
                                                        const std::string& what) const {
  Result<std::shared_ptr<const Scenario>> result;
  std::optional<AssessmentCase> source = assessed_->as_case();
  Findings found;
  if (!overrides.empty()) {
    Result<AssessmentCase> alternative = read_alternative(*assessed_, overrides);
    found.absorb(alternative.findings);
    source = alternative.good() ? std::move(alternative.value) : std::nullopt;
  }
  const bool fits =
      source && *source->survey->ids == *assessed_->survey->ids && source->rubric->ids() == assessed_->rubric->ids();
  if (source && !fits) {
    found.error(Code::audit_combination, "it changes who or what is scored, and so cannot be compared");
  }
  if (fits) {
    Rubric rubric = *source->rubric;
    if (!treated) {
      for (Node& node : rubric.nodes) node.treat.reset();
    }
    result = make_scenario(*std::move(source), std::move(rubric));
    found.absorb(result.findings);
    result.findings = {};
  }
  if (!found.has_errors()) return result;
  result.value.reset();
  const std::vector<Diagnostic> shown = found.shown();
  const auto first = std::ranges::find(shown, Severity::error, &Diagnostic::severity);
  result.findings.error(
      Code::audit_combination,
      fmt::format("{} cannot be scored: {}{}", what, first->message,
                  found.error_count() > 1 ? fmt::format(" (and {} more like it)", found.error_count() - 1) : ""));
  return result;
}

}  // namespace hallmark
