#include "hallmark/postcode/postcode.hpp"

#include <algorithm>
#include <array>

#include "support/ascii.hpp"
#include "support/trim.hpp"

namespace hallmark {

namespace {

constexpr std::string_view inward_letters = "ABDEFGHJLNPQRSTUWXYZ";
constexpr std::size_t longest_outward = 4;
constexpr std::size_t longest_postcode = 7;
constexpr std::uint32_t base = 37;  // blank, digits, letters

constexpr std::uint8_t not_inward = 0xff;

/// Where each character stands among the inward letters.
constexpr std::array<std::uint8_t, 256> inward_places = [] {
  std::array<std::uint8_t, 256> places{};
  for (std::uint8_t& place : places) place = not_inward;
  for (std::size_t at = 0; at < inward_letters.size(); ++at)
    places[static_cast<unsigned char>(inward_letters[at])] = static_cast<std::uint8_t>(at);
  return places;
}();

/// What the two letters of an area add to the number of an outward code, in units of `base` squared.
constexpr std::uint32_t area_number(std::string_view area) {
  return static_cast<std::uint32_t>(area[0] - 'A' + 11) * base + static_cast<std::uint32_t>(area[1] - 'A' + 11);
}

/// What people put between the parts.
bool is_between(char c) {
  return c == ' ' || c == '-' || c == '.' || c == '\t';
}

/// Capitals without what people put between the parts.
std::string cleaned(std::string_view text) {
  std::string clean;
  for (const char c : text) {
    if (!is_between(c)) clean.push_back(to_capital(c));
  }
  return clean;
}

/// A9, A99, A9A, AA9, AA99 or AA9A.
bool has_outward_shape(std::string_view clean) {
  if (clean.size() < 2 || clean.size() > longest_outward || !is_capital(clean[0])) return false;
  const std::string_view behind = clean.substr(is_capital(clean[1]) ? 2 : 1);
  return (behind.size() == 1 || behind.size() == 2) && is_digit(behind.front()) &&
         (is_digit(behind.back()) || is_capital(behind.back()));
}

std::optional<std::uint32_t> outward_number(std::string_view clean) {
  // Two old ones have another form: the Girobank's, and Newport's before 1984.
  if (!has_outward_shape(clean) && clean != "GIR" && clean != "NPT") return std::nullopt;
  std::uint32_t number = 0;
  for (std::size_t i = 0; i < longest_outward; ++i) {
    std::uint32_t digit = 0;
    if (i < clean.size()) {
      const char c = clean[i];
      digit = is_digit(c) ? static_cast<std::uint32_t>(c - '0' + 1) : static_cast<std::uint32_t>(c - 'A' + 11);
    }
    number = number * base + digit;
  }
  return number;
}

std::optional<std::uint32_t> inward_number(std::string_view clean) {
  if (clean.size() != 3 || !is_digit(clean[0])) return std::nullopt;
  const auto first = inward_places[static_cast<unsigned char>(clean[1])];
  const auto second = inward_places[static_cast<unsigned char>(clean[2])];
  if (first == not_inward || second == not_inward) return std::nullopt;
  const auto sector = static_cast<std::uint32_t>(clean[0] - '0');
  return (sector * 20 + first) * 20 + second;
}

std::optional<Postcode> from_clean(std::string_view clean) {
  if (clean.size() < 5 || clean.size() > longest_postcode) return std::nullopt;
  const auto outward = outward_number(clean.substr(0, clean.size() - 3));
  const auto inward = inward_number(clean.substr(clean.size() - 3));
  if (!outward || !inward) return std::nullopt;
  return Postcode::from_parts(*outward, *inward);
}

/// The character that is easily taken for this one; the same where there is none.
char lookalike(char c) {
  switch (c) {
    case 'O':
      return '0';
    case '0':
      return 'O';
    case 'I':
    case 'L':
      return '1';
    case '1':
      return 'I';
    default:
      return c;
  }
}

}  // namespace

std::optional<Postcode> Postcode::from(std::string_view text) {
  std::array<char, longest_postcode> clean{};
  std::size_t size = 0;
  for (const char c : text) {
    if (is_between(c)) continue;
    if (size == longest_postcode) return std::nullopt;
    clean[size++] = to_capital(c);
  }
  return from_clean({clean.data(), size});
}

std::string Postcode::text() const {
  std::string made = outward_text(outward_);
  made.push_back(' ');
  made.push_back(static_cast<char>('0' + inward_ / units_in_sector));
  made.push_back(inward_letters[inward_ / 20 % 20]);
  made.push_back(inward_letters[inward_ % 20]);
  return made;
}

std::optional<std::uint32_t> outward_from(std::string_view text) {
  const std::string_view word = trim(text);
  // Behind a blank a postcode goes on: CV1 5 is not the outward code CV15.
  return word.find(' ') == std::string_view::npos ? outward_number(cleaned(word)) : std::nullopt;
}

std::string outward_text(std::uint32_t outward) {
  std::array<char, longest_outward> characters{};
  std::size_t size = 0;
  for (std::uint32_t unit = base * base * base; unit > 0; unit /= base) {
    const std::uint32_t digit = outward / unit % base;
    if (digit > 0) characters[size++] = static_cast<char>(digit <= 10 ? '0' + digit - 1 : 'A' + digit - 11);
  }
  return {characters.data(), size};
}

std::vector<Postcode> meant_by(std::string_view text) {
  std::string clean;
  for (const char c : cleaned(text)) {
    if (is_capital(c) || is_digit(c)) clean.push_back(c);
  }
  if (clean.size() < 5 || clean.size() > longest_postcode) return {};
  std::vector<Postcode> meant;
  for (std::uint32_t choice = 0; choice < (1U << clean.size()); ++choice) {
    std::string variant = clean;
    bool differs = true;
    for (std::size_t i = 0; i < clean.size(); ++i) {
      if ((choice >> i & 1U) == 0) continue;
      variant[i] = lookalike(clean[i]);
      differs = differs && variant[i] != clean[i];
    }
    if (!differs) continue;
    if (const auto postcode = from_clean(variant)) meant.push_back(*postcode);
  }
  std::ranges::sort(meant);
  meant.erase(std::unique(meant.begin(), meant.end()), meant.end());
  return meant;
}

std::string what_is_wrong_with(std::string_view text) {
  const std::string clean = cleaned(text);
  if (clean.empty()) return "it is empty";
  if (!std::ranges::all_of(clean, [](char c) { return is_capital(c) || is_digit(c); }))
    return "a postcode has letters and digits only";
  if (!is_capital(clean.front())) return "a postcode begins with a letter";
  if (clean.size() > longest_postcode)
    return "it is longer than a postcode, which has at most seven letters and digits";
  // Where the second part begins: at the last blank, or three characters from the end.
  const std::string_view word = trim(text);
  const std::size_t blank = word.find_last_of(' ');
  const std::string last = blank == std::string_view::npos ? std::string() : cleaned(word.substr(blank));
  const auto is_outward = [&clean](std::size_t tail) {
    return clean.size() > tail && outward_number(std::string_view(clean).substr(0, clean.size() - tail)).has_value();
  };
  const bool cut_off = last.empty() ? !is_outward(3) && (is_outward(1) || is_outward(2)) : last.size() < 3;
  if (cut_off || clean.size() < 5) return "it is incomplete: a digit and two letters belong behind the first part";
  const std::string_view inward(clean.data() + clean.size() - 3, 3);
  if (!is_digit(inward[0])) return "the third character from the end has to be a digit";
  if (!is_capital(inward[1]) || !is_capital(inward[2])) return "its last two characters have to be letters";
  if (!inward_number(inward)) return "C, I, K, M, O and V are never among the last two letters";
  return "its first part is not an outward code such as CV1, M1, EC2V or SW1A";
}

std::string_view country_outside(std::uint32_t outward) {
  switch (outward / (base * base)) {
    case area_number("BT"):
      return "Northern Ireland";
    case area_number("JE"):
      return "Jersey";
    case area_number("GY"):
      return "Guernsey";
    case area_number("IM"):
      return "the Isle of Man";
    default:
      return {};
  }
}

}  // namespace hallmark
