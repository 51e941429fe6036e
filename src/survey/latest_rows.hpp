#pragma once

#include <cstddef>
#include <vector>

#include "survey/reading.hpp"

namespace hallmark {

/// The row of each unit that counts where `respondents` takes the first or last by an order of submissions: by table,
/// the offsets of these rows, rising. Rows that conditions leave out are not asked. What cannot be ordered is reported.
[[nodiscard]] std::vector<std::vector<std::size_t>> latest_rows(Reading& reading, const ColumnName& order);

}  // namespace hallmark
