#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "hallmark/result/league_table.hpp"

namespace hallmark {

/// The official marks for cells without a number, and for those that were estimated or are of low reliability.
inline constexpr const char* missing_mark = "[x]";
inline constexpr const char* not_applicable_mark = "[z]";
inline constexpr const char* estimated_mark = "[e]";
inline constexpr const char* unsure_mark = "[u]";

/// The mark that stands behind a number of this state; empty where there is no doubt.
[[nodiscard]] constexpr const char* doubt_mark(State state) {
  return state == State::estimated ? estimated_mark : state == State::unsure ? unsure_mark : "";
}

/// Takes the mark behind a number off, and tells the state that it says.
State take_doubt_mark(std::string_view& text);

/// The mark of a state without a value.
[[nodiscard]] std::string_view mark_without_value(State state);

/// A score for machines: full precision, or the mark of its state.
[[nodiscard]] std::string exact_cell(const Column& column, std::size_t unit);

/// A score for people: the rubric's decimals, with [e] or [u] behind what is estimated or unsure, or the mark of its
/// state.
[[nodiscard]] std::string rounded_cell(const Column& column, std::size_t unit, int decimals);

/// A rank for machines, "3" or "2.5"; empty without one.
[[nodiscard]] std::string exact_rank(const Ranking::Place& place);

/// A rank for people, "=3" where it is shared; "–" without one.
[[nodiscard]] std::string shown_rank(const Ranking::Place& place);

/// A range of ranks for people, "3–7"; "–" without one.
[[nodiscard]] std::string shown_range(const RankRange& range);

/// The value of a group column for a unit, or the mark of its state.
[[nodiscard]] std::string group_cell(const LeagueTable& table, const std::string& group, std::size_t unit);

/// Coverage as a percentage for people; the mark of its state where nothing applies.
[[nodiscard]] std::string coverage_percent(const LeagueTable& table, std::size_t unit);

/// A number with full precision; empty where there is none.
[[nodiscard]] std::string exact_number(const std::optional<double>& number);

}  // namespace hallmark
