#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace hallmark {

/// 'text', for messages: control characters are shown as escapes, long texts are cut.
[[nodiscard]] std::string in_quotes(std::string_view text);

/// A text that may go to a terminal: control characters are shown as escapes.
[[nodiscard]] std::string without_controls(std::string_view text);

/// The candidate that `text` was probably meant to be: within a third of its letters by insertions, removals,
/// replacements and swaps of neighbours, whatever the case.
[[nodiscard]] std::optional<std::string> nearest(std::string_view text, std::span<const std::string> candidates);

/// ": did you mean 'weight'?", or nothing where no candidate is near.
[[nodiscard]] std::string did_you_mean(std::string_view text, std::span<const std::string> candidates);

/// "'a', 'b' and 'c'"; of more than `most` the first ones "and 7 more".
[[nodiscard]] std::string listed(std::span<const std::string> texts, std::size_t most = 12);

/// "1 council", "3 councils".
[[nodiscard]] std::string counted(std::size_t count, std::string_view singular, std::string_view plural);

}  // namespace hallmark
