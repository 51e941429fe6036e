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

struct FindingsStyle {
  bool colour = false;   ///< Of text.
  bool all = false;      ///< All of a kind, not only the first three.
  bool warnings = true;  ///< Warnings as well as errors.
};

/// Findings in a format: with place, source line and caret for people; as data for editors and CI. Errors come before
/// warnings; what is left out of a kind is counted.
[[nodiscard]] std::string write_findings(const Findings& findings, FindingsFormat format,
                                         const FindingsStyle& style = {});

/// What docs/diagnostics.md says of a code; empty if there is no such code.
[[nodiscard]] std::string explanation_of(std::string_view code);

/// The heading of what it says: "The file is not YAML".
[[nodiscard]] std::string title_of(std::string_view code);

/// The text of docs/diagnostics.md.
[[nodiscard]] std::string_view diagnostics_page();

}  // namespace hallmark
