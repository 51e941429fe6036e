#include "hallmark/verification/column_map.hpp"

#include <algorithm>
#include <optional>

#include <fmt/format.h>

#include "hallmark/support/wording.hpp"
#include "support/trim.hpp"

namespace hallmark {

namespace {

/// Takes a name off the front of a text, up to one of the signs that end it or, in backticks, to the closing one.
/// Nothing where that is missing or something stands behind it.
std::optional<std::string> take_name(std::string_view& text, std::string_view ends) {
  text = trim(text);
  if (!text.starts_with('`')) {
    const std::size_t end = std::min(text.find_first_of(ends), text.size());
    std::string name(trim(text.substr(0, end)));
    text.remove_prefix(end);
    return name;
  }
  std::string name;
  for (std::size_t at = 1; at < text.size(); ++at) {
    if (text[at] != '`') {
      name.push_back(text[at]);
    } else if (at + 1 < text.size() && text[at + 1] == '`') {
      name.push_back(text[at++]);
    } else {
      text = trim(text.substr(at + 1));
      return text.empty() || ends.find(text[0]) != std::string_view::npos ? std::optional(std::move(name))
                                                                          : std::nullopt;
    }
  }
  return std::nullopt;
}

}  // namespace

std::string parse_column_map(std::string_view text, std::vector<MappedColumn>& columns) {
  while (true) {
    const std::string_view pair = text;
    const auto ours = take_name(text, "=,");
    const bool has_sign = text.starts_with('=');
    if (has_sign) text.remove_prefix(1);
    const auto published = has_sign ? take_name(text, ",") : std::nullopt;
    if (!ours || !published || ours->empty() || published->empty()) {
      const bool is_open = std::ranges::count(pair, '`') % 2 == 1;
      return fmt::format("{} must be OURS=PUBLISHED, as in score=hdi,rank=hdi_rank{}", in_quotes(trim(pair)),
                         is_open ? ": a backtick is missing"
                                 : "; a name with a comma stands in backticks, as in score=`Score, all`");
    }
    columns.push_back({*ours, *published});
    if (text.empty()) return {};
    text.remove_prefix(1);
  }
}

}  // namespace hallmark
