#include "rubric/read_method.hpp"

#include <fmt/format.h>

#include "hallmark/support/variant_words.hpp"
#include "hallmark/support/wording.hpp"
#include "rubric/keys.hpp"

namespace hallmark {

namespace {

double read_weight_number(const Yaml& node, std::string_view what, Findings& findings) {
  const auto weight = read_number(node, what, findings, Code::rubric_weight);
  if (!weight) return 1.0;
  if (*weight >= 0.0) return *weight;
  findings.error(Code::rubric_weight, node->place,
                 fmt::format("{} must not be negative: {}", what, in_quotes(node->text)));
  return 1.0;
}

void read_group_weights(const Yaml& node, Weight& weight, Findings& findings) {
  if (node->kind != YamlNode::Kind::map) {
    findings.error(Code::rubric_weight, node->place,
                   fmt::format("'groups' must be a mapping of groups to weights, not {}", described(*node)));
    return;
  }
  for (const YamlNode::Entry& entry : node->entries) {
    weight.groups.emplace_back(
        ColumnName{entry.key->text, entry.key->place},
        read_weight_number(entry.value, fmt::format("the weight of {}", in_quotes(entry.key->text)), findings));
  }
}

Weight read_weight_by_group(const Yaml& node, Findings& findings) {
  Weight weight;
  weight.place = node->place;
  weight.has_default = node->find("default") != nullptr;
  const Yaml by = node->find("by");
  if (!by) {
    findings.error(Code::rubric_weight, node->place,
                   "a weight by group needs 'by', the column of the groups, as in {by: type, default: 10, county: 30}");
    return weight;
  }
  weight.by = read_column(by, "'by'", findings);
  for (const YamlNode::Entry& entry : node->entries) {
    const std::string& key = entry.key->text;
    if (key == "by") continue;
    if (key == "default") {
      weight.value = read_weight_number(entry.value, "the default weight", findings);
    } else if (key == "groups") {
      read_group_weights(entry.value, weight, findings);
    } else {
      weight.groups.emplace_back(
          ColumnName{key, entry.key->place},
          read_weight_number(entry.value, fmt::format("the weight of {}", in_quotes(key)), findings));
    }
  }
  return weight;
}

}  // namespace

Weight read_weight(const Fields& fields) {
  const Yaml node = fields.get("weight");
  if (!node) return {};
  if (node->kind == YamlNode::Kind::map) return read_weight_by_group(node, fields.findings());
  Weight weight;
  weight.value = read_weight_number(node, "a weight", fields.findings());
  return weight;
}

CombineRule read_combine(const Fields& fields) {
  const Yaml node = fields.get("combine");
  if (!node) return {};
  if (node->kind == YamlNode::Kind::map) {
    const Fields power(node, "'combine'", {"power"}, fields.findings());
    power.require("power", "as in {power: 2}");
    return PowerMean{power.number("power", 1.0)};
  }
  if (!read_choice(node, alternative_words<CombineRule>(), "way to combine", fields.findings())) return {};
  const CombineRule rule = *parse_alternative<CombineRule>(node->text);
  if (!std::holds_alternative<PowerMean>(rule)) return rule;
  fields.findings().error(Code::rubric_choice, node->place, "'power' needs its exponent, as in {power: 2}");
  return {};
}

MissingRule read_missing(const Fields& fields, MissingRule inherited) {
  using Policy = MissingRule::Policy;
  const Yaml node = fields.get("missing");
  if (!node) return inherited;
  if (node->kind != YamlNode::Kind::map) {
    const auto policy = read_word<Policy>(node, "policy for missing values", fields.findings(), Code::rubric_missing);
    return policy ? MissingRule{*policy, std::nullopt, 0.0} : inherited;
  }
  const Fields rule(node, "'missing'", keys::missing, fields.findings());
  if (rule.entries().size() != 1) {
    fields.findings().error(Code::rubric_missing, node->place,
                            "'missing' as a mapping is one of {mean_of: region}, {median_of: region} and {value: 3}");
    return inherited;
  }
  if (rule.has("value")) return {Policy::value, std::nullopt, rule.number("value", 0.0)};
  if (rule.has("mean_of")) return {Policy::mean, rule.column("mean_of"), 0.0};
  if (rule.has("median_of")) return {Policy::median, rule.column("median_of"), 0.0};
  return inherited;
}

double read_min_coverage(const Fields& fields) {
  const Yaml node = fields.get("min_coverage");
  if (!node) return 0.0;
  const auto share = read_number(node, "'min_coverage'", fields.findings());
  if (!share) return 0.0;
  if (*share >= 0.0 && *share <= 1.0) return *share;
  fields.findings().error(Code::rubric_number, node->place,
                          fmt::format("'min_coverage' must be a share from 0 to 1, not {}", in_quotes(node->text)));
  return 0.0;
}

std::optional<Rounding> read_round(const Fields& fields) {
  const Yaml node = fields.get("round");
  if (!node) return std::nullopt;
  const Fields round(node, "'round'", keys::round, fields.findings());
  if (!round.is_map()) return std::nullopt;
  round.require("to", "the number of decimals, as in {to: 2}");
  const double to = round.number("to", 0.0);
  if (to != static_cast<int>(to) || to < -9.0 || to > 15.0) {
    fields.findings().error(
        Code::rubric_number, round.get("to")->place,
        fmt::format("'to' must be a whole number of decimals up to 15, not {}", in_quotes(round.get("to")->text)));
    return std::nullopt;
  }
  Rounding rounding{static_cast<int>(to)};
  if (const Yaml node_of_mode = round.get("mode"))
    rounding.mode = read_word<RoundingMode>(node_of_mode, "way to round", fields.findings()).value_or(rounding.mode);
  return rounding;
}

std::optional<RespondentRule> read_respondents(const Fields& fields) {
  using Way = RespondentRule::Way;
  const Yaml node = fields.get("respondents");
  if (!node) return std::nullopt;
  RespondentRule rule;
  Yaml way = node;
  if (node->kind == YamlNode::Kind::map) {
    const Fields map(node, "'respondents'", keys::respondents, fields.findings());
    map.require("combine", "as in {combine: mean, weight: population}");
    rule.weight = map.column("weight");
    rule.order = map.column("order");
    way = map.get("combine");
    if (!way) return rule;
  }
  rule.way = read_word<Way>(way, "way to combine respondents", fields.findings()).value_or(rule.way);
  const bool weighs = rule.way == Way::mean || rule.way == Way::sum || rule.way == Way::share || rule.way == Way::mode;
  if (rule.weight && !weighs) {
    fields.findings().error(Code::rubric_choice, rule.weight->place,
                            fmt::format("a 'weight' has no meaning for {}", in_quotes(way->text)));
    rule.weight.reset();
  }
  if (rule.order && rule.way != Way::first && rule.way != Way::last) {
    fields.findings().error(Code::rubric_choice, rule.order->place,
                            fmt::format("an 'order' has no meaning for {}: 'first' and 'last' go by it",
                                        in_quotes(way->text)));
    rule.order.reset();
  }
  return rule;
}

void read_treatment(const Fields& fields, Node& node) {
  const Yaml given = fields.get("treat");
  if (!given) return;
  const Fields treat(given, "'treat'", keys::treat, fields.findings());
  Treatment treatment;
  const double winsorise = treat.number("winsorise", 0.0);
  if (winsorise < 0.0 || winsorise > 1e6 || winsorise != static_cast<int>(winsorise)) {
    fields.findings().error(
        Code::rubric_number, treat.get("winsorise")->place,
        fmt::format("'winsorise' must be a whole number of points, not {}", in_quotes(treat.get("winsorise")->text)));
  } else {
    treatment.winsorise = static_cast<int>(winsorise);
  }
  treatment.skew = treat.number("skew", 2.0);
  treatment.kurtosis = treat.number("kurtosis", 3.5);
  if (const Yaml then = treat.get("then")) {
    if (then->kind == YamlNode::Kind::map) {
      const Fields boxcox(then, "'then'", {"boxcox"}, fields.findings());
      boxcox.require("boxcox", "as in {boxcox: 0.25}");
      treatment.then = Treatment::Then::boxcox;
      treatment.lambda = boxcox.number("boxcox", 1.0);
    } else if (const auto step = read_word<Treatment::Then>(then, "step after winsorising", fields.findings())) {
      treatment.then = *step;
    }
  }
  if (const Yaml of = treat.get("of")) {
    treatment.of_winsorised = read_choice(of, {"original", "winsorised"}, "base of 'then'", fields.findings()) == 1;
  }
  if ((node.treat_over = treat.column("over"))) treatment.over = node.treat_over->text;
  node.treat = treatment;
}

}  // namespace hallmark
