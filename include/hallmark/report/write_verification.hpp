#pragma once

#include <cstddef>
#include <string>

#include "hallmark/verification/verification.hpp"

namespace hallmark {

/// The verdict in words: a line a column, a line a difference, a summary. Lines longer than `width` columns are wrapped.
[[nodiscard]] std::string verification_text(const Verification& verification, std::size_t width);

}  // namespace hallmark
