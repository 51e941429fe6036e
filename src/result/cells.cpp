#include "result/cells.hpp"

#include <cmath>

#include <fmt/format.h>

#include "hallmark/support/number.hpp"
#include "support/trim.hpp"

namespace hallmark {

State take_doubt_mark(std::string_view& text) {
  for (const State state : {State::estimated, State::unsure}) {
    const std::string_view mark = doubt_mark(state);
    if (!text.ends_with(mark)) continue;
    text = trim(text.substr(0, text.size() - mark.size()));
    return state;
  }
  return State::answered;
}

std::string_view mark_without_value(State state) {
  return state == State::not_applicable ? not_applicable_mark : missing_mark;
}

std::string exact_cell(const Column& column, std::size_t unit) {
  const State state = column.states[unit];
  return has_value(state) ? to_text(column.values[unit]) : std::string(mark_without_value(state));
}

std::string rounded_cell(const Column& column, std::size_t unit, int decimals) {
  const State state = column.states[unit];
  if (!has_value(state)) return std::string(mark_without_value(state));
  return to_decimals(column.values[unit], decimals) + doubt_mark(state);
}

std::string exact_rank(const Ranking::Place& place) {
  return place.rank() ? to_text(*place.rank()) : std::string();
}

std::string shown_rank(const Ranking::Place& place) {
  if (!place.rank()) return "–";
  return fmt::format("{}{}", place.shared() ? "=" : "", to_text(*place.rank()));
}

std::string shown_range(const RankRange& range) {
  if (std::isnan(range.low)) return "–";
  if (range.low == range.high) return to_text(range.low);
  return fmt::format("{}–{}", to_text(range.low), to_text(range.high));
}

std::string group_cell(const LeagueTable& table, const std::string& group, std::size_t unit) {
  const Labels& labels = table.survey->labels.at(group);
  if (labels.codes[unit] != Labels::none) return std::string(labels.text(unit));
  return labels.states[unit] == State::not_applicable ? not_applicable_mark : "";
}

std::string coverage_percent(const LeagueTable& table, std::size_t unit) {
  const double coverage = table.card->coverage[0][unit];
  if (std::isnan(coverage)) return not_applicable_mark;
  // 99.6 % is not everything, and 0.3 % is not nothing.
  const double percent = 100.0 * coverage;
  const double shown = percent > 99.0  ? std::floor(percent + 1e-9)
                       : percent < 1.0 ? std::ceil(percent - 1e-9)
                                       : percent;
  return to_decimals(shown, 0) + "%";
}

std::string exact_number(const std::optional<double>& number) {
  return number ? to_text(*number) : std::string();
}

}  // namespace hallmark
