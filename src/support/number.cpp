#include "hallmark/support/number.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <vector>

#include <fmt/compile.h>
#include <fmt/format.h>

#include "support/ascii.hpp"
#include "support/trim.hpp"

namespace hallmark {

namespace {

/// A decimal number as digits and the power of ten behind the first: 0.0267 is digits "267", exponent -2.
struct Decimal {
  bool negative = false;
  std::string digits;
  int exponent = 0;
};

Decimal shortest_decimal(double value) {
  std::array<char, 40> buffer{};
  const auto end =
      std::to_chars(buffer.data(), buffer.data() + buffer.size(), value, std::chars_format::scientific).ptr;
  std::string_view text(buffer.data(), static_cast<std::size_t>(end - buffer.data()));
  Decimal decimal;
  if (text.starts_with('-')) {
    decimal.negative = true;
    text.remove_prefix(1);
  }
  const std::size_t e = text.find('e');
  for (const char c : text.substr(0, e)) {
    if (c != '.') decimal.digits.push_back(c);
  }
  std::string_view exponent = text.substr(e + 1);
  if (exponent.starts_with('+')) exponent.remove_prefix(1);
  std::from_chars(exponent.data(), exponent.data() + exponent.size(), decimal.exponent);
  return decimal;
}

/// Adds one unit in the last place.
void increment(Decimal& decimal) {
  std::size_t at = decimal.digits.size();
  while (at > 0 && decimal.digits[at - 1] == '9') decimal.digits[--at] = '0';
  if (at > 0) {
    ++decimal.digits[at - 1];
    return;
  }
  decimal.digits.insert(decimal.digits.begin(), '1');
  ++decimal.exponent;
}

double to_double(const Decimal& decimal) {
  const std::string text = fmt::format("{}{}.{}e{}", decimal.negative ? "-" : "", decimal.digits.substr(0, 1),
                                       decimal.digits.size() > 1 ? decimal.digits.substr(1) : "0", decimal.exponent);
  double value = 0.0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value == 0.0 ? 0.0 : value;
}

/// The decimal cut off behind `decimals` digits after the point, and what was cut.
struct DecimalCut {
  Decimal kept;
  std::string rest;  ///< Digits behind the cut, the first being the next decimal place.
};

DecimalCut cut_behind(Decimal decimal, int decimals) {
  const int keep = decimal.exponent + 1 + decimals;
  if (keep <= 0) {
    DecimalCut cut{{decimal.negative, "0", -decimals},
                   std::string(static_cast<std::size_t>(-keep), '0') + decimal.digits};
    return cut;
  }
  const auto kept = static_cast<std::size_t>(keep);
  if (kept >= decimal.digits.size()) return {std::move(decimal), ""};
  std::string rest = decimal.digits.substr(kept);
  decimal.digits.resize(kept);
  return {std::move(decimal), std::move(rest)};
}

bool is_odd(const Decimal& decimal) {
  return (decimal.digits.back() - '0') % 2 == 1;
}

bool rounds_up(const DecimalCut& cut, double value, RoundingMode mode) {
  if (cut.rest.empty() || mode == RoundingMode::down) return false;
  if (mode == RoundingMode::nearest) {
    Decimal next = cut.kept;
    increment(next);
    const double below = std::abs(value - to_double(cut.kept));
    const double above = std::abs(to_double(next) - value);
    return above < below || (above == below && is_odd(cut.kept));
  }
  if (cut.rest[0] != '5') return cut.rest[0] > '5';
  const bool is_half = cut.rest.find_first_not_of('0', 1) == std::string::npos;
  return !is_half || mode == RoundingMode::half_up || is_odd(cut.kept);
}

/// A plain decimal of up to 15 digits, which is most of what surveys hold: its digits and its power of ten are both
/// exact doubles, so that one division gives the nearest double, the same as from_chars.
std::optional<double> parse_short_decimal(std::string_view text) {
  constexpr std::size_t longest = 17;  // a sign, fifteen digits and a point
  static constexpr std::array<double, 16> powers = {1e0, 1e1, 1e2,  1e3,  1e4,  1e5,  1e6,  1e7,
                                                    1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15};
  if (text.size() > longest) return std::nullopt;
  const bool negative = text.starts_with('-');
  if (negative) text.remove_prefix(1);
  std::int64_t digits = 0;
  std::size_t count = 0;
  std::size_t decimals = 0;
  bool after_point = false;
  for (const char c : text) {
    if (is_digit(c)) {
      digits = digits * 10 + (c - '0');
      ++count;
      decimals += after_point ? 1 : 0;
    } else if (c == '.' && !after_point) {
      after_point = true;
    } else {
      return std::nullopt;
    }
  }
  if (count == 0 || count > 15) return std::nullopt;
  const double value = static_cast<double>(digits) / powers[decimals];
  return negative ? -value : value;
}

}  // namespace

std::optional<double> parse_number(std::string_view text) {
  text = trim(text);
  if (const auto value = parse_short_decimal(text)) return value;
  if (text.starts_with('+')) {
    text.remove_prefix(1);
    if (text.starts_with('-')) return std::nullopt;
  }
  if (text.empty()) return std::nullopt;
  double value = 0.0;
  const char* const last = text.data() + text.size();
  const auto [end, error] = std::from_chars(text.data(), last, value);
  if (error != std::errc() || end != last || !std::isfinite(value)) return std::nullopt;
  return value;
}

namespace {

/// What numbers are written with beside digits.
struct NumberSigns {
  char decimal = '.';
  std::vector<std::string_view> groups;  ///< What may divide thousands, one of these throughout.
  bool has_units = false;                ///< Pounds before it or per cent behind it.
};

/// The whole part without what divides its thousands: each group but the first has three digits. Nothing where that is
/// not so.
std::optional<std::string> ungrouped(std::string_view whole, const std::vector<std::string_view>& groups) {
  for (const std::string_view mark : groups) {
    const std::size_t first = whole.find(mark);
    if (first == std::string_view::npos) continue;
    if (first == 0 || first > 3) return std::nullopt;
    std::string plain(whole.substr(0, first));
    std::string_view rest = whole.substr(first);
    while (!rest.empty()) {
      const bool is_group = rest.starts_with(mark) && rest.size() >= mark.size() + 3;
      const std::string_view digits = is_group ? rest.substr(mark.size(), 3) : std::string_view();
      if (digits.empty() || !std::ranges::all_of(digits, is_digit)) return std::nullopt;
      plain += digits;
      rest.remove_prefix(mark.size() + 3);
    }
    return plain;
  }
  return std::string(whole);
}

std::optional<double> parse_with(std::string_view text, const NumberSigns& signs) {
  text = trim(text);
  std::string plain;
  if (text.starts_with('-')) {
    plain.push_back('-');
    text.remove_prefix(1);
  }
  constexpr std::string_view pound = "\xC2\xA3";
  if (signs.has_units && text.starts_with(pound)) text = trim(text.substr(pound.size()));
  if (signs.has_units && text.ends_with('%')) text = trim(text.substr(0, text.size() - 1));
  if (signs.decimal != '.' && text.find('.') != std::string_view::npos &&
      std::ranges::find(signs.groups, std::string_view(".")) == signs.groups.end())
    return std::nullopt;
  const std::size_t end = text.find(signs.decimal);
  const auto whole = ungrouped(text.substr(0, end), signs.groups);
  if (!whole) return std::nullopt;
  plain += *whole;
  if (end != std::string_view::npos) {
    const std::string_view fraction = text.substr(end + 1);
    // What divides thousands has no place behind the decimal sign.
    if (signs.decimal != '.' && fraction.find_first_of(".,'") != std::string_view::npos) return std::nullopt;
    plain += '.';
    plain += fraction;
  }
  if (plain.starts_with("--") || plain.starts_with("-+")) return std::nullopt;
  return parse_number(plain);
}

NumberSigns with_points(bool lenient) {
  return {'.', lenient ? std::vector<std::string_view>{","} : std::vector<std::string_view>(), lenient};
}

NumberSigns with_commas_for_points(bool lenient) {
  return {',', {".", " ", "\xC2\xA0", "\xE2\x80\xAF", "\xE2\x80\x89", "'", "\xE2\x80\x99"}, lenient};
}

}  // namespace

std::optional<double> parse_number(std::string_view text, const NumberForm& form) {
  if (form.decimal == ',') return parse_with(text, with_commas_for_points(form.lenient));
  if (!form.lenient) return parse_number(text);
  text = trim(text);
  if (const auto value = parse_short_decimal(text)) return value;
  return both_readings(text, form) ? std::nullopt : parse_with(text, with_points(true));
}

std::optional<std::pair<double, double>> both_readings(std::string_view text, const NumberForm& form) {
  if (form.decimal_said || !form.divided_by_semicolons || text.find(',') == std::string_view::npos) return std::nullopt;
  const auto decimal = parse_with(text, with_commas_for_points(true));
  const auto grouped = parse_with(text, with_points(true));
  return decimal && grouped ? std::optional(std::pair(*decimal, *grouped)) : std::nullopt;
}

std::string to_text(double value) {
  std::string text;
  append_number(text, value);
  return text;
}

void append_number(std::string& text, double value) {
  const std::size_t used = text.size();
  text.resize(used + longest_number);
  const char* const end = number_to(text.data() + used, value);
  text.resize(static_cast<std::size_t>(end - text.data()));
}

char* number_to(char* at, double value) {
  return fmt::format_to(at, FMT_COMPILE("{}"), value == 0.0 ? 0.0 : value);
}

double round_to(double value, int decimals, RoundingMode mode) {
  if (!std::isfinite(value)) return value;
  DecimalCut cut = cut_behind(shortest_decimal(value), decimals);
  if (rounds_up(cut, value, mode)) increment(cut.kept);
  return to_double(cut.kept);
}

std::string with_commas(std::uint64_t number) {
  std::string text = std::to_string(number);
  for (std::size_t at = text.size(); at > 3;) text.insert(at -= 3, ",");
  return text;
}

std::string to_decimals(double value, int decimals) {
  const double rounded = round_to(value, decimals, RoundingMode::half_up);
  return fmt::format("{:.{}f}", rounded == 0.0 ? 0.0 : rounded, decimals);
}

}  // namespace hallmark
