#pragma once

#include <string>
#include <string_view>

namespace hallmark {

/// A text inside an element or an attribute of HTML or SVG: nothing in it starts or ends one.
[[nodiscard]] std::string html_text(std::string_view text);

}  // namespace hallmark
