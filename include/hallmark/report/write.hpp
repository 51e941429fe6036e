#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "hallmark/report/league_table.hpp"

namespace hallmark {

enum class Format : std::uint8_t { table, csv, json, md, html, vega_lite, xlsx };

inline constexpr std::array<std::string_view, 7> format_names = {"table", "csv",       "json", "md",
                                                                 "html",  "vega-lite", "xlsx"};

/// How a table for a terminal is drawn.
struct TerminalStyle {
  std::size_t width = 80;
  bool colour = false;
};

/// A league table in a format. Numbers have full precision in CSV and JSON, the rubric's decimals for people.
[[nodiscard]] std::string write(const LeagueTable& table, Format format, const TerminalStyle& style = {});

[[nodiscard]] std::string to_csv(const LeagueTable& table);
[[nodiscard]] std::string to_json(const LeagueTable& table);
[[nodiscard]] std::string to_markdown(const LeagueTable& table);
[[nodiscard]] std::string to_html(const LeagueTable& table);
[[nodiscard]] std::string to_vega_lite(const LeagueTable& table);
/// The bytes of a workbook, with every score, answer and weight behind the table.
[[nodiscard]] std::string to_xlsx(const LeagueTable& table);
[[nodiscard]] std::string to_terminal(const LeagueTable& table, const TerminalStyle& style);

}  // namespace hallmark
