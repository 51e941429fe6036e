#pragma once

#include <map>
#include <string>

#include "hallmark/survey/response_rows.hpp"
#include "survey/respondents/respondents.hpp"

namespace hallmark {

/// What `share` counts: the points of the best answer.
[[nodiscard]] double top_points(const Question& question);

/// How a column that is used as a number is combined, by the rule of the survey.
[[nodiscard]] RespondentRule rule_of_numbers(RespondentRule general);

/// Combines the columns of a survey's rows by the rules of a rubric.
class RowCombiner {
 public:
  RowCombiner(const std::vector<std::uint32_t>& unit_of, std::size_t units,
              const std::map<std::string, Column, std::less<>>& numbers, const RespondentRule& general)
      : unit_of_(unit_of), units_(units), numbers_(numbers), general_(general) {}

  [[nodiscard]] CombinedResponses answers(const Column& rows, const Question& question) const;
  /// Of a column that is used as a number.
  [[nodiscard]] Column numbers(const Column& rows) const;

 private:
  [[nodiscard]] CombinedResponses combined(const Column& rows, const RespondentRule& rule, double top) const;

  const std::vector<std::uint32_t>& unit_of_;
  std::size_t units_;
  const std::map<std::string, Column, std::less<>>& numbers_;
  const RespondentRule& general_;
};

}  // namespace hallmark
