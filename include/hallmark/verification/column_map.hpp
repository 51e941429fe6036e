#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace hallmark {

/// What of ours is to be compared with which published column, as it was asked for.
struct MappedColumn {
  std::string ours;
  std::string published;
};

/// Reads pairs divided by commas, `score=total,rank=place`. A name in backticks may hold commas and equals signs, and
/// a backtick twice: score=`Online, all services`. Gives what is wrong with the first pair that cannot be read, or
/// nothing.
[[nodiscard]] std::string parse_column_map(std::string_view text, std::vector<MappedColumn>& columns);

}  // namespace hallmark
