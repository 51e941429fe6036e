#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "hallmark/rubric/audit_rules.hpp"
#include "hallmark/support/diagnostic.hpp"

namespace hallmark {

/// `weights` by the text of a share, "20%" or "0.2".
[[nodiscard]] std::optional<Variation> weights_within(const std::string& text, const Place& place, Findings& findings);

/// `weights` by the text of a concentration.
[[nodiscard]] std::optional<Variation> dirichlet_of(const std::string& text, const Place& place, Findings& findings);

/// What needs no more than its name: `treatment`, `respondents`, `unsure`, `leave_one_out`.
[[nodiscard]] std::optional<Variation> plain_variation(const std::string& text, const Place& place, Findings& findings);

/// Whether a weight can lie between two bounds; if not, that is reported.
[[nodiscard]] bool are_weight_bounds(double low, double high, const Place& place, Findings& findings);

/// Whether two texts are "on" and "off", in any order.
[[nodiscard]] bool are_on_and_off(const std::vector<std::string>& texts);

}  // namespace hallmark
