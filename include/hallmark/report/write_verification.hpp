#pragma once

#include <string>

#include "hallmark/verification/verification.hpp"

namespace hallmark {

/// The verdict in words: a line a column, a line a difference, a summary.
[[nodiscard]] std::string verification_text(const Verification& verification);

}  // namespace hallmark
