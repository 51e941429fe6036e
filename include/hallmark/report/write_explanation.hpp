#pragma once

#include <string>

#include "hallmark/explanation/explanation.hpp"
#include "hallmark/report/write.hpp"

namespace hallmark {

/// An explanation in a format; CSV has a row a node.
[[nodiscard]] std::string write(const LeagueTable& table, const Explanation& explanation, Format format,
                                const TerminalStyle& style = {});

}  // namespace hallmark
