#include "report/csv_field.hpp"

namespace hallmark {

bool runs_as_formula(std::string_view text) {
  return !text.empty() && std::string_view("=+-@\t\r").find(text[0]) != std::string_view::npos;
}

std::string csv_text(std::string_view text) {
  std::string safe;
  if (runs_as_formula(text)) safe.push_back('\'');
  safe += text;
  if (safe.find_first_of(",\"\r\n") == std::string::npos) return safe;
  std::string quoted_text = "\"";
  for (const char c : safe) {
    if (c == '"') quoted_text.push_back('"');
    quoted_text.push_back(c);
  }
  quoted_text.push_back('"');
  return quoted_text;
}

void append_field(std::string& row, std::string_view field) {
  row.push_back(',');
  row += field;
}

}  // namespace hallmark
