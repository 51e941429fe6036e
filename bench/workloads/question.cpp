#include "question.hpp"

#include <array>
#include <charconv>

namespace hallmark::bench {

void append_answer(std::string& text, const AnswerKind& kind, std::uint32_t quality) {
  std::int64_t steps = kind.low + (((kind.high - kind.low) * static_cast<std::int64_t>(quality)) >> 24U);
  if (kind.name == yes_no.name) {
    text += steps == 1 ? "yes" : "no";
    return;
  }
  if (steps < 0) {
    text += '-';
    steps = -steps;
  }
  std::array<char, 24> digits{};
  char* end = std::to_chars(digits.data(), digits.data() + digits.size(), steps).ptr;
  std::string_view shown(digits.data(), static_cast<std::size_t>(end - digits.data()));
  const auto decimals = static_cast<std::size_t>(kind.decimals);
  if (decimals == 0) {
    text += shown;
  } else if (shown.size() > decimals) {
    text += shown.substr(0, shown.size() - decimals);
    text += '.';
    text += shown.substr(shown.size() - decimals);
  } else {
    text += "0.";
    text.append(decimals - shown.size(), '0');
    text += shown;
  }
  text += kind.suffix;
}

}  // namespace hallmark::bench
