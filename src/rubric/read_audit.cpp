#include "rubric/read_audit.hpp"

#include <cmath>

#include <fmt/format.h>

#include "hallmark/rubric/read_variation.hpp"
#include "hallmark/support/wording.hpp"
#include "rubric/keys.hpp"
#include "rubric/variation_text.hpp"

namespace hallmark {

namespace {

/// A YAML value as the text of a `--set`: what was read is written again, on one line.
std::string flow_text(const YamlNode& node) {
  std::string text;
  switch (node.kind) {
    case YamlNode::Kind::sequence:
      for (const Yaml& item : node.items) text += (text.empty() ? "" : ", ") + flow_text(*item);
      return "[" + text + "]";
    case YamlNode::Kind::map:
      for (const YamlNode::Entry& entry : node.entries)
        text += (text.empty() ? "" : ", ") + flow_text(*entry.key) + ": " + flow_text(*entry.value);
      return "{" + text + "}";
    case YamlNode::Kind::null:
      return node.text.empty() ? "null" : node.text;
    case YamlNode::Kind::scalar:
      break;
  }
  if (!node.quoted) return node.text;
  for (const char c : node.text) text += c == '\'' ? std::string("''") : std::string(1, c);
  return "'" + text + "'";
}

std::vector<std::string> flow_texts(const Yaml& list, std::string_view what, Findings& findings) {
  std::vector<std::string> texts;
  if (list->kind != YamlNode::Kind::sequence || list->items.size() < 2) {
    findings.error(Code::rubric_audit, list->place,
                   fmt::format("{} is a list of at least two alternatives, as in [a, b]", what));
    return texts;
  }
  for (const Yaml& item : list->items) texts.push_back(flow_text(*item));
  return texts;
}

/// {security: [10, 30]}, one variation an entry.
void read_weight(const Yaml& map, std::vector<Variation>& variations, Findings& findings) {
  if (map->kind != YamlNode::Kind::map) {
    findings.error(Code::rubric_audit, map->place,
                   "'weight' gives bounds to nodes, as in {weight: {security: [10, 30]}}");
    return;
  }
  for (const YamlNode::Entry& entry : map->entries) {
    const auto bounds = read_pair(entry.value, fmt::format("the weight of {}", in_quotes(entry.key->text)), findings,
                                  Code::rubric_audit);
    if (!bounds) continue;
    if (!are_weight_bounds(bounds->first, bounds->second, entry.value->place, findings)) continue;
    variations.push_back({VaryWeight{entry.key->text, bounds->first, bounds->second}, entry.key->place});
  }
}

void read_weights(const Yaml& node, std::vector<Variation>& variations, Findings& findings) {
  if (node->kind == YamlNode::Kind::map) {
    const Fields fields(node, "'weights'", keys::vary_weights, findings);
    const Yaml concentration = fields.get("dirichlet");
    fields.require("dirichlet", "the concentration, as in {dirichlet: 50}");
    if (!concentration) return;
    if (auto variation = dirichlet_of(flow_text(*concentration), concentration->place, findings))
      variations.push_back(*std::move(variation));
    return;
  }
  if (auto variation = weights_within(flow_text(*node), node->place, findings))
    variations.push_back(*std::move(variation));
}

void read_alternatives(const Fields& fields, std::vector<Variation>& variations) {
  fields.require("set", "the key that changes, as in {set: security.combine, to: [arithmetic, geometric]}");
  fields.require("to", "the list of what it takes in turn");
  const Yaml key = fields.get("set");
  const Yaml values = fields.get("to");
  if (!key || !values) return;
  VaryKey varied{fields.text("set"), flow_texts(values, "'to'", fields.findings())};
  if (!varied.values.empty()) variations.push_back({std::move(varied), key->place});
}

void read_map(const Yaml& item, std::vector<Variation>& variations, Findings& findings) {
  const Fields fields(item, "an item of 'vary'", keys::variation, findings);
  if (!fields.is_map()) return;
  if (const Yaml weights = fields.get("weights")) read_weights(weights, variations, findings);
  if (const Yaml weight = fields.get("weight")) read_weight(weight, variations, findings);
  if (fields.has("set") || fields.has("to")) read_alternatives(fields, variations);
  for (const std::string_view key : {"missing", "combine"}) {
    if (const Yaml values = fields.get(key)) {
      VaryKey varied{std::string(key), flow_texts(values, fmt::format("'{}'", key), findings)};
      if (!varied.values.empty()) variations.push_back({std::move(varied), fields.key_place(key)});
    }
  }
  if (const Yaml values = fields.get("treatment")) {
    if (are_on_and_off(flow_texts(values, "'treatment'", findings))) {
      variations.push_back({VaryTreatment(), fields.key_place("treatment")});
    } else {
      findings.error(Code::rubric_audit, values->place, "'treatment' varies between 'on' and 'off', as in [on, off]");
    }
  }
}

std::optional<double> read_whole(const Fields& fields, std::string_view key, double least) {
  constexpr double most = 9.0e15;
  const Yaml node = fields.get(key);
  if (!node) return std::nullopt;
  const auto number = read_number(node, fmt::format("'{}'", key), fields.findings());
  if (!number) return std::nullopt;
  if (*number == std::floor(*number) && *number >= least && *number <= most) return number;
  fields.findings().error(
      Code::rubric_audit, node->place,
      fmt::format("'{}' must be a whole number from {} up, not {}", key, to_text(least), in_quotes(node->text)));
  return std::nullopt;
}

}  // namespace

AuditRules read_audit(const Fields& rubric) {
  AuditRules rules;
  const Yaml node = rubric.get("audit");
  if (!node) return rules;
  Findings& findings = rubric.findings();
  const Fields fields(node, "'audit'", keys::audit, findings);
  if (!fields.is_map()) return rules;
  if (const auto draws = read_whole(fields, "draws", 1.0)) rules.draws = static_cast<std::size_t>(*draws);
  if (const auto seed = read_whole(fields, "seed", 0.0)) rules.seed = static_cast<std::uint64_t>(*seed);
  const Yaml vary = fields.get("vary");
  if (!vary) return rules;
  if (vary->kind != YamlNode::Kind::sequence) {
    findings.error(Code::rubric_audit, vary->place, fmt::format("'vary' must be a list, not {}", described(*vary)));
    return rules;
  }
  for (const Yaml& item : vary->items) {
    if (item->kind == YamlNode::Kind::map) {
      read_map(item, rules.variations, findings);
    } else if (item->kind == YamlNode::Kind::scalar) {
      if (auto variation = plain_variation(item->text, item->place, findings))
        rules.variations.push_back(*std::move(variation));
    } else {
      findings.error(
          Code::rubric_audit, item->place,
          fmt::format("an item of 'vary' must say what varies, as in {{weights: 20%}}, not {}", described(*item)));
    }
  }
  return rules;
}

}  // namespace hallmark
