#pragma once

#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "rubric/yaml_document.hpp"

namespace hallmark {

/// One document over another: mappings by key, lists of things with ids by id, everything else replaced. An indicator
/// that gets another kind of scale loses the one it had. What is wrong with either stays to be found: an id that
/// stands twice in a list, an item without one.
[[nodiscard]] Yaml merged(const Yaml& base, const Yaml& over);

/// The mapping with one entry replaced or added at its end.
[[nodiscard]] Yaml with_entry(const Yaml& map, const YamlNode::Entry& entry);

/// The document without the dimensions, indicators and penalties of these ids.
[[nodiscard]] Yaml without_ids(const Yaml& node, const std::unordered_set<std::string>& ids);

/// All ids of dimensions, indicators and penalties below a mapping.
[[nodiscard]] std::vector<std::string> ids_below(const Yaml& map);

/// The keys of a mapping that hold lists of things with ids.
[[nodiscard]] bool holds_nodes(std::string_view key);

}  // namespace hallmark
