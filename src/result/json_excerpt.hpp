#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace hallmark {

/// Where the key of a member of a document's root begins, at its quotation mark, if its value is an object or array.
/// A text that is no JSON may give anything.
[[nodiscard]] std::optional<std::size_t> offset_of_member(std::string_view text, std::string_view key);

/// The text of a result without the nodes of its units that are not named in `kept`: `units[].nodes` holds most of it.
/// What is left out is not looked at but for its brackets. Nothing where they do not match, so that the whole text has
/// to say what is wrong with it.
[[nodiscard]] std::optional<std::vector<char>> without_other_nodes(std::string_view text,
                                                                   std::span<const std::string> kept);

}  // namespace hallmark
