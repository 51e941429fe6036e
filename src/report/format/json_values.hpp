#pragma once

#include <cmath>
#include <optional>
#include <string>

#include <nlohmann/json.hpp>

namespace hallmark {

using Json = nlohmann::ordered_json;

/// Null where there is no number; zero has no sign.
[[nodiscard]] inline Json number_or_null(double value) {
  return std::isnan(value) ? Json(nullptr) : Json(value == 0.0 ? 0.0 : value);
}

[[nodiscard]] inline Json number_or_null(const std::optional<double>& value) {
  return value ? number_or_null(*value) : Json(nullptr);
}

[[nodiscard]] inline Json text_or_null(std::string_view text) {
  return text.empty() ? Json(nullptr) : Json(text);
}

/// A document, a member a line. What is not UTF-8 is replaced.
[[nodiscard]] inline std::string json_text(const Json& json) {
  return json.dump(1, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace hallmark
