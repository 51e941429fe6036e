#pragma once

#include <string>
#include <string_view>

namespace hallmark {

/// A text as a cell can hold it: what XML forbids, and what a reader would take for such an escape, is escaped as
/// workbooks do (_x0001_), bytes that are no UTF-8 become U+FFFD, and what goes beyond 32,767 UTF-16 units is cut with
/// an ellipsis.
[[nodiscard]] std::string cell_text(std::string_view text);

}  // namespace hallmark
