#include "survey/cells/answer_reader.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "hallmark/support/number.hpp"
#include "hallmark/support/unicode.hpp"
#include "hallmark/support/wording.hpp"
#include "support/trim.hpp"

namespace hallmark {

std::optional<double> read_cell_number(std::string_view cell, std::string_view needed_by, bool lenient,
                                       const CellPlace& place, Findings& findings) {
  const auto number = lenient ? parse_lenient_number(cell) : parse_number(cell);
  if (number) return number;
  std::string hint;
  if (!lenient && parse_lenient_number(cell)) hint = ": 'numbers: lenient' in 'survey' would read it";
  findings.error(Code::survey_number, place.place(),
                 fmt::format("{} is not a number, which {} needs{}", in_quotes(cell), in_quotes(needed_by), hint));
  return std::nullopt;
}

AnswerReader::AnswerReader(std::string id, const MarkScale& scale, bool lenient_numbers)
    : id_(std::move(id)), scale_(scale), lenient_(lenient_numbers) {
  const std::vector<Answer>* answers = nullptr;
  if (const auto* coded = std::get_if<AnswerScale>(&scale)) answers = &coded->answers;
  if (const auto* selection = std::get_if<SelectionScale>(&scale)) {
    answers = &selection->answers;
    none_ = fold_case(selection->none);
  }
  if (answers == nullptr) return;
  for (const Answer& answer : *answers) {
    by_folded_.emplace(fold_case(answer.text), answers_.size());
    answers_.push_back({answer.text, answer.points});
  }
}

const AnswerReader::Known* AnswerReader::find(std::string_view text) const {
  // As it stands first: folding costs more than all of this.
  if (answers_.size() <= few_answers) {
    const auto found = std::ranges::find(answers_, text, &Known::text);
    if (found != answers_.end()) return &*found;
  }
  const auto folded = by_folded_.find(fold_case(text));
  return folded == by_folded_.end() ? nullptr : &answers_[folded->second];
}

void AnswerReader::report_unknown(std::string_view cell, const CellPlace& place, Findings& findings) const {
  std::vector<std::string> texts;
  for (const Known& answer : answers_) texts.push_back(answer.text);
  const std::string hint = findings.is_full() ? std::string() : did_you_mean(cell, texts);
  findings.error(Code::survey_answer, place.place(),
                 fmt::format("{} is not an answer to {}{}", in_quotes(cell), in_quotes(id_),
                             hint.empty() ? fmt::format(": there are {}", listed(texts)) : hint));
}

std::optional<double> AnswerReader::read(std::string_view cell, const CellPlace& place, Findings& findings) const {
  if (std::holds_alternative<SelectionScale>(scale_)) return read_selection(cell, place, findings);
  if (std::holds_alternative<AnswerScale>(scale_)) {
    if (const Known* answer = find(cell)) return answer->points;
    report_unknown(cell, place, findings);
    return std::nullopt;
  }
  const auto number = read_cell_number(cell, id_, lenient_, place, findings);
  const auto* points = std::get_if<PointScale>(&scale_);
  if (number && points != nullptr && !points->out_of_from_survey && *number > points->out_of) {
    findings.warning(Code::survey_points, place.place(),
                     fmt::format("{} is more than the '{}' points that {} is out of", in_quotes(cell),
                                 to_text(points->out_of), in_quotes(id_)));
  }
  return number;
}

std::optional<double> AnswerReader::read_selection(std::string_view cell, const CellPlace& place,
                                                   Findings& findings) const {
  const auto& scale = std::get<SelectionScale>(scale_);
  std::vector<const Known*> ticked;
  bool says_none = false;
  bool is_wrong = false;
  for (std::size_t at = 0; at <= cell.size();) {
    const std::size_t end = std::min(cell.find(scale.separator, at), cell.size());
    const std::string_view part = trim(cell.substr(at, end - at));
    at = end + scale.separator.size();
    if (part.empty()) continue;
    if (!none_.empty() && fold_case(part) == none_) {
      says_none = true;
      continue;
    }
    const Known* answer = find(part);
    if (answer == nullptr) {
      report_unknown(part, place, findings);
      is_wrong = true;
    } else if (std::ranges::find(ticked, answer) == ticked.end()) {
      ticked.push_back(answer);
    }
  }
  // Separators alone say nothing, like a blank.
  if (is_wrong || (ticked.empty() && !says_none)) return std::nullopt;
  if (says_none && !ticked.empty()) {
    findings.error(Code::survey_answer, place.place(),
                   fmt::format("{} stands beside other answers to {}: it ticks nothing, so it stands alone",
                               in_quotes(scale.none), in_quotes(id_)));
    return std::nullopt;
  }
  double points = 0.0;
  if (scale.ticks.empty()) {
    for (const Known* answer : ticked) points += answer->points;
  } else {
    for (const auto& [least, worth] : scale.ticks) {
      if (static_cast<double>(ticked.size()) >= least) points = worth;
    }
  }
  return std::min(points, scale.out_of);
}

}  // namespace hallmark
