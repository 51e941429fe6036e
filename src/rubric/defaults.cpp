#include "rubric/defaults.hpp"

#include <algorithm>

#include "rubric/keys.hpp"

namespace hallmark {

namespace {

bool has_any(const YamlNode& map, std::initializer_list<std::string_view> keys) {
  return std::ranges::any_of(keys, [&map](std::string_view key) { return map.find(key) != nullptr; });
}

/// One mark has one source, and the companions of a scale go with that scale only.
bool indicator_takes(const YamlNode& indicator, std::string_view key) {
  const bool has_scale = has_any(indicator, {"answers", "range", "bands", "curve", "points"});
  const bool is_scale = key == "answers" || key == "range" || key == "bands" || key == "curve" || key == "points";
  if (is_scale || key == "normalise") return !has_scale && !has_any(indicator, {"normalise"});
  if (key == "log") return has_any(indicator, {"range"});
  if (key == "clamp") return has_any(indicator, {"range", "curve"});
  if (key == "select" || key == "separator" || key == "ticks" || key == "none" || key == "otherwise")
    return has_any(indicator, {"answers"});
  if (key == "out_of") return has_any(indicator, {"answers", "bands", "curve", "points"});
  if (key == "direction" || key == "constant") return has_any(indicator, {"normalise"});
  if (key == "limits" || key == "whole" || key == "unit") return !has_any(indicator, {"answers"});
  if (key == "treat") return !has_any(indicator, {"answers", "points"});
  if (key == "per") return !has_any(indicator, {"answers", "points"});
  if (key == "times") return has_any(indicator, {"per"});
  return true;
}

/// What decides how a node combines its children; marks are the indicators' affair.
bool dimension_takes(std::string_view key) {
  return key == "combine" || key == "round" || key == "min_coverage" || key == "weight" || key == "applies" ||
         key == "comparable" || key == "source";
}

const keys::List& keys_of(NodeKind kind) {
  if (kind == NodeKind::root) return keys::rubric;
  return kind == NodeKind::indicator ? keys::indicator : keys::dimension;
}

}  // namespace

Yaml with_defaults(const Yaml& map, const Yaml& defaults, NodeKind kind) {
  if (!defaults || defaults->kind != YamlNode::Kind::map || map->kind != YamlNode::Kind::map) return map;
  const keys::List& allowed = keys_of(kind);
  auto completed = std::make_shared<YamlNode>(*map);
  for (const YamlNode::Entry& entry : defaults->entries) {
    const std::string& key = entry.key->text;
    const bool is_known = std::ranges::find(allowed, std::string_view(key)) != allowed.end();
    if (!is_known || key == "missing" || (kind == NodeKind::root && key == "source") || map->find(key)) continue;
    if (kind == NodeKind::indicator ? indicator_takes(*completed, key) : dimension_takes(key)) {
      completed->entries.push_back(entry);
    }
  }
  return completed;
}

}  // namespace hallmark
