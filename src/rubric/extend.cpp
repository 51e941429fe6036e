#include "rubric/extend.hpp"

#include <algorithm>
#include <filesystem>
#include <unordered_set>

#include <fmt/format.h>

#include "hallmark/support/wording.hpp"
#include "rubric/fields.hpp"
#include "rubric/keys.hpp"
#include "rubric/merge.hpp"
#include "rubric/read_allowances.hpp"

namespace hallmark {

namespace {

/// Paths are relative to the file that says `extends`; nothing is looked up on the disk here.
std::string path_beside(const std::string& file, const std::string& path) {
  return (std::filesystem::path(file).parent_path() / path).lexically_normal().generic_string();
}

class Loader {
 public:
  Loader(const ReadText& read_text, Findings& findings) : read_text_(read_text), findings_(findings) {}

  Yaml load(const Source& source) {
    Yaml own = parse_yaml(source, findings_);
    if (!own || own->kind != YamlNode::Kind::map) return own;
    const std::vector<Allowance> allowed = read_allowances(source, *own, findings_);
    allowances_.insert(allowances_.end(), allowed.begin(), allowed.end());
    const Yaml extends = own->find("extends");
    if (!extends) {
      if (own->find("remove")) {
        findings_.error(Code::rubric_extends, own->find("remove")->place,
                        "'remove' takes nodes out of what a rubric 'extends', and this one extends nothing");
      }
      return own;
    }
    chain_.push_back(std::filesystem::path(source->name()).lexically_normal().generic_string());
    const Yaml base = load_base(*extends, source->name());
    chain_.pop_back();
    if (!base) return nullptr;
    // What the whole lacks, the rubric lacks that was asked for, not its base.
    auto whole = std::make_shared<YamlNode>(*merged(removed_from(base, *own), own));
    whole->place = own->place;
    return whole;
  }

  [[nodiscard]] const std::vector<Allowance>& allowances() const { return allowances_; }

 private:
  Yaml load_base(const YamlNode& extends, const std::string& file) {
    if (extends.kind != YamlNode::Kind::scalar) {
      findings_.error(Code::rubric_extends, extends.place,
                      fmt::format("'extends' must be the path of one rubric, not {}", described(extends)));
      return nullptr;
    }
    const std::string path = path_beside(file, extends.text);
    if (std::ranges::find(chain_, path) != chain_.end()) {
      findings_.error(Code::rubric_extends, extends.place,
                      fmt::format("{} extends itself{}", in_quotes(path),
                                  chain_.size() > 1 ? fmt::format(" by way of {}", listed(chain_)) : ""));
      return nullptr;
    }
    Result<Source> text = read_text_(path);
    if (!text.value) {
      const std::vector<Diagnostic> reasons = text.findings.shown();
      findings_.error(Code::rubric_extends, extends.place,
                      reasons.empty() ? fmt::format("{} cannot be read", in_quotes(path)) : reasons[0].message);
      return nullptr;
    }
    const Yaml base = load(*text.value);
    if (base && base->kind != YamlNode::Kind::map) {
      findings_.error(Code::rubric_extends, extends.place, fmt::format("{} is not a rubric", in_quotes(path)));
      return nullptr;
    }
    return base;
  }

  Yaml removed_from(const Yaml& base, const YamlNode& own) {
    const Yaml remove = own.find("remove");
    if (!remove) return base;
    if (remove->kind != YamlNode::Kind::sequence) {
      findings_.error(Code::rubric_extends, remove->place,
                      fmt::format("'remove' must be a list of ids, not {}", described(*remove)));
      return base;
    }
    const std::vector<std::string> known = ids_below(base);
    const std::unordered_set<std::string> is_known(known.begin(), known.end());
    std::unordered_set<std::string> ids;
    for (const Yaml& item : remove->items) {
      if (item->kind != YamlNode::Kind::scalar) {
        findings_.error(Code::rubric_extends, item->place,
                        fmt::format("'remove' must be a list of ids, and this is {}", described(*item)));
      } else if (is_known.contains(item->text)) {
        ids.insert(item->text);
      } else {
        findings_.error(Code::rubric_extends, item->place,
                        fmt::format("the base has no {} to remove{}", in_quotes(item->text),
                                    findings_.is_full() ? "" : did_you_mean(item->text, known)));
      }
    }
    return without_ids(base, ids);
  }

  const ReadText& read_text_;
  Findings& findings_;
  std::vector<std::string> chain_;
  std::vector<Allowance> allowances_;
};

std::vector<std::string> split(std::string_view text, char separator) {
  std::vector<std::string> parts;
  for (std::size_t at = 0; at <= text.size();) {
    const std::size_t end = std::min(text.find(separator, at), text.size());
    parts.emplace_back(text.substr(at, end - at));
    at = end + 1;
  }
  return parts;
}

/// The same tree at another place of another source.
Yaml moved(const Yaml& node, const Source& source, std::size_t by) {
  auto copy = std::make_shared<YamlNode>(*node);
  copy->place.source = source;
  copy->place.offset += by;
  for (Yaml& item : copy->items) item = moved(item, source, by);
  for (YamlNode::Entry& entry : copy->entries) entry = {moved(entry.key, source, by), moved(entry.value, source, by)};
  return copy;
}

/// The mapping with the entry at a path of keys replaced.
Yaml with_value(const Yaml& map, const std::vector<Yaml>& path, std::size_t at, const Yaml& value) {
  if (at + 1 == path.size()) return with_entry(map, {path[at], value});
  Yaml below = map->find(path[at]->text);
  if (!below || below->kind != YamlNode::Kind::map) {
    auto empty = std::make_shared<YamlNode>();
    empty->kind = YamlNode::Kind::map;
    empty->place = path[at]->place;
    // `normalise: minmax` and {method: minmax} say the same, so that a parameter can be set beside it.
    if (below && below->kind == YamlNode::Kind::scalar && path[at]->text == "normalise") {
      auto key = std::make_shared<YamlNode>(*path[at]);
      key->text = "method";
      empty->entries.push_back({key, below});
    }
    below = empty;
  }
  return with_entry(map, {path[at], with_value(below, path, at + 1, value)});
}

/// The document with the value set in the node of an id; nothing where no node has the id.
Yaml set_below(const Yaml& map, const std::vector<Yaml>& path, const Yaml& value) {
  if (map->kind != YamlNode::Kind::map) return nullptr;
  for (std::size_t i = 0; i < map->entries.size(); ++i) {
    const YamlNode::Entry& entry = map->entries[i];
    if (!holds_nodes(entry.key->text)) continue;
    for (std::size_t j = 0; j < entry.value->items.size(); ++j) {
      const Yaml& item = entry.value->items[j];
      const Yaml id = item->kind == YamlNode::Kind::map ? item->find("id") : nullptr;
      const bool is_it = id && id->text == path[0]->text;
      const Yaml changed = is_it ? with_value(item, path, 1, value) : set_below(item, path, value);
      if (!changed) continue;
      auto list = std::make_shared<YamlNode>(*entry.value);
      list->items[j] = changed;
      auto parent = std::make_shared<YamlNode>(*map);
      parent->entries[i].value = list;
      return parent;
    }
  }
  return nullptr;
}

}  // namespace

LoadedRubric load_extended(const Source& source, const ReadText& read_text, Findings& findings) {
  Loader loader(read_text, findings);
  Yaml root = loader.load(source);
  return {std::move(root), loader.allowances()};
}

Yaml with_override(const Yaml& root, const Override& override, Findings& findings) {
  const auto source = std::make_shared<const SourceText>(std::string(override_source), override.text);
  const std::size_t equals = override.text.find('=');
  const std::string_view left = std::string_view(override.text).substr(0, equals);
  if (equals == std::string::npos || left.empty()) {
    findings.error(Code::rubric_shape, {source, 0, override.text.size()},
                   fmt::format("{} sets nothing: --set takes ID.key=value, as in --set services.weight=3",
                               in_quotes(override.text)));
    return root;
  }
  std::vector<Yaml> path;
  std::size_t offset = 0;
  for (const std::string& part : split(left, '.')) {
    auto key = std::make_shared<YamlNode>();
    key->kind = YamlNode::Kind::scalar;
    key->text = part;
    key->place = {source, offset, std::max<std::size_t>(1, part.size())};
    offset += part.size() + 1;
    path.push_back(std::move(key));
  }
  const auto value_source =
      std::make_shared<const SourceText>(std::string(override_source), override.text.substr(equals + 1));
  const Yaml parsed = parse_yaml(value_source, findings);
  if (!parsed) return root;
  const Yaml value = moved(parsed, source, equals + 1);

  if (path.size() > 1) {
    if (const Yaml changed = set_below(root, path, value)) return changed;
  }
  if (std::ranges::find(keys::rubric, std::string_view(path[0]->text)) != keys::rubric.end() &&
      !holds_nodes(path[0]->text)) {
    return with_value(root, path, 0, value);
  }
  std::vector<std::string> candidates = ids_below(root);
  const bool is_id = std::ranges::find(candidates, path[0]->text) != candidates.end();
  if (is_id) {
    findings.error(Code::rubric_shape, path[0]->place,
                   fmt::format("{} is a node: say which of its keys to set, as in {}.weight=3",
                               in_quotes(path[0]->text), path[0]->text));
    return root;
  }
  candidates.insert(candidates.end(), keys::rubric.begin(), keys::rubric.end());
  findings.error(Code::rubric_unknown_name, path[0]->place,
                 fmt::format("{} is neither a node nor a key of the rubric{}", in_quotes(path[0]->text),
                             did_you_mean(path[0]->text, candidates)));
  return root;
}

}  // namespace hallmark
