#pragma once

#include <cstdint>
#include <string_view>

#include "hallmark/support/enum_table.hpp"

namespace hallmark {

enum class Format : std::uint8_t { table, csv, json, md, html, vega_lite, xlsx };

/// A format's name, suffix and needs. Who offers it says the command.
struct FormatRow {
  Format enumerator;
  std::string_view word;    ///< As `-f` has it.
  std::string_view suffix;  ///< Of files that are in it unless `-f` says otherwise; empty where no suffix says it.
  bool is_table_only;       ///< Shows the table and nothing else: the rest may be let go while a long one is made.
  bool needs_digests;       ///< Says the SHA-256 sums of what it was made from.
  bool shows_answers;       ///< As they were given, which takes the texts of the survey.
  bool is_workbook;         ///< Is no text, nothing for a terminal, and takes a library to make.
};

template <>
inline constexpr auto enum_rows<Format> = enum_table<FormatRow>({
    {Format::table, "table", "txt", true, false, false, false},
    {Format::csv, "csv", "csv", true, false, false, false},
    {Format::json, "json", "json", false, true, true, false},
    {Format::md, "md", "md", true, false, false, false},
    {Format::html, "html", "html", false, false, false, false},
    {Format::vega_lite, "vega-lite", "", false, false, false, false},
    {Format::xlsx, "xlsx", "xlsx", false, true, true, true},
});

}  // namespace hallmark
