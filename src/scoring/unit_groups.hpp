#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "hallmark/survey/survey.hpp"

namespace hallmark {

/// The units that a data-driven step looks at together: those of each group of a column, or all of them. Units without
/// a value in the column, those that take no part and those without a group are in none.
struct UnitGroup {
  std::string name;        ///< Empty for all units.
  std::uint32_t code = 0;  ///< Of the group's label.
  std::vector<std::size_t> units;
};

[[nodiscard]] std::vector<UnitGroup> unit_groups(const Survey& survey, const Column& column,
                                                 const std::vector<bool>& screened, const std::string& over);

}  // namespace hallmark
