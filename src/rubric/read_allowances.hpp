#pragma once

#include <vector>

#include "hallmark/support/diagnostic.hpp"
#include "rubric/yaml_document.hpp"

namespace hallmark {

/// What the comments of one file accept: `# hallmark: allow HM207 because …`, behind a line or above it. On a line of a
/// question, penalty or dimension it is about that one, anywhere else about what belongs to none. One without a code or
/// a reason accepts nothing and is a warning. `root` is the file's document.
[[nodiscard]] std::vector<Allowance> read_allowances(const Source& source, const YamlNode& root, Findings& findings);

}  // namespace hallmark
