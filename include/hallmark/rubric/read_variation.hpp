#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "hallmark/rubric/audit_rules.hpp"
#include "hallmark/support/diagnostic.hpp"

namespace hallmark {

/// The name that findings in `--vary` flags are reported under.
inline constexpr std::string_view vary_source = "--vary";

/// Reads one `--vary`: weights=20%, weights=dirichlet:50, ID.weight=LOW..HIGH, KEY=a,b, treatment, respondents,
/// unsure or leave_one_out.
[[nodiscard]] std::optional<Variation> read_variation(const std::string& text, Findings& findings);

}  // namespace hallmark
