#include "hallmark/support/wording.hpp"

#include <algorithm>
#include <limits>
#include <numeric>

#include <fmt/format.h>

#include "hallmark/support/unicode.hpp"

namespace hallmark {

namespace {

/// Edits between two texts, swaps of neighbours counting as one (optimal string alignment).
std::size_t edit_distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> before(b.size() + 1);
  std::vector<std::size_t> last(b.size() + 1);
  std::vector<std::size_t> current(b.size() + 1);
  std::iota(last.begin(), last.end(), std::size_t{0});
  for (std::size_t i = 1; i <= a.size(); ++i) {
    current[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t replaced = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
      current[j] = std::min({last[j] + 1, current[j - 1] + 1, replaced});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
        current[j] = std::min(current[j], before[j - 2] + 1);
      }
    }
    std::swap(before, last);
    std::swap(last, current);
  }
  return last[b.size()];
}

}  // namespace

std::string without_controls(std::string_view text) {
  std::string shown;
  shown.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    const bool is_c1 = byte == 0xC2U && i + 1 < text.size() && static_cast<unsigned char>(text[i + 1]) < 0xA0U;
    if (byte == '\t') {
      shown.push_back(' ');
    } else if (byte == '\n') {
      shown += "\\n";
    } else if (byte == '\r') {
      shown += "\\r";
    } else if (byte < 0x20U || byte == 0x7FU) {
      shown += fmt::format("\\x{:02X}", byte);
    } else if (is_c1) {
      shown += fmt::format("\\x{:02X}", static_cast<unsigned char>(text[++i]));
    } else {
      shown.push_back(text[i]);
    }
  }
  // Text of another encoding would make the terminal guess.
  while (const auto bad = first_invalid_utf8(shown)) {
    shown.replace(*bad, 1, fmt::format("\\x{:02X}", static_cast<unsigned char>(shown[*bad])));
  }
  return shown;
}

std::string in_quotes(std::string_view text) {
  constexpr std::size_t longest = 60;
  // Cut before escaping, so that a file of one long line costs nothing.
  const std::string shown = without_controls(text.substr(0, 4 * longest));
  return fmt::format("'{}'", cut_to_width(shown, longest));
}

std::optional<std::string> nearest(std::string_view text, std::span<const std::string> candidates) {
  const std::string wanted = fold_case(text.substr(0, 200));
  const std::size_t tolerance = std::max<std::size_t>(1, wanted.size() / 3);
  std::size_t least = std::numeric_limits<std::size_t>::max();
  const std::string* best = nullptr;
  for (const std::string& candidate : candidates) {
    if (candidate.empty() || candidate == text) continue;
    const std::size_t longer = std::max(candidate.size(), wanted.size());
    if (longer - std::min(candidate.size(), wanted.size()) > tolerance) continue;
    const std::size_t distance = edit_distance(wanted, fold_case(candidate));
    if (distance <= tolerance && distance < least && distance < longer) {
      least = distance;
      best = &candidate;
    }
  }
  return best == nullptr ? std::nullopt : std::optional(*best);
}

std::string did_you_mean(std::string_view text, std::span<const std::string> candidates) {
  const auto near = nearest(text, candidates);
  return near ? fmt::format(": did you mean {}?", in_quotes(*near)) : std::string();
}

std::string listed(std::span<const std::string> texts, std::size_t most) {
  std::string list;
  const std::size_t named = texts.size() <= most ? texts.size() : most - 1;
  for (std::size_t i = 0; i < named; ++i) {
    if (i > 0) list += i + 1 == texts.size() ? " and " : ", ";
    list += in_quotes(texts[i]);
  }
  if (named < texts.size()) list += fmt::format(" and {} more", texts.size() - named);
  return list;
}

std::string counted(std::size_t count, std::string_view singular, std::string_view plural) {
  return fmt::format("{} {}", count, count == 1 ? singular : plural);
}

}  // namespace hallmark
