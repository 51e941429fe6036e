#pragma once

#include <cstddef>
#include <optional>
#include <string>

#include "hallmark/comparison/comparison.hpp"
#include "hallmark/report/write.hpp"

namespace hallmark {

/// A comparison in a format. For people it shows those that moved, `top` of them where it is given; Markdown stops
/// before the 65,536 characters that a comment on a change may have. CSV and JSON hold all.
[[nodiscard]] std::string write(const Comparison& comparison, Format format, const TerminalStyle& style = {},
                                std::optional<std::size_t> top = {});

}  // namespace hallmark
