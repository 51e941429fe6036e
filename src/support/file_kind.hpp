#pragma once

#include <string_view>

#include "hallmark/support/source_text.hpp"

namespace hallmark {

/// What a file is that is no text, by its first bytes, with its article: "a PDF"; empty where nothing says so.
[[nodiscard]] std::string_view kind_of_binary(std::string_view bytes);

/// The place of a file as a whole, for findings that show none of its bytes.
[[nodiscard]] Place place_of_file(const Source& source);

}  // namespace hallmark
