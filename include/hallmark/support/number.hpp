#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "hallmark/support/enum_table.hpp"

namespace hallmark {

/// The one reader of numbers, for YAML, CSV and flags alike: a decimal number with blanks round it. Neither NaN,
/// infinities, hexadecimal, digit groups nor anything behind the number is taken.
[[nodiscard]] std::optional<double> parse_number(std::string_view text);

/// How the numbers of a survey are written.
struct NumberForm {
  bool lenient = false;       ///< `12%` is 12, `£1,234.50` is 1234.5.
  char decimal = '.';         ///< Or ',': then a point, a blank or an apostrophe may divide thousands.
  bool decimal_said = false;  ///< Somebody said what a comma is.
  bool divided_by_semicolons = false;  ///< Of the cells: a comma is likely to be a decimal sign.
};

/// A number in that form. A comma that may be either sign, and nobody said which, makes it none.
[[nodiscard]] std::optional<double> parse_number(std::string_view text, const NumberForm& form);

/// What a text may be where a comma in it has two readings, as the decimal sign first; nothing where it has one.
[[nodiscard]] std::optional<std::pair<double, double>> both_readings(std::string_view text, const NumberForm& form);

/// The shortest text that reads back to the same double; `-0` is written `0`.
[[nodiscard]] std::string to_text(double value);
/// Appends the number to `text`.
void append_number(std::string& text, double value);
/// The same, at a place that has room for `longest_number` characters; gives where it ends.
char* number_to(char* at, double value);
inline constexpr std::size_t longest_number = 32;

enum class RoundingMode : unsigned char { half_up, half_even, nearest, down };

template <>
inline constexpr auto enum_rows<RoundingMode> = enum_table<Worded<RoundingMode>>({{RoundingMode::half_up, "half_up"},
                                                                                  {RoundingMode::half_even,
                                                                                   "half_even"},
                                                                                  {RoundingMode::nearest, "nearest"},
                                                                                  {RoundingMode::down, "down"}});

/// Rounds to a number of decimals. `half_up`, `half_even` and `down` look at the decimal that the double prints as, so
/// that 0.2675 is a half; `half_up` takes a half away from zero. `nearest` takes the neighbouring decimal whose double
/// is nearer, and of two that are equally near the one with an even last digit.
[[nodiscard]] double round_to(double value, int decimals, RoundingMode mode);

/// For people: 1,234,567.
[[nodiscard]] std::string with_commas(std::uint64_t number);

/// For people: rounded `half_up` and printed with exactly that many decimals.
[[nodiscard]] std::string to_decimals(double value, int decimals);

}  // namespace hallmark
