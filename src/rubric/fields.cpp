#include "rubric/fields.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "hallmark/support/wording.hpp"
#include "rubric/keys.hpp"

namespace hallmark {

Fields::Fields(Yaml map, std::string_view what, std::vector<std::string_view> keys, Findings& findings)
    : place_(map->place), what_(what), findings_(&findings) {
  if (map->kind != YamlNode::Kind::map) {
    findings.error(Code::rubric_shape, map->place, fmt::format("{} must be a mapping, not {}", what, described(*map)));
    return;
  }
  map_ = std::move(map);
  for (const YamlNode::Entry& entry : map_->entries) {
    if (std::ranges::find(keys, std::string_view(entry.key->text)) != keys.end()) continue;
    const std::vector<std::string> candidates(keys.begin(), keys.end());
    std::string hint = findings.is_full() ? std::string() : did_you_mean(entry.key->text, candidates);
    if (hint.empty()) {
      const std::string_view owner = owner_of_key(entry.key->text);
      if (!owner.empty() && owner != what) hint = fmt::format(": it is one of {}", owner);
    }
    findings.error(Code::rubric_unknown_key, entry.key->place,
                   fmt::format("{} is not a key of {}{}", in_quotes(entry.key->text), what, hint));
  }
}

Place Fields::key_place(std::string_view key) const {
  if (map_) {
    for (const YamlNode::Entry& entry : map_->entries) {
      if (entry.key->text == key) return entry.key->place;
    }
  }
  return place_;
}

const std::vector<YamlNode::Entry>& Fields::entries() const {
  static const std::vector<YamlNode::Entry> none;
  return map_ ? map_->entries : none;
}

void Fields::require(std::string_view key, std::string_view why) const {
  if (!map_ || has(key)) return;
  findings_->error(Code::rubric_required, place_,
                   fmt::format("{} needs '{}'{}{}", what_, key, why.empty() ? "" : ", ", why));
}

std::string Fields::text(std::string_view key, std::string fallback) const {
  const Yaml node = get(key);
  if (!node) return fallback;
  return read_text(node, fmt::format("'{}'", key), *findings_).value_or(std::move(fallback));
}

std::vector<std::string> Fields::texts(std::string_view key) const {
  const Yaml node = get(key);
  std::vector<std::string> texts;
  if (!node) return texts;
  if (node->kind != YamlNode::Kind::sequence) {
    if (auto text = read_text(node, fmt::format("'{}'", key), *findings_)) texts.push_back(*std::move(text));
    return texts;
  }
  for (const Yaml& item : node->items) {
    if (auto text = read_text(item, fmt::format("an item of '{}'", key), *findings_)) texts.push_back(*std::move(text));
  }
  return texts;
}

double Fields::number(std::string_view key, double fallback) const {
  const Yaml node = get(key);
  return node ? read_number(node, fmt::format("'{}'", key), *findings_).value_or(fallback) : fallback;
}

bool Fields::boolean(std::string_view key, bool fallback) const {
  const Yaml node = get(key);
  return node ? read_boolean(node, fmt::format("'{}'", key), *findings_).value_or(fallback) : fallback;
}

std::optional<ColumnName> Fields::column(std::string_view key) const {
  const Yaml node = get(key);
  return node ? read_column(node, fmt::format("'{}'", key), *findings_) : std::nullopt;
}

std::string described(const YamlNode& node) {
  switch (node.kind) {
    case YamlNode::Kind::sequence:
      return "a list";
    case YamlNode::Kind::map:
      return "a mapping";
    case YamlNode::Kind::null:
      return node.text.empty() ? "nothing" : in_quotes(node.text);
    case YamlNode::Kind::scalar:
      break;
  }
  return in_quotes(node.text);
}

std::optional<std::string> read_text(const Yaml& node, std::string_view what, Findings& findings) {
  if (node->kind == YamlNode::Kind::scalar || node->kind == YamlNode::Kind::null) return node->text;
  findings.error(Code::rubric_shape, node->place, fmt::format("{} must be text, not {}", what, described(*node)));
  return std::nullopt;
}

std::optional<double> read_number(const Yaml& node, std::string_view what, Findings& findings, Code code) {
  if (node->kind == YamlNode::Kind::scalar && !node->quoted) {
    if (const auto number = parse_number(node->text)) return number;
  }
  findings.error(code, node->place, fmt::format("{} must be a number, not {}", what, described(*node)));
  return std::nullopt;
}

std::optional<bool> read_boolean(const Yaml& node, std::string_view what, Findings& findings) {
  if (node->kind == YamlNode::Kind::scalar) {
    if (node->text == "true" || node->text == "True") return true;
    if (node->text == "false" || node->text == "False") return false;
  }
  findings.error(Code::rubric_choice, node->place,
                 fmt::format("{} must be 'true' or 'false', not {}", what, described(*node)));
  return std::nullopt;
}

std::optional<std::size_t> read_choice(const Yaml& node, const std::vector<std::string>& words, std::string_view what,
                                       Findings& findings, Code code) {
  if (node->kind == YamlNode::Kind::scalar) {
    const auto found = std::ranges::find(words, node->text);
    if (found != words.end()) return static_cast<std::size_t>(found - words.begin());
    const std::string hint = did_you_mean(node->text, words);
    findings.error(code, node->place,
                   fmt::format("{} is no {}{}", in_quotes(node->text), what,
                               hint.empty() ? fmt::format(": there are {}", listed(words)) : hint));
    return std::nullopt;
  }
  findings.error(code, node->place, fmt::format("{} is no {}: there are {}", described(*node), what, listed(words)));
  return std::nullopt;
}

std::optional<std::pair<double, double>> read_pair(const Yaml& node, std::string_view what, Findings& findings,
                                                   Code code) {
  if (node->kind != YamlNode::Kind::sequence || node->items.size() != 2) {
    const std::string found =
        node->kind == YamlNode::Kind::sequence ? fmt::format("a list of {}", node->items.size()) : described(*node);
    findings.error(code, node->place, fmt::format("{} must be two numbers, not {}", what, found));
    return std::nullopt;
  }
  const auto first = read_number(node->items[0], fmt::format("the first of {}", what), findings);
  const auto second = read_number(node->items[1], fmt::format("the second of {}", what), findings);
  if (!first || !second) return std::nullopt;
  return std::pair(*first, *second);
}

std::optional<PlacedExpression> read_expression(const Yaml& node, ExpressionType wanted, Findings& findings) {
  const auto text = read_text(node, "an expression", findings);
  if (!text) return std::nullopt;
  Place place = node->place;
  place.offset += node->quoted ? 1 : 0;
  auto parsed = parse_expression(*text, wanted);
  if (const auto* error = std::get_if<ExpressionError>(&parsed)) {
    place.offset = std::min(place.offset + error->offset, place.source->text().size());
    place.length = std::max<std::size_t>(1, error->length);
    findings.error(error->code, place, error->message);
    return std::nullopt;
  }
  return PlacedExpression{std::move(std::get<Expression>(parsed)), place};
}

std::optional<ColumnName> read_column(const Yaml& node, std::string_view what, Findings& findings) {
  auto text = read_text(node, what, findings);
  if (!text) return std::nullopt;
  if (text->empty()) {
    findings.error(Code::rubric_shape, node->place, fmt::format("{} must be the name of a column, not empty", what));
    return std::nullopt;
  }
  return ColumnName{*std::move(text), node->place};
}

}  // namespace hallmark
