#pragma once

#include <string>
#include <string_view>

namespace hallmark {

/// Bytes in base64, as a data address holds them.
[[nodiscard]] std::string base64_of(std::string_view bytes);

}  // namespace hallmark
