#pragma once

#include <array>
#include <string_view>

namespace hallmark {

/// The states as JSON has them, in the order of `State`.
inline constexpr std::array<std::string_view, 5> state_names = {"answered", "unsure", "estimated", "missing",
                                                                "not_applicable"};

}  // namespace hallmark
