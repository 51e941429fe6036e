#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "support/trim.hpp"

namespace hallmark {

/// The parts of a text between separators, trimmed; empty ones are left out.
[[nodiscard]] inline std::vector<std::string> split(std::string_view text, std::string_view separators) {
  std::vector<std::string> parts;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find_first_of(separators), text.size());
    if (const std::string_view part = trim(text.substr(0, end)); !part.empty()) parts.emplace_back(part);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return parts;
}

}  // namespace hallmark
