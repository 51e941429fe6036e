#pragma once

#include "hallmark/result/result_file.hpp"

namespace hallmark {

/// The version of the JSON format, raised when a reader would have to change.
inline constexpr int result_version = 1;

[[nodiscard]] Result<ResultFile> read_result_json(const Source& source, ResultDetail detail);
[[nodiscard]] Result<ResultFile> read_result_csv(const Source& source);

}  // namespace hallmark
