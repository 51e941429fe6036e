#include "rubric/merge.hpp"

#include <algorithm>
#include <array>
#include <unordered_map>
#include <unordered_set>

namespace hallmark {

namespace {

constexpr std::array<std::string_view, 5> scales = {"answers", "range", "bands", "curve", "points"};

bool is_scale(std::string_view key) {
  return std::ranges::find(scales, key) != scales.end();
}

/// Whether other keys of an indicator may have no place beside this one.
bool displaces_others(std::string_view key) {
  return is_scale(key) || key == "normalise";
}

/// Whether a key of an indicator has no place beside another one that is put over it.
bool is_displaced(std::string_view key, std::string_view by) {
  if (key == by || !displaces_others(by)) return false;
  const bool normalises = by == "normalise";
  if (is_scale(key)) return !(normalises && key == "answers");
  if (key == "normalise" || key == "direction" || key == "constant") return is_scale(by) && by != "answers";
  if (key == "log") return by != "range";
  if (key == "clamp") return by != "range" && by != "curve";
  if (key == "select" || key == "separator" || key == "ticks" || key == "none" || key == "otherwise")
    return by != "answers";
  return key == "out_of" && (by == "range" || normalises);
}

std::string id_of(const Yaml& node) {
  const Yaml id = node->kind == YamlNode::Kind::map ? node->find("id") : nullptr;
  return id ? id->text : std::string();
}

/// A list some of whose items have ids; those that have none are for the reader to complain about.
bool has_ids(const YamlNode& list) {
  return std::ranges::any_of(list.items, [](const Yaml& item) { return !id_of(item).empty(); });
}

Yaml merged_lists(const Yaml& base, const Yaml& over) {
  auto list = std::make_shared<YamlNode>(*base);
  std::unordered_map<std::string, std::size_t> places;
  for (std::size_t i = 0; i < list->items.size(); ++i) places.emplace(id_of(list->items[i]), i);
  std::unordered_set<std::size_t> changed;
  for (const Yaml& item : over->items) {
    const std::string id = id_of(item);
    const auto same = places.find(id);
    if (id.empty() || same == places.end()) {
      list->items.push_back(item);
    } else if (changed.insert(same->second).second) {
      list->items[same->second] = merged(base->items[same->second], item);
    } else {
      list->items.push_back(merged(base->items[same->second], item));
    }
  }
  return list;
}

Yaml merged_maps(const Yaml& base, const Yaml& over) {
  std::vector<std::string_view> displacing;
  for (const YamlNode::Entry& entry : over->entries) {
    if (displaces_others(entry.key->text)) displacing.push_back(entry.key->text);
  }
  auto map = std::make_shared<YamlNode>(*base);
  std::erase_if(map->entries, [&displacing](const YamlNode::Entry& old) {
    return std::ranges::any_of(displacing, [&old](std::string_view by) { return is_displaced(old.key->text, by); });
  });
  std::unordered_map<std::string_view, std::size_t> places;
  for (std::size_t i = 0; i < map->entries.size(); ++i) places.emplace(map->entries[i].key->text, i);
  for (const YamlNode::Entry& entry : over->entries) {
    const auto same = places.find(entry.key->text);
    if (same == places.end()) {
      map->entries.push_back(entry);
    } else {
      map->entries[same->second] = {entry.key, merged(map->entries[same->second].value, entry.value)};
    }
  }
  return map;
}

}  // namespace

bool holds_nodes(std::string_view key) {
  return key == "dimensions" || key == "indicators" || key == "penalties";
}

Yaml with_entry(const Yaml& map, const YamlNode::Entry& entry) {
  auto changed = std::make_shared<YamlNode>(*map);
  std::erase_if(changed->entries, [&entry](const auto& old) { return is_displaced(old.key->text, entry.key->text); });
  const auto same = std::ranges::find(changed->entries, entry.key->text, [](const auto& old) { return old.key->text; });
  if (same == changed->entries.end()) {
    changed->entries.push_back(entry);
  } else {
    *same = entry;
  }
  return changed;
}

Yaml merged(const Yaml& base, const Yaml& over) {
  using Kind = YamlNode::Kind;
  if (base->kind == Kind::map && over->kind == Kind::map) return merged_maps(base, over);
  const bool both_are_lists = base->kind == Kind::sequence && over->kind == Kind::sequence;
  return both_are_lists && has_ids(*base) && has_ids(*over) ? merged_lists(base, over) : over;
}

Yaml without_ids(const Yaml& node, const std::unordered_set<std::string>& ids) {
  if (node->kind != YamlNode::Kind::map) return node;
  auto map = std::make_shared<YamlNode>(*node);
  for (YamlNode::Entry& entry : map->entries) {
    if (!holds_nodes(entry.key->text) || entry.value->kind != YamlNode::Kind::sequence) continue;
    auto list = std::make_shared<YamlNode>(*entry.value);
    std::erase_if(list->items, [&ids](const Yaml& item) { return ids.contains(id_of(item)); });
    for (Yaml& item : list->items) item = without_ids(item, ids);
    entry.value = list;
  }
  return map;
}

std::vector<std::string> ids_below(const Yaml& map) {
  std::vector<std::string> ids;
  if (map->kind != YamlNode::Kind::map) return ids;
  for (const YamlNode::Entry& entry : map->entries) {
    if (!holds_nodes(entry.key->text)) continue;
    for (const Yaml& item : entry.value->items) {
      if (const std::string id = id_of(item); !id.empty()) ids.push_back(id);
      const std::vector<std::string> below = ids_below(item);
      ids.insert(ids.end(), below.begin(), below.end());
    }
  }
  return ids;
}

}  // namespace hallmark
