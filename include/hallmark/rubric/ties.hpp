#pragma once

#include <cstdint>
#include <string_view>

#include "hallmark/support/enum_table.hpp"

namespace hallmark {

/// Which place equal ones get.
enum class Ties : std::uint8_t { min, max, dense, average, ordinal };

struct TiesRow {
  Ties enumerator;
  std::string_view word;
  bool is_for_marks;  ///< Marks that come from ranks take it too.
};

template <>
inline constexpr auto enum_rows<Ties> = enum_table<TiesRow>({{Ties::min, "min", true},
                                                             {Ties::max, "max", true},
                                                             {Ties::dense, "dense", false},
                                                             {Ties::average, "average", true},
                                                             {Ties::ordinal, "ordinal", false}});

}  // namespace hallmark
