#include <algorithm>
#include <cstddef>
#include <vector>

#include "scratch.hpp"

namespace hallmark::golden {

namespace {

/// Lines with what ends them, so that a missing line end is a difference too.
std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = text.find('\n', at);
    if (end == std::string::npos) {
      lines.push_back(text.substr(at) + " (no line end)");
      break;
    }
    std::string line = text.substr(at, end - at);
    if (line.ends_with('\r')) line.replace(line.size() - 1, 1, "\\r");
    lines.push_back(line);
    at = end + 1;
  }
  return lines;
}

}  // namespace

std::string difference(const std::string& expected, const std::string& got) {
  if (expected == got) return "";
  const std::vector<std::string> before = lines_of(expected);
  const std::vector<std::string> after = lines_of(got);
  // The longest common subsequence from every pair of lines on; expectations are short.
  std::vector<std::vector<std::size_t>> common(before.size() + 1, std::vector<std::size_t>(after.size() + 1, 0));
  for (std::size_t i = before.size(); i-- > 0;) {
    for (std::size_t j = after.size(); j-- > 0;) {
      common[i][j] = before[i] == after[j] ? common[i + 1][j + 1] + 1 : std::max(common[i + 1][j], common[i][j + 1]);
    }
  }
  std::string text;
  std::size_t i = 0;
  std::size_t j = 0;
  while (i < before.size() || j < after.size()) {
    if (i < before.size() && j < after.size() && before[i] == after[j]) {
      text += "    " + before[i] + "\n";
      ++i;
      ++j;
    } else if (j == after.size() || (i < before.size() && common[i + 1][j] >= common[i][j + 1])) {
      text += "  - " + before[i++] + "\n";
    } else {
      text += "  + " + after[j++] + "\n";
    }
  }
  return text;
}

}  // namespace hallmark::golden
