#pragma once

#include <string>
#include <string_view>

namespace hallmark {

/// Which letters the codes of a kind have: those of councils capitals, the ids of a rubric small ones.
enum class Letters : unsigned char { capital, small };

/// A code as part of an address: small letters, digits, hyphens and underscores. A code that loses something by that,
/// has letters of the other kind or names a device of Windows (`nul`, `com1`), gets a sum behind it, so that no two share an address, not even on disks that take
/// capitals and small letters for the same, and each keeps its own whatever others there are.
[[nodiscard]] std::string address_of(std::string_view code, Letters letters);

}  // namespace hallmark
