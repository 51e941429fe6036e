#pragma once

#include <string>
#include <vector>

#include "hallmark/explanation/explanation.hpp"

namespace hallmark {

/// An explanation as one page that needs no other file.
[[nodiscard]] std::string explanation_html(const LeagueTable& table, const Explanation& explanation);

/// "Ynys Môn Fach (X06000003)".
[[nodiscard]] std::string unit_title(const LeagueTable& table, std::size_t unit);

/// Everything that has to be said about a unit, and the gates whose condition holds without changing its level.
[[nodiscard]] std::vector<std::string> explained_remarks(const LeagueTable& table, std::size_t unit);

/// ", others' answers as they are" where marks depend on these, for what is said of won and lost.
[[nodiscard]] std::string as_others_answer(const LeagueTable& table);

/// "64.1 · Emerging · rank =2 of 6 in unitary · coverage 100%".
[[nodiscard]] std::string rating_line(const LeagueTable& table, const Explanation& explanation);

/// "To reach Leading: +10.9 points." and what stands in the way, or why there is nothing to reach.
[[nodiscard]] std::string next_level_sentence(const LeagueTable& table, const Explanation& explanation);

/// "'Contacts made online (%)' from 40.5 to 75: 75.2", one a route; without what is answered now where that is nobody's
/// business.
[[nodiscard]] std::vector<std::string> route_sentences(const LeagueTable& table, const Explanation& explanation,
                                                       bool shows_answers = true);

/// The answer as it is shown: the official marks where there is none.
[[nodiscard]] std::string shown_answer(const Explanation::Line& line, const Node& node);

/// "said: 80; found: 30"; empty where the survey has no stages.
[[nodiscard]] std::string shown_stages(const std::vector<StageAnswer>& stages);

/// What the survey holds beside an answer, a question a text: "Stages: said: 80; found: 30. Evidence: https://…".
[[nodiscard]] std::vector<std::string> answer_notes(const LeagueTable& table, const Explanation& explanation);

/// Why questions and dimensions count what they count, those that say so: "Online: a measured share weighs twice".
[[nodiscard]] std::vector<std::string> reasons(const Rubric& rubric);

/// "Emerging: some of it works", where the rubric says what the level means.
[[nodiscard]] std::string level_meaning(const LeagueTable& table, std::size_t unit);

/// A number with the rubric's decimals; empty where there is none.
[[nodiscard]] std::string shown_number(const LeagueTable& table, const std::optional<double>& number);

/// "12.5%"; empty where there is none.
[[nodiscard]] std::string shown_share(const std::optional<double>& share);

/// "survey.csv:14:7".
[[nodiscard]] std::string shown_place(const std::optional<Place>& place);

}  // namespace hallmark
