#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <variant>

namespace hallmark {

/// A step into a JSON document: a key of an object or an index of an array.
using JsonStep = std::variant<std::string, std::size_t>;

/// Where the value at the end of a path begins, as a byte offset; of a value that is not there, where the innermost one
/// begins that is. Goes through the whole text, so it is for messages only. The text has to be well-formed JSON.
[[nodiscard]] std::size_t offset_in_json(std::string_view text, std::span<const JsonStep> path);

/// "units[3].score".
[[nodiscard]] std::string to_text(std::span<const JsonStep> path);

}  // namespace hallmark
