#include "scoring/rank_remarks.hpp"

#include <cmath>

#include <fmt/format.h>

#include "hallmark/support/number.hpp"
#include "hallmark/support/wording.hpp"
#include "support/billionths.hpp"

namespace hallmark {

namespace {

constexpr double first_places = 3.0;
constexpr double half = 0.5;

}  // namespace

void remark_on_coverage(const Ranking& ranking, const Scorecard& card, const Survey& survey, const Rubric& rubric,
                        Findings& findings) {
  if (rubric.root().min_coverage > 0.0 || rubric.screen_coverage > 0.0) return;
  const std::vector<double>& coverage = card.coverage[0];
  std::size_t count = 0;
  std::size_t first = 0;
  for (const std::uint32_t unit : ranking.order) {
    const auto rank = ranking.places[unit].rank();
    if (!rank || *rank > first_places || billionths(coverage[unit]) >= billionths(half)) continue;
    if (count++ == 0) first = unit;
  }
  if (count == 0) return;
  const std::string_view name = survey.name(first);
  const std::string others =
      count == 1 ? std::string()
                 : fmt::format(", and {} among the first three on less than half",
                               counted(count - 1, "other place", "other places"));
  const RowPlace& row = survey.places[first];
  findings.remark(Code::rank_coverage, {survey.sources[row.source()], row.offset(), 1},
                  fmt::format("the place of {}{} rests on a coverage of {}%{}: 'min_coverage' at the top of the rubric "
                              "would set the least",
                              in_quotes(survey.id(first)),
                              name.empty() ? std::string() : fmt::format(" ({})", without_controls(name)),
                              to_decimals(std::floor(100.0 * coverage[first]), 0), others));
}

}  // namespace hallmark
