#pragma once

#include <algorithm>
#include <cstddef>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "catch.hpp"
#include "hallmark/result/league_table.hpp"
#include "hallmark/rubric/read_rubric.hpp"
#include "hallmark/scoring/assess.hpp"

namespace hallmark::test {

inline Source text_named(std::string name, std::string text) {
  return std::make_shared<const SourceText>(std::move(name), std::move(text));
}

/// "rubric.yaml:3:5: error HM012: …", one a finding.
inline std::vector<std::string> lines_of(const Findings& findings) {
  std::vector<std::string> lines;
  for (const Diagnostic& diagnostic : findings.shown()) {
    std::string line;
    if (diagnostic.place) {
      const Position position = diagnostic.place->source->position_of(diagnostic.place->offset);
      line = diagnostic.place->source->name() + ":" + std::to_string(position.line) + ":" +
             std::to_string(position.column) + ": ";
    }
    line += diagnostic.severity == Severity::error     ? "error "
            : diagnostic.severity == Severity::warning ? "warning "
                                                       : "remark ";
    lines.push_back(line + to_text(diagnostic.code) + ": " + diagnostic.message);
  }
  return lines;
}

using Lines = std::vector<std::string>;

/// Files that a rubric can extend, by path.
using Files = std::map<std::string, std::string>;

inline Result<Rubric> read_rubric_text(const std::string& text, const std::vector<std::string>& overrides = {},
                                       const Files& files = {}) {
  const ReadText read = [files](const std::string& path) {
    Result<Source> result;
    if (const auto file = files.find(path); file != files.end()) result.value = text_named(path, file->second);
    return result;
  };
  std::vector<Override> given;
  for (const std::string& override : overrides) given.push_back({override});
  return read_rubric(text_named("rubric.yaml", text), read, given);
}

/// The rubric with a head that says what every rubric says, four lines of it.
inline std::string rubric_with(const std::string& rest) {
  return "hallmark: 1\nid: test\nsurvey: {id: code}\n\n" + rest;
}

/// A rubric without errors; the test fails where there are some.
inline Rubric good_rubric(const std::string& text, const std::vector<std::string>& overrides = {},
                          const Files& files = {}) {
  Result<Rubric> result = read_rubric_text(text, overrides, files);
  INFO(text);
  CHECK(lines_of(result.findings) == Lines{});
  REQUIRE(result.value.has_value());
  return *std::move(result.value);
}

/// A rubric and a survey, scored and ranked in memory, with words for what tests ask.
struct Scored : Assessment {
  [[nodiscard]] std::size_t unit(std::string_view id) const {
    const auto found = survey->find(id);
    REQUIRE(found.has_value());
    return *found;
  }
  /// A node by id; the root by "".
  [[nodiscard]] std::size_t node(std::string_view id) const {
    if (id.empty()) return 0;
    const auto found = rubric->find(id);
    REQUIRE(found.has_value());
    return *found;
  }
  [[nodiscard]] double score(std::string_view of, std::string_view at = "") const {
    return card->nodes[node(at)].values[unit(of)];
  }
  [[nodiscard]] State state(std::string_view of, std::string_view at = "") const {
    return card->nodes[node(at)].states[unit(of)];
  }
  [[nodiscard]] double coverage(std::string_view of, std::string_view at = "") const {
    return card->coverage[node(at)][unit(of)];
  }
  [[nodiscard]] Absence absence(std::string_view of, std::string_view at = "") const {
    return card->absences[node(at)][unit(of)];
  }
  /// The place, or 0 without one.
  [[nodiscard]] double rank_of(std::string_view of) const { return ranking->places[unit(of)].rank().value_or(0.0); }
  [[nodiscard]] std::string level(std::string_view of) const {
    const auto reached = card->levels[unit(of)];
    return reached ? rubric->maturity.levels[*reached].name : std::string();
  }
  /// The scores in the order of the rows.
  [[nodiscard]] std::vector<double> scores(std::string_view at = "") const { return card->nodes[node(at)].values; }
  /// The ids, best first.
  [[nodiscard]] std::vector<std::string> order() const {
    std::vector<std::string> ids;
    for (const std::size_t at : ranking->order) ids.emplace_back(survey->id(at));
    return ids;
  }
  [[nodiscard]] LeagueTable table(const LeagueTableOptions& options = {}) const {
    return make_league_table(*rubric, *survey, *card, *ranking, options);
  }
};

struct ScoringInput {
  std::string rubric;
  std::string survey;
  std::vector<std::string> overrides = {};
  std::string register_text = {};
  std::string where = {};
  std::string sort = {};
  bool across = false;
  std::string aliases = {};
};

/// Scores as far as the input allows; what was found on the way is in `findings`.
inline Scored try_scoring(const ScoringInput& input) {
  AssessmentInput texts;
  texts.rubric = text_named("rubric.yaml", input.rubric);
  for (const std::string& override : input.overrides) texts.overrides.push_back({override});
  texts.where = input.where;
  texts.sort = input.sort;
  texts.across = input.across;
  if (!input.aliases.empty()) texts.aliases = text_named("aliases.csv", input.aliases);
  texts.survey.surveys = {text_named("survey.csv", input.survey)};
  if (!input.register_text.empty()) texts.survey.registers = {text_named("register.csv", input.register_text)};
  return {assess(std::move(texts))};
}

/// The same where nothing may be wrong with the input; warnings are for the test to look at.
inline Scored scored(const ScoringInput& input) {
  Scored result = try_scoring(input);
  INFO(input.rubric << input.survey);
  for (const std::string& line : lines_of(result.findings)) UNSCOPED_INFO(line);
  REQUIRE(!result.findings.has_errors());
  REQUIRE(result.card.has_value());
  return result;
}

inline Scored scored(const std::string& rubric, const std::string& survey) {
  return scored(ScoringInput{rubric, survey});
}

}  // namespace hallmark::test
