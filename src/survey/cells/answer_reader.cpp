#include "survey/cells/answer_reader.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include <fmt/format.h>

#include "hallmark/support/number.hpp"
#include "hallmark/support/unicode.hpp"
#include "hallmark/support/wording.hpp"
#include "support/trim.hpp"

namespace hallmark {

namespace {

/// What in `survey` would make a number of a text that is none.
std::string form_that_reads(std::string_view cell, const NumberForm& form) {
  if (form.decimal == ',') return parse_number(cell) ? ": with 'decimal: \",\"' a point divides thousands" : "";
  NumberForm lenient = form;
  lenient.lenient = true;
  if (!form.lenient && parse_number(cell, lenient)) return ": 'numbers: lenient' in 'survey' would read it";
  const bool with_comma = parse_number(cell, NumberForm{.decimal = ','}).has_value();
  return with_comma && !form.decimal_said ? ": 'decimal: \",\"' in 'survey' would read it" : "";
}

/// Where a cell says that there is no answer, in words that the survey's rules do not list: where to list them.
std::string rule_that_reads(std::string_view cell) {
  static constexpr std::array<std::string_view, 11> words = {
      "n/a", "n.a.", "n.a", "na", "n / a", "#n/a", "not applicable", "not available", "none", "unknown", "-"};
  if (std::ranges::find(words, fold_case(cell)) == words.end()) return {};
  return fmt::format(": list {} in 'survey' under 'not_applicable' if the question does not apply, or under 'missing' if it "
                     "was left unanswered",
                     in_quotes(cell));
}

void report_limits(std::string_view cell, double number, std::string_view needed_by, const NumberLimits& limits,
                   const CellPlace& place, Findings& findings) {
  if (!limits.are_within(number)) {
    findings.error(Code::survey_limits, place.place(),
                   fmt::format("{} in {} lies outside its limits, '{}' to '{}'", in_quotes(cell), in_quotes(needed_by),
                               to_text(limits.least), to_text(limits.most)));
  } else {
    findings.error(Code::survey_limits, place.place(),
                   fmt::format("{} is not a whole number, which {} asks for", in_quotes(cell), in_quotes(needed_by)));
  }
}

}  // namespace

std::optional<double> read_cell_number(std::string_view cell, std::string_view needed_by, const NumberForm& form,
                                       const NumberLimits& limits, const CellPlace& place, Findings& findings) {
  if (const auto number = parse_number(cell, form)) {
    if (limits.hold(*number)) return number;
    report_limits(cell, *number, needed_by, limits, place, findings);
    return std::nullopt;
  }
  if (const auto readings = both_readings(cell, form)) {
    findings.error(Code::survey_number, place.place(),
                   fmt::format("{} may be {} or {}, and {} needs to know which: say 'decimal: \",\"' in 'survey' for the "
                               "first, 'decimal: \".\"' for the second",
                               in_quotes(cell), to_text(readings->first), to_text(readings->second),
                               in_quotes(needed_by)));
    return std::nullopt;
  }
  const std::string rule = rule_that_reads(cell);
  const std::string hint = rule.empty() ? form_that_reads(cell, form) : rule;
  findings.error(Code::survey_number, place.place(),
                 fmt::format("{} is not a number, which {} needs{}", in_quotes(cell), in_quotes(needed_by), hint));
  return std::nullopt;
}

AnswerReader::AnswerReader(std::string id, const MarkScale& scale, const SurveyRules& rules, const NumberForm& form,
                           const NumberLimits& limits)
    : id_(std::move(id)), scale_(scale), rules_(rules), form_(form), limits_(limits), known_(scale) {
  if (const auto* coded = std::get_if<AnswerScale>(&scale)) otherwise_ = coded->otherwise;
  if (const auto* selection = std::get_if<SelectionScale>(&scale)) otherwise_ = selection->otherwise;
}

void AnswerReader::report_others(Findings& findings) const {
  if (otherwise_) others_->report(id_, *otherwise_, findings);
}

void AnswerReader::report_unknown(std::string_view cell, const CellPlace& place, Findings& findings) const {
  const std::vector<std::string> texts = known_.texts();
  std::string hint;
  if (!findings.is_full()) {
    // What was meant may be one of the words for a blank.
    std::vector<std::string> blanks = rules_.missing;
    blanks.insert(blanks.end(), rules_.not_applicable.begin(), rules_.not_applicable.end());
    if (!nearest(cell, blanks)) hint = rule_that_reads(cell);
    if (hint.empty()) {
      blanks.insert(blanks.begin(), texts.begin(), texts.end());
      hint = did_you_mean(cell, blanks);
    }
  }
  findings.error(Code::survey_answer, place.place(),
                 fmt::format("{} is not an answer to {}{}", in_quotes(cell), in_quotes(id_),
                             hint.empty() ? fmt::format(": there are {}", listed(texts)) : hint));
}

std::optional<double> AnswerReader::read(std::string_view cell, const CellPlace& place, Findings& findings) const {
  if (std::holds_alternative<SelectionScale>(scale_)) return read_selection(cell, place, findings);
  if (std::holds_alternative<AnswerScale>(scale_)) return read_answer(cell, place, findings);
  const auto number = read_cell_number(cell, id_, form_, limits_, place, findings);
  const auto* points = std::get_if<PointScale>(&scale_);
  if (number && points != nullptr && !points->out_of_from_survey && *number > points->out_of) {
    findings.warning(Code::survey_points, place.place(),
                     fmt::format("{} is more than the '{}' points that {} is out of", in_quotes(cell),
                                 to_text(points->out_of), in_quotes(id_)),
                     id_);
  }
  return number;
}

std::optional<double> AnswerReader::read_answer(std::string_view cell, const CellPlace& place,
                                                Findings& findings) const {
  if (const auto answer = known_.find(cell)) return known_.answers()[*answer].points;
  if (otherwise_) {
    others_->add(cell, place);
  } else {
    report_unknown(cell, place, findings);
  }
  return otherwise_;
}

std::optional<double> AnswerReader::read_selection(std::string_view cell, const CellPlace& place,
                                                   Findings& findings) const {
  const auto& scale = std::get<SelectionScale>(scale_);
  const KnownAnswers::Selection selection = known_.selected(cell);
  for (const std::string_view unknown : selection.unknown)
    otherwise_ ? others_->add(unknown, place) : report_unknown(unknown, place, findings);
  if (!selection.unknown.empty() && !otherwise_) return std::nullopt;
  const std::size_t ticks = selection.ticked.size() + selection.unknown.size();
  // Separators alone say nothing, like a blank.
  if (ticks == 0 && !selection.says_none) return std::nullopt;
  if (selection.says_none && ticks > 0) {
    findings.error(Code::survey_answer, place.place(),
                   fmt::format("{} stands beside other answers to {}: it ticks nothing, so it stands alone",
                               in_quotes(scale.none), in_quotes(id_)));
    return std::nullopt;
  }
  double points = 0.0;
  if (scale.ticks.empty()) {
    for (const std::size_t answer : selection.ticked) points += scale.answers[answer].points;
    points += otherwise_.value_or(0.0) * static_cast<double>(selection.unknown.size());
  } else {
    for (const auto& [least, worth] : scale.ticks) {
      if (static_cast<double>(ticks) >= least) points = worth;
    }
  }
  return std::min(points, scale.out_of);
}

}  // namespace hallmark
