#pragma once

#include <string>
#include <string_view>

namespace hallmark {

/// Whether a spreadsheet would run a text as a formula when it is read or typed.
[[nodiscard]] bool runs_as_formula(std::string_view text);

/// Whether a text is a field of a CSV row as it is.
[[nodiscard]] bool is_plain_csv_text(std::string_view text);

/// A text as a field of a CSV row: quoted where it must be. A text that a spreadsheet would run as a formula gets an
/// apostrophe in front, which spreadsheets hide.
[[nodiscard]] std::string csv_text(std::string_view text);

/// The same, behind what a row has already.
void append_csv_text(std::string& row, std::string_view text);

/// A field that is known to need neither, such as a number.
void append_field(std::string& row, std::string_view field);

}  // namespace hallmark
