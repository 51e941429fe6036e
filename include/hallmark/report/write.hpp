#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>

#include "hallmark/report/format.hpp"
#include "hallmark/result/league_table.hpp"
#include "hallmark/support/workers.hpp"

namespace hallmark {

/// How a table for a terminal is drawn.
struct TerminalStyle {
  std::size_t width = 80;
  bool colour = false;
};

/// Takes a text piece by piece.
using TextSink = std::function<void(std::string_view piece)>;

/// A league table in a format, but for a workbook, which is no text (`report/workbook.hpp`). Numbers have full
/// precision in CSV and JSON, the rubric's decimals for people.
[[nodiscard]] std::string write(const LeagueTable& table, Format format, const TerminalStyle& style = {});
/// The same, piece by piece where it may be long. Rows are written by several workers at a time while the sink takes
/// those before them, to the same bytes.
void write(const LeagueTable& table, Format format, const TerminalStyle& style, const Workers& workers,
           const TextSink& sink);

[[nodiscard]] std::string to_csv(const LeagueTable& table);
[[nodiscard]] std::string to_json(const LeagueTable& table);
[[nodiscard]] std::string to_markdown(const LeagueTable& table);
[[nodiscard]] std::string to_html(const LeagueTable& table);
[[nodiscard]] std::string to_vega_lite(const LeagueTable& table);
[[nodiscard]] std::string to_terminal(const LeagueTable& table, const TerminalStyle& style);

}  // namespace hallmark
