#pragma once

#include <cstdint>

#include "rubric/yaml_document.hpp"

namespace hallmark {

enum class NodeKind : std::uint8_t { root, dimension, indicator };

/// The mapping of a node with the entries of `defaults` that it could have said and did not. `missing` is not among
/// them: it is inherited through the tree, where a dimension may change it for what is below.
[[nodiscard]] Yaml with_defaults(const Yaml& map, const Yaml& defaults, NodeKind kind);

}  // namespace hallmark
