#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace hallmark {

/// The offset of the first byte that is not part of a UTF-8 character, if there is one.
[[nodiscard]] std::optional<std::size_t> first_invalid_utf8(std::string_view text);

/// For comparing answers, labels, codes and names as a reader would: without blanks round it, every run of blanks one
/// blank, look-alikes of quotes, dashes and the ellipsis in their plain form, in one case, composed (NFC).
[[nodiscard]] std::string fold_case(std::string_view text);

/// Where a text has a sign that cannot be seen or is taken for another, what it is and where, as in "with a no-break
/// space behind it"; empty where it has none.
[[nodiscard]] std::string odd_sign_of(std::string_view text);

/// How many bytes at the end of a text say what a folded text says; 0 where it does not end so.
[[nodiscard]] std::size_t length_of_ending(std::string_view text, std::string_view folded);

/// Columns that a text takes on a terminal.
[[nodiscard]] std::size_t display_width(std::string_view text);

/// The longest beginning of a text that takes at most so many columns, with an ellipsis where something was cut.
[[nodiscard]] std::string cut_to_width(std::string_view text, std::size_t width);

/// A text from Windows code page 1252, as spreadsheets on Windows save it.
[[nodiscard]] std::string from_cp1252(std::string_view bytes);

}  // namespace hallmark
