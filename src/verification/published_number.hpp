#pragma once

#include <optional>
#include <string_view>

namespace hallmark {

/// A number as it is written in a published table.
struct WrittenNumber {
  double value = 0.0;
  int decimals = 0;  ///< Digits behind the point, of the value.
};

/// Digits behind the point of a number as it is written.
[[nodiscard]] int decimals_of(std::string_view text);

/// "85.2", "85.2%" or "85.2 %", which is 85.2; nothing of anything else.
[[nodiscard]] std::optional<WrittenNumber> read_written_number(std::string_view text);
/// The same of a share: "85.2%" is 0.852.
[[nodiscard]] std::optional<WrittenNumber> read_written_share(std::string_view text);
/// A rank with or without signs that it is an ordinal or shared: "3", "3rd", "=3", "3=", "joint 3rd", "3rd equal",
/// "T3", "3T"; nothing of anything else.
[[nodiscard]] std::optional<WrittenNumber> read_written_rank(std::string_view text);

}  // namespace hallmark
