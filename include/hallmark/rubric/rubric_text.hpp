#pragma once

#include <string_view>

namespace hallmark {

/// Whether a text begins as a rubric does: a YAML mapping with a key that rubrics have. The header of a table does not.
[[nodiscard]] bool begins_like_rubric(std::string_view beginning);

}  // namespace hallmark
