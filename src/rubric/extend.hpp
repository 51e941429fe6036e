#pragma once

#include <vector>

#include "hallmark/rubric/read_rubric.hpp"
#include "rubric/yaml_document.hpp"

namespace hallmark {

/// A rubric's document, and what the comments of its files accept.
struct LoadedRubric {
  Yaml root;  ///< Nothing where it cannot be read.
  std::vector<Allowance> allowances;
};

/// The document of a rubric with everything it `extends` merged in and what it says to `remove` taken out.
[[nodiscard]] LoadedRubric load_extended(const Source& source, const ReadText& read_text, Findings& findings);

/// The document with one `--set` carried out; unchanged, with a finding, where that cannot be done.
[[nodiscard]] Yaml with_override(const Yaml& root, const Override& override, Findings& findings);

}  // namespace hallmark
