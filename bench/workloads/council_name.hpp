#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace hallmark::bench {

/// A council that does not exist.
struct Council {
  std::string code;
  std::string name;  ///< As a cell: in quotes where it has a comma.
  std::string_view type;
};

[[nodiscard]] Council invented_council(std::uint64_t number);

}  // namespace hallmark::bench
