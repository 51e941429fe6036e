#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "audit/linear_scores.hpp"
#include "hallmark/audit/audit_inputs.hpp"
#include "hallmark/scoring/assess.hpp"
#include "survey/hot_deck.hpp"

namespace hallmark {

/// The rubric with one choice made for everything that is structural, compiled and scored once: what varies beside that
/// are weights, or the data.
struct Scenario {
  AssessmentCase source;
  Rubric rubric;  ///< The plan points to it.
  Plan plan;
  Weights weights;
  Scorecard card;
  bool marks_stand = false;
  std::optional<LinearScores> linear;  ///< Where scores are weighted means all the way up.
  HotDeck deck;
};

/// Every combination of the structural choices, by a number: made before the first draw where there is room, else when
/// it is asked for.
class Scenarios {
 public:
  /// Reads and scores all combinations, or at least each choice by itself where there are too many to keep. What cannot
  /// be read or scored is reported.
  [[nodiscard]] static Result<Scenarios> from(const AuditInputs& inputs, const Assessment& assessed,
                                              const Workers& workers);

  /// How many combinations there are, at most `uncountable`.
  [[nodiscard]] std::size_t count() const { return count_; }
  [[nodiscard]] bool are_kept() const { return !kept_.empty(); }

  /// The combination that these numbers, one an input, choose.
  [[nodiscard]] std::size_t chosen(const double* uniform) const;

  /// A combination, or nothing where it cannot be scored.
  [[nodiscard]] std::shared_ptr<const Scenario> at(std::size_t combination) const;

  /// "combine=geometric, treatment=off", empty for a rubric without structural choices.
  [[nodiscard]] std::string description(std::size_t combination) const;

  /// The rubric as it is but for one choice.
  [[nodiscard]] Result<std::shared_ptr<const Scenario>> only(std::size_t input, std::size_t choice) const;

  /// "combine=geometric".
  [[nodiscard]] std::string choice_text(std::size_t input, std::size_t choice) const;

  [[nodiscard]] const AuditInputs& inputs() const { return *inputs_; }

  static constexpr std::size_t uncountable = std::size_t{1} << 62U;

 private:
  [[nodiscard]] std::vector<std::size_t> choices_of(std::size_t combination) const;
  [[nodiscard]] Result<std::shared_ptr<const Scenario>> make(std::size_t combination) const;
  [[nodiscard]] Result<std::shared_ptr<const Scenario>> read(const std::vector<Override>& overrides, bool treated,
                                                             const std::string& what) const;

  const AuditInputs* inputs_ = nullptr;
  const Assessment* assessed_ = nullptr;
  std::vector<std::size_t> structural_;  ///< Inputs, the first turns slowest.
  std::size_t count_ = 1;
  std::vector<std::shared_ptr<const Scenario>> kept_;
};

/// A rubric and a survey compiled and scored.
[[nodiscard]] Result<std::shared_ptr<const Scenario>> make_scenario(AssessmentCase source, Rubric rubric);

}  // namespace hallmark
