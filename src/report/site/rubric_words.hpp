#pragma once

#include <string>
#include <vector>

#include "hallmark/rubric/rubric.hpp"

namespace hallmark {

/// How an indicator gets its mark, in sentences: "no earns 0 points, partly 1 and yes 2, of 2." and what else is done.
[[nodiscard]] std::vector<std::string> marking_rules(const Rubric& rubric, const Node& node);

/// The same in a few words: "3 answers", "0 to 100".
[[nodiscard]] std::string marking_words(const Node& node);

/// How a dimension gets its score: mean, what is missing, coverage, rounding, penalties.
[[nodiscard]] std::vector<std::string> combining_rules(const Rubric& rubric, const Node& node);

/// Levels, gates and how ranks are given.
[[nodiscard]] std::vector<std::string> rating_rules(const Rubric& rubric);

/// What is done where an answer is missing.
[[nodiscard]] std::string missing_words(const MissingRule& rule, const std::string& unit);

}  // namespace hallmark
