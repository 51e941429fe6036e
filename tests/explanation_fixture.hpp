#pragma once

#include <string_view>
#include <vector>

#include "hallmark/explanation/explanation.hpp"
#include "scoring_fixture.hpp"

namespace hallmark::test {

/// The cells behind the answers of one unit.
inline AnswerCells cells_of(const Scored& result, std::size_t unit) {
  std::vector<bool> wanted(result.survey->size(), false);
  wanted[unit] = true;
  return {*result.rubric, *result.survey, result.input.survey, wanted};
}

inline Explanation explained(const Scored& result, std::string_view id) {
  const std::size_t unit = result.unit(id);
  const LeagueTable table = result.table();
  return explain(table, *result.plan, *result.survey, cells_of(result, unit), PeerMarks(table), unit);
}

inline NextLevel next_of(const Scored& result, std::string_view id) {
  const std::size_t unit = result.unit(id);
  return next_level(*result.plan, *result.survey, cells_of(result, unit), *result.card, unit);
}

}  // namespace hallmark::test
