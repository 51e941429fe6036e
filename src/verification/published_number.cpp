#include "verification/published_number.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "hallmark/support/number.hpp"
#include "hallmark/support/unicode.hpp"
#include "support/ascii.hpp"
#include "support/trim.hpp"

namespace hallmark {

namespace {

constexpr std::array<std::string_view, 6> shared_words = {"=", "joint", "equal", "tied", "tie", "t"};
constexpr std::array<std::string_view, 4> ordinal_endings = {"st", "nd", "rd", "th"};

std::optional<WrittenNumber> number_in(std::string_view text) {
  const auto value = parse_number(text);
  return value ? std::optional(WrittenNumber{*value, decimals_of(text)}) : std::nullopt;
}

/// The number before a percent sign; nothing where there is no sign or no number.
std::optional<WrittenNumber> percent_in(std::string_view text) {
  if (!text.ends_with('%')) return std::nullopt;
  return number_in(trim(text.substr(0, text.size() - 1)));
}

/// The text without one of the words that say that a rank is shared, at either end.
std::string_view without_shared_words(std::string_view text) {
  for (const std::string_view word : shared_words) {
    if (text.starts_with(word)) {
      text = trim(text.substr(word.size()));
      break;
    }
  }
  for (const std::string_view word : shared_words) {
    if (text.ends_with(word) && !text.ends_with("st")) return trim(text.substr(0, text.size() - word.size()));
  }
  return text;
}

}  // namespace

int decimals_of(std::string_view text) {
  const std::size_t exponent_at = std::min(text.find_first_of("eE"), text.size());
  const std::size_t point = std::min(text.find('.'), exponent_at);
  const std::size_t written = exponent_at - std::min(point + 1, exponent_at);
  const double exponent = exponent_at < text.size() ? parse_number(text.substr(exponent_at + 1)).value_or(0.0) : 0.0;
  return static_cast<int>(std::clamp(static_cast<double>(written) - exponent, 0.0, 400.0));
}

std::optional<WrittenNumber> read_written_number(std::string_view text) {
  const auto percent = percent_in(text);
  return percent ? percent : number_in(text);
}

std::optional<WrittenNumber> read_written_share(std::string_view text) {
  const auto percent = percent_in(text);
  return percent ? std::optional(WrittenNumber{percent->value / 100.0, percent->decimals + 2}) : number_in(text);
}

std::optional<WrittenNumber> read_written_rank(std::string_view text) {
  const std::string folded = fold_case(trim(text));
  std::string_view rest = without_shared_words(folded);
  const bool is_ordinal = rest.size() > 2 && is_digit(rest[rest.size() - 3]) &&
                          std::ranges::find(ordinal_endings, rest.substr(rest.size() - 2)) != ordinal_endings.end();
  if (is_ordinal) rest.remove_suffix(2);
  return number_in(rest);
}

}  // namespace hallmark
