#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "hallmark/rubric/rubric.hpp"
#include "hallmark/support/diagnostic.hpp"

namespace hallmark {

/// Gives the text of a file that a rubric extends, or the reason it cannot be read.
using ReadText = std::function<Result<Source>(const std::string& path)>;

/// One `--set ID.key=value`.
struct Override {
  std::string text;
};

/// Reads a rubric: extends, removes, overrides, then checks it and reports everything that is wrong. The rubric is
/// there beside errors as far as it could be read, so that the survey can be checked too.
[[nodiscard]] Result<Rubric> read_rubric(const Source& source, const ReadText& read_text,
                                         const std::vector<Override>& overrides = {});

/// The name that findings in `--set` flags are reported under.
inline constexpr std::string_view override_source = "--set";

}  // namespace hallmark
