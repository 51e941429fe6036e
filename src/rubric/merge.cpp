#include "rubric/merge.hpp"

#include <algorithm>
#include <array>
#include <unordered_map>

namespace hallmark {

namespace {

constexpr std::array<std::string_view, 5> scales = {"answers", "range", "bands", "curve", "points"};

bool is_scale(std::string_view key) {
  return std::ranges::find(scales, key) != scales.end();
}

/// Whether a key of an indicator has no place beside another one that is put over it.
bool is_displaced(std::string_view key, std::string_view by) {
  if (key == by) return false;
  const bool normalises = by == "normalise";
  if (!is_scale(by) && !normalises) return false;
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

bool is_list_of_ids(const YamlNode& node) {
  return node.kind == YamlNode::Kind::sequence &&
         std::ranges::all_of(node.items, [](const Yaml& item) { return !id_of(item).empty(); });
}

Yaml merged_lists(const Yaml& base, const Yaml& over) {
  auto list = std::make_shared<YamlNode>(*base);
  std::unordered_map<std::string, std::size_t> places;
  for (std::size_t i = 0; i < list->items.size(); ++i) places.emplace(id_of(list->items[i]), i);
  for (const Yaml& item : over->items) {
    const auto same = places.find(id_of(item));
    if (same == places.end()) {
      list->items.push_back(item);
    } else {
      list->items[same->second] = merged(list->items[same->second], item);
    }
  }
  return list;
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
  if (base->kind == YamlNode::Kind::map && over->kind == YamlNode::Kind::map) {
    Yaml map = base;
    for (const YamlNode::Entry& entry : over->entries) {
      const Yaml old = map->find(entry.key->text);
      map = with_entry(map, {entry.key, old ? merged(old, entry.value) : entry.value});
    }
    return map;
  }
  if (is_list_of_ids(*base) && is_list_of_ids(*over) && !base->items.empty()) return merged_lists(base, over);
  return over;
}

Yaml without_ids(const Yaml& node, const std::vector<std::string>& ids) {
  if (node->kind != YamlNode::Kind::map) return node;
  auto map = std::make_shared<YamlNode>(*node);
  for (YamlNode::Entry& entry : map->entries) {
    if (!holds_nodes(entry.key->text) || entry.value->kind != YamlNode::Kind::sequence) continue;
    auto list = std::make_shared<YamlNode>(*entry.value);
    std::erase_if(list->items, [&ids](const Yaml& item) { return std::ranges::find(ids, id_of(item)) != ids.end(); });
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
