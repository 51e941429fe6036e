#include "hallmark/rubric/rubric_text.hpp"

#include <algorithm>

#include "rubric/keys.hpp"
#include "support/ascii.hpp"
#include "support/trim.hpp"

namespace hallmark {

namespace {

/// The key that a line of a mapping begins with; empty where it begins with none.
std::string_view key_of(std::string_view line) {
  if (line.starts_with('{')) line = trim_ascii(line.substr(1));
  const char quote = line.empty() ? '\0' : line.front();
  const bool is_quoted = quote == '"' || quote == '\'';
  if (is_quoted) line.remove_prefix(1);
  std::size_t end = 0;
  while (end < line.size() && (is_letter(line[end]) || line[end] == '_')) ++end;
  const std::string_view key = line.substr(0, end);
  line.remove_prefix(end);
  if (is_quoted && !line.starts_with(quote)) return {};
  if (is_quoted) line.remove_prefix(1);
  while (!line.empty() && (line.front() == ' ' || line.front() == '\t')) line.remove_prefix(1);
  const bool is_key = line.starts_with(':') && (line.size() == 1 || is_blank(line[1]));
  return is_key ? key : std::string_view();
}

bool says_nothing(std::string_view line) {
  const std::string_view text = trim_ascii(line);
  const bool is_indented = !line.empty() && (line.front() == ' ' || line.front() == '\t');
  return text.empty() || text.starts_with('#') || text.starts_with("---") || text.starts_with('%') || is_indented;
}

}  // namespace

bool begins_like_rubric(std::string_view beginning) {
  if (beginning.starts_with("\xEF\xBB\xBF")) beginning.remove_prefix(3);
  while (!beginning.empty()) {
    const std::size_t end = std::min(beginning.find_first_of("\r\n"), beginning.size());
    const std::string_view line = beginning.substr(0, end);
    beginning.remove_prefix(std::min(end + 1, beginning.size()));
    if (says_nothing(line)) continue;
    const std::string_view key = key_of(line);
    if (key.empty()) return false;
    if (std::ranges::find(keys::rubric, key) != keys::rubric.end()) return true;
  }
  return false;
}

}  // namespace hallmark
