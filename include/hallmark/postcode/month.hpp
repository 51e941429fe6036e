#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string_view>

namespace hallmark {

/// A month of a year, or none.
class Month {
 public:
  constexpr Month() = default;
  [[nodiscard]] static constexpr Month from_count(std::uint16_t count) { return Month(count); }

  /// Reads "199606".
  [[nodiscard]] static constexpr std::optional<Month> from(std::string_view text) {
    if (text.size() != 6) return std::nullopt;
    std::uint32_t number = 0;
    for (const char c : text) {
      if (c < '0' || c > '9') return std::nullopt;
      number = number * 10 + static_cast<std::uint32_t>(c - '0');
    }
    const std::uint32_t year = number / 100;
    const std::uint32_t month = number % 100;
    if (year < 1 || year > last_year || month < 1 || month > 12) return std::nullopt;
    return Month(static_cast<std::uint16_t>(year * 12 + month - 1));
  }

  [[nodiscard]] constexpr bool is_known() const { return count_ != 0; }
  [[nodiscard]] constexpr std::uint32_t year() const { return count_ / 12U; }
  [[nodiscard]] constexpr std::uint32_t month() const { return count_ % 12U + 1U; }
  /// Months from January of the year 0; zero for none.
  [[nodiscard]] constexpr std::uint16_t count() const { return count_; }

  constexpr auto operator<=>(const Month&) const = default;

 private:
  static constexpr std::uint32_t last_year = 5460;

  constexpr explicit Month(std::uint16_t count) : count_(count) {}

  std::uint16_t count_ = 0;
};

}  // namespace hallmark
