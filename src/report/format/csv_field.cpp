#include "report/format/csv_field.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>

namespace hallmark {

namespace {

/// By byte: whether a field with it has to be quoted.
constexpr auto wants_quotes = [] {
  std::array<bool, 256> wants{};
  for (const char c : {',', '"', '\r', '\n'}) wants[static_cast<unsigned char>(c)] = true;
  return wants;
}();

constexpr std::uint64_t ones = 0x0101010101010101ULL;

/// Eight bytes of a text.
std::uint64_t word_at(const char* text) {
  std::uint64_t word = 0;
  std::memcpy(&word, text, sizeof word);
  return word;
}

/// Whether one of eight bytes is a certain one (Warren 2013, 6-1).
constexpr std::uint64_t has(std::uint64_t word, char c) {
  const std::uint64_t differs = word ^ ones * static_cast<unsigned char>(c);
  return (differs - ones) & ~differs & ones << 7U;
}

bool needs_quotes(std::string_view text) {
  if (text.size() < sizeof(std::uint64_t)) {
    bool needs = false;
    for (const char c : text) needs |= wants_quotes[static_cast<unsigned char>(c)];
    return needs;
  }
  const auto in_word = [](std::uint64_t word) {
    return has(word, ',') | has(word, '"') | has(word, '\r') | has(word, '\n');
  };
  // The last eight bytes may overlap those before.
  const std::size_t last = text.size() - sizeof(std::uint64_t);
  std::uint64_t found = in_word(word_at(text.data() + last));
  for (std::size_t at = 0; at < last; at += sizeof(std::uint64_t)) found |= in_word(word_at(text.data() + at));
  return found != 0;
}

}  // namespace

bool runs_as_formula(std::string_view text) {
  return !text.empty() && std::string_view("=+-@\t\r").find(text[0]) != std::string_view::npos;
}

bool is_plain_csv_text(std::string_view text) {
  return !needs_quotes(text) && !runs_as_formula(text);
}

std::string csv_text(std::string_view text) {
  std::string field;
  append_csv_text(field, text);
  return field;
}

void append_csv_text(std::string& row, std::string_view text) {
  const bool is_quoted = needs_quotes(text);
  if (is_quoted) row.push_back('"');
  if (runs_as_formula(text)) row.push_back('\'');
  if (!is_quoted) {
    row += text;
    return;
  }
  for (const char c : text) {
    if (c == '"') row.push_back('"');
    row.push_back(c);
  }
  row.push_back('"');
}

void append_field(std::string& row, std::string_view field) {
  row.push_back(',');
  row += field;
}

}  // namespace hallmark
