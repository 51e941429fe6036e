#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "hallmark/rubric/rubric.hpp"
#include "survey/cells/cell_place.hpp"
#include "survey/cells/known_answers.hpp"
#include "survey/cells/other_answers.hpp"

namespace hallmark {

/// Reads the cells of one question: coded answers into points, everything else into numbers.
class AnswerReader {
 public:
  /// `form` may still change before a cell is read; all but the id and the limits must outlive this.
  AnswerReader(std::string id, const MarkScale& scale, const SurveyRules& rules, const NumberForm& form,
               const NumberLimits& limits = {});

  /// The value of a trimmed cell that is neither missing nor not applicable; nothing, and a finding, where it has none.
  [[nodiscard]] std::optional<double> read(std::string_view cell, const CellPlace& place, Findings& findings) const;

  /// Whether each cell has to be read, since what is unknown is counted.
  [[nodiscard]] bool counts_cells() const { return otherwise_.has_value(); }
  /// Whether a number may be one that must not be there.
  [[nodiscard]] bool has_limits() const { return limits_.are_set(); }
  /// A warning about the answers that were taken for `otherwise`.
  void report_others(Findings& findings) const;

 private:
  [[nodiscard]] std::optional<double> read_answer(std::string_view cell, const CellPlace& place,
                                                  Findings& findings) const;
  [[nodiscard]] std::optional<double> read_selection(std::string_view cell, const CellPlace& place,
                                                     Findings& findings) const;
  void report_unknown(std::string_view cell, const CellPlace& place, Findings& findings) const;

  std::string id_;
  const MarkScale& scale_;
  const SurveyRules& rules_;
  const NumberForm& form_;
  NumberLimits limits_;
  KnownAnswers known_;
  std::optional<double> otherwise_;
  std::unique_ptr<OtherAnswers> others_ = std::make_unique<OtherAnswers>();
};

/// The number in a trimmed cell, or nothing and a finding that names what needs it.
[[nodiscard]] std::optional<double> read_cell_number(std::string_view cell, std::string_view needed_by,
                                                     const NumberForm& form, const NumberLimits& limits,
                                                     const CellPlace& place, Findings& findings);

}  // namespace hallmark
