#pragma once

#include <string>
#include <vector>

#include "hallmark/result/league_table.hpp"
#include "report/format/json_values.hpp"
#include "report/table/section.hpp"

namespace hallmark {

/// What one calls a unit: "country" where the column of names is called so, else "council".
[[nodiscard]] std::string unit_word(const Rubric& rubric);
[[nodiscard]] std::string units_word(const Rubric& rubric);

/// A group's text as a heading: "London borough" of "london_borough".
[[nodiscard]] std::string label_words(const std::string& text);

/// "Unitary", or "All councils" where all are peers.
[[nodiscard]] std::string heading_of(const Rubric& rubric, const Section& section);

/// "3 reach Leading, 12 Established and 4 no level", of those ranked in a section; empty without levels.
[[nodiscard]] std::string levels_sentence(const LeagueTable& table, const std::vector<std::size_t>& units);

/// "Scores run from 12.3 to 88.1; the median is 50.2.", of a node's marks among these units; empty where none has
/// one.
[[nodiscard]] std::string spread_sentence(const LeagueTable& table, std::size_t node,
                                          const std::vector<std::size_t>& units);

/// The median of the marks of these units; nothing where none has one.
[[nodiscard]] std::optional<double> median_mark(const LeagueTable& table, std::size_t node,
                                                const std::vector<std::size_t>& units);

/// How dark a mark is shown: 0 at the foot of the scale to 5 at its top.
[[nodiscard]] int shade_of(const Scale& scale, double mark);
/// The same of a level.
[[nodiscard]] int shade_of_level(const Rubric& rubric, std::size_t level);

/// A mark as a cell: {"t": "50.2", "c": "h h3"}.
[[nodiscard]] Json mark_cell(const LeagueTable& table, std::size_t node, std::size_t unit);

/// [{"text": …}, …], for lists of a template.
[[nodiscard]] Json text_list(const std::vector<std::string>& texts);

/// What the marks and stars of all pages mean, as far as they occur.
[[nodiscard]] std::vector<std::string> reading_notes(const LeagueTable& table);

}  // namespace hallmark
