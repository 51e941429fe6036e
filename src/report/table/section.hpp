#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "hallmark/result/league_table.hpp"

namespace hallmark {

/// The part of a league table that holds one peer group, for people.
struct Section {
  std::string heading;  ///< The group's name; empty where all are peers.
  std::vector<std::size_t> ranked;
  std::vector<std::size_t> unranked;
  std::size_t ranked_in_all = 0;  ///< With those that are not shown.
  std::size_t unranked_in_all = 0;
};

[[nodiscard]] std::vector<Section> sections_of(const LeagueTable& table);

/// "Digital maturity, 2026".
[[nodiscard]] std::string title_of(const Rubric& rubric);

/// What a gate did in a section: "At most Emerging, since resident data is not yet safe" and the names it concerns.
struct GateSummary {
  std::string text;
  std::vector<std::string> names;
};

/// The gates that fired, or could not be decided, in a section.
[[nodiscard]] std::vector<GateSummary> gate_summaries(const LeagueTable& table, const Section& section);

/// "12 ranked, 1 not ranked", and how many of them are shown where not all are.
[[nodiscard]] std::string count_text(const Section& section);

/// What a column of rank ranges means.
inline constexpr std::string_view range_note =
    "Rank 5–95 %: where the rank lies in nine of ten draws of what the rubric's 'audit' varies, or of every weight by "
    "up to a fifth. 'hallmark audit' says more.";

/// The heading of the column of names: what the survey calls it.
[[nodiscard]] std::string name_heading(const Rubric& rubric);

/// A text with its first letter as a capital, where it is a plain one.
[[nodiscard]] std::string capitalised(std::string text);

/// Among whom marks are judged that depend on others, where not everybody is in the table; empty where that is of no
/// matter.
[[nodiscard]] std::string population_note(const LeagueTable& table);

/// Whether any number shown is in this state.
[[nodiscard]] bool shows(const LeagueTable& table, State state);

/// What the marks behind numbers mean, of those that are there: "[e] rests on an estimated value".
[[nodiscard]] std::vector<std::string> doubt_notes(const LeagueTable& table);

}  // namespace hallmark
