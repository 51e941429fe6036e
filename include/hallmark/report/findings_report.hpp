#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "hallmark/support/diagnostic.hpp"
#include "hallmark/support/enum_table.hpp"

namespace hallmark {

enum class FindingsFormat : std::uint8_t { text, json, github, sarif };

template <>
inline constexpr auto enum_rows<FindingsFormat> =
    enum_table<Worded<FindingsFormat>>({{FindingsFormat::text, "text"},
                                        {FindingsFormat::json, "json"},
                                        {FindingsFormat::github, "github"},
                                        {FindingsFormat::sarif, "sarif"}});

/// Findings in a format: with place, source line and caret for people; as data for editors and CI.
[[nodiscard]] std::string write_findings(const Findings& findings, FindingsFormat format, bool colour = false);

/// What docs/diagnostics.md says of a code; empty if there is no such code.
[[nodiscard]] std::string explanation_of(std::string_view code);

/// The text of docs/diagnostics.md.
[[nodiscard]] std::string_view diagnostics_page();

}  // namespace hallmark
