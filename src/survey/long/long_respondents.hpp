#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "hallmark/support/column.hpp"

namespace hallmark {

/// Whose the answers of a long survey are: rows as a wide one would have them, one a respondent. Where no column names
/// the respondents, the first answer of a unit to each question is its first respondent's, and so on.
class LongRespondents {
 public:
  /// The row of a respondent by name. `row` is that of the file, counted from 0.
  std::uint32_t named(std::uint32_t unit, std::string_view name, std::size_t row);

  /// The rows of the answers to one question by their order; `units` and `rows` have one for each answer.
  std::vector<std::uint32_t> in_order(const std::vector<std::uint32_t>& units, const std::vector<std::size_t>& rows);

  /// Whether it is known who answered what: respondents have names, or as many answered each question of a unit.
  [[nodiscard]] bool are_known() const { return are_known_; }

  [[nodiscard]] const std::vector<std::uint32_t>& unit_of() const { return unit_of_; }

  /// A column of the rows of the file as one of respondents, each by the first of its rows.
  [[nodiscard]] Column by_respondent(const Column& rows) const;

  /// The answers of one question with `rows` of respondents as one a respondent. Who has none left it blank, unless it
  /// applies to none of the unit's.
  [[nodiscard]] Column spread_out(const Column& answers, const std::vector<std::uint32_t>& rows) const;

 private:
  std::uint32_t add(std::uint32_t unit, std::size_t row);

  std::vector<std::uint32_t> unit_of_;
  std::vector<std::size_t> first_rows_;
  std::map<std::pair<std::uint32_t, std::string>, std::uint32_t, std::less<>> by_name_;
  std::vector<std::vector<std::uint32_t>> of_unit_;  ///< By unit, where they have no names.
  std::vector<std::size_t> counts_;                  ///< By unit: the answers to the first question it has any of.
  bool are_known_ = true;
};

}  // namespace hallmark
