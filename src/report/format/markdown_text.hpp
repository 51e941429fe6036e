#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace hallmark {

/// A text inside a cell or a line of Markdown: nothing in it ends the cell or starts a tag or an emphasis,
/// and control characters become escapes.
[[nodiscard]] std::string markdown_text(std::string_view text);

/// Adds a row of a Markdown table. The cells are Markdown already.
void append_markdown_row(std::string& text, const std::vector<std::string>& cells);

}  // namespace hallmark
