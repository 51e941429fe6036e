#include "report/csv_field.hpp"

#include <algorithm>
#include <array>

namespace hallmark {

namespace {

/// By byte: whether a field with it has to be quoted.
constexpr auto wants_quotes = [] {
  std::array<bool, 256> wants{};
  for (const char c : {',', '"', '\r', '\n'}) wants[static_cast<unsigned char>(c)] = true;
  return wants;
}();

bool needs_quotes(std::string_view text) {
  bool needs = false;
  for (const char c : text) needs |= wants_quotes[static_cast<unsigned char>(c)];
  return needs;
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
