#include "report/csv_field.hpp"

#include <algorithm>

namespace hallmark {

bool runs_as_formula(std::string_view text) {
  return !text.empty() && std::string_view("=+-@\t\r").find(text[0]) != std::string_view::npos;
}

std::string csv_text(std::string_view text) {
  std::string field;
  append_csv_text(field, text);
  return field;
}

void append_csv_text(std::string& row, std::string_view text) {
  const bool needs_quotes =
      std::ranges::any_of(text, [](char c) { return c == ',' || c == '"' || c == '\r' || c == '\n'; });
  if (needs_quotes) row.push_back('"');
  if (runs_as_formula(text)) row.push_back('\'');
  if (!needs_quotes) {
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
