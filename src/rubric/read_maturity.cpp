#include "rubric/read_maturity.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "hallmark/support/wording.hpp"
#include "rubric/keys.hpp"
#include "rubric/read_method.hpp"

namespace hallmark {

namespace {

std::vector<Level> read_levels(const Yaml& list, Findings& findings) {
  std::vector<Level> levels;
  if (list->kind != YamlNode::Kind::sequence || list->items.empty()) {
    findings.error(Code::rubric_levels, list->place,
                   "'levels' is a list, as in [{name: Starting, from: 0}, {name: Leading, from: 75}]");
    return levels;
  }
  for (const Yaml& item : list->items) {
    const Fields fields(item, "a level", keys::level, findings);
    fields.require("name", "");
    fields.require("from", "the score at which it begins");
    const Yaml name_node = fields.get("name");
    const Yaml from_node = fields.get("from");
    if (!name_node) continue;
    const std::string name = fields.text("name");
    if (std::ranges::find(levels, name, &Level::name) != levels.end()) {
      findings.error(Code::rubric_levels, name_node->place,
                     fmt::format("there are two levels called {}", in_quotes(name)));
    }
    const auto from = from_node ? read_number(from_node, "'from'", findings, Code::rubric_levels) : std::nullopt;
    if (from && !levels.empty() && *from <= levels.back().from) {
      findings.error(
          Code::rubric_levels, from_node->place,
          fmt::format("levels rise: {} from {} does not come after {} from '{}'", in_quotes(name),
                      in_quotes(from_node->text), in_quotes(levels.back().name), to_text(levels.back().from)));
    }
    levels.push_back(
        {name, from.value_or(levels.empty() ? 0.0 : levels.back().from + 1.0), fields.text("note")});
  }
  return levels;
}

std::optional<Gate> read_gate(const Yaml& item, const std::vector<Level>& levels, Findings& findings) {
  const Fields fields(item, "a gate", keys::gate, findings);
  if (!fields.is_map()) return std::nullopt;
  fields.require("when", "the condition under which it holds a council back");
  fields.require("at_most", "the highest level it lets through");
  fields.require("because", "the reason that is printed with it");
  std::optional<PlacedExpression> when;
  if (const Yaml node = fields.get("when")) when = read_expression(node, ExpressionType::truth, findings);
  std::optional<std::size_t> at_most;
  if (const Yaml node = fields.get("at_most")) {
    std::vector<std::string> names;
    for (const Level& level : levels) names.push_back(level.name);
    const auto known = std::ranges::find(names, node->text);
    if (known != names.end()) {
      at_most = static_cast<std::size_t>(known - names.begin());
    } else {
      const std::string hint = did_you_mean(node->text, names);
      findings.error(Code::rubric_gate, node->place,
                     fmt::format("{} is not one of the levels{}", described(*node),
                                 hint.empty() && !names.empty() ? fmt::format(": there are {}", listed(names)) : hint));
    }
  }
  if (!when || !at_most) return std::nullopt;
  return Gate{*std::move(when), *at_most, fields.text("because"), fields.place()};
}

}  // namespace

Maturity read_maturity(const Fields& rubric) {
  Maturity maturity;
  const Yaml node = rubric.get("maturity");
  if (!node) return maturity;
  Findings& findings = rubric.findings();
  const Fields fields(node, "'maturity'", keys::maturity, findings);
  if (!fields.is_map()) return maturity;
  fields.require("levels", "");
  if (const Yaml levels = fields.get("levels")) maturity.levels = read_levels(levels, findings);
  if (const Yaml decided_by = fields.get("decided_by")) {
    maturity.decided_by_weakest =
        read_choice(decided_by, {"score", "weakest"}, "way to decide the level", findings) == 1;
  }
  const Yaml gates = fields.get("gates");
  if (!gates) return maturity;
  if (gates->kind != YamlNode::Kind::sequence) {
    findings.error(Code::rubric_gate, gates->place, fmt::format("'gates' must be a list, not {}", described(*gates)));
    return maturity;
  }
  for (const Yaml& item : gates->items) {
    if (auto gate = read_gate(item, maturity.levels, findings)) maturity.gates.push_back(*std::move(gate));
  }
  return maturity;
}

namespace {

bool is_lowest_first(const Fields& fields) {
  const Yaml first = fields.get("first");
  return first && read_choice(first, {"highest", "lowest"}, "order of a ranking", fields.findings()) == 1;
}

/// The id of a node or the name of a column, or a mapping with one of them and an order of its own.
std::optional<TieBreak> read_tie_break(const Yaml& item, Findings& findings) {
  if (item->kind == YamlNode::Kind::scalar) return TieBreak{{item->text, item->place}, false};
  const Fields fields(item, "a criterion of 'ties_by'", keys::tie_break, findings);
  if (!fields.is_map()) return std::nullopt;
  auto by = fields.column("node");
  const auto column = fields.column("column");
  if (by.has_value() == column.has_value()) {
    findings.error(Code::rubric_choice, item->place,
                   "a criterion of 'ties_by' names one 'node' or one 'column', as in {node: cost, first: lowest}");
    return std::nullopt;
  }
  return TieBreak{by ? *std::move(by) : *column, is_lowest_first(fields)};
}

std::vector<TieBreak> read_ties_by(const Fields& ranking) {
  std::vector<TieBreak> criteria;
  const Yaml list = ranking.get("ties_by");
  if (!list) return criteria;
  if (list->kind != YamlNode::Kind::sequence) {
    ranking.findings().error(
        Code::rubric_choice, list->place,
        fmt::format("'ties_by' must be a list, as in [security, {{node: cost, first: lowest}}], not {}",
                    described(*list)));
    return criteria;
  }
  for (const Yaml& item : list->items) {
    if (auto criterion = read_tie_break(item, ranking.findings())) criteria.push_back(*std::move(criterion));
  }
  return criteria;
}

}  // namespace

RankingRule read_ranking(const Fields& rubric) {
  RankingRule rule;
  const Yaml node = rubric.get("ranking");
  if (!node) return rule;
  const Fields fields(node, "'ranking'", keys::ranking, rubric.findings());
  rule.within = fields.column("within");
  if (const Yaml ties = fields.get("ties"))
    rule.ties = read_word<Ties>(ties, "way to rank ties", fields.findings()).value_or(rule.ties);
  rule.lowest_first = is_lowest_first(fields);
  rule.ties_by = read_ties_by(fields);
  return rule;
}

double read_screen(const Fields& rubric) {
  const Yaml node = rubric.get("screen");
  if (!node) return 0.0;
  const Fields fields(node, "'screen'", keys::screen, rubric.findings());
  fields.require("min_coverage", "the share of the weight that a council must have answered");
  return read_min_coverage(fields);
}

}  // namespace hallmark
