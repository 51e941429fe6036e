#include "rubric/read_node.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "hallmark/support/wording.hpp"
#include "rubric/defaults.hpp"
#include "rubric/keys.hpp"
#include "rubric/read_limits.hpp"
#include "rubric/read_method.hpp"
#include "rubric/read_normalise.hpp"
#include "rubric/read_scale.hpp"
#include "support/ascii.hpp"

namespace hallmark {

namespace {

bool is_id(std::string_view text) {
  if (text.empty() || !is_letter(text[0])) return false;
  return std::ranges::all_of(text, [](char c) { return is_letter(c) || is_digit(c) || c == '_'; });
}

/// Whoever asks for something to be hidden must not find it published.
void check_disclosure(const Fields& fields) {
  const Yaml disclose = fields.get("disclose");
  if (!disclose) return;
  const auto chosen = read_choice(disclose, {"all", "aggregate", "none"}, "way to disclose", fields.findings());
  if (!chosen || *chosen == 0) return;
  fields.findings().error(Code::rubric_disclose, disclose->place,
                          fmt::format("{} cannot be promised: this version shows everything that it scores, which is "
                                      "what 'all' says",
                                      in_quotes(disclose->text)));
}

void read_reason_and_tags(const Fields& fields, Node& node) {
  node.reason = fields.text("reason");
  node.tags = fields.texts("tags");
  check_disclosure(fields);
}

}  // namespace

TreeReader::TreeReader(Rubric& rubric, Yaml defaults, Findings& findings)
    : rubric_(rubric), defaults_(std::move(defaults)), findings_(findings) {}

std::string TreeReader::read_id(const Fields& fields) {
  const Yaml node = fields.get("id");
  if (!node) {
    fields.require("id", "");
    return {};
  }
  const auto id = read_text(node, "'id'", findings_);
  if (!id) return {};
  if (!is_id(*id)) {
    findings_.error(
        Code::rubric_id, node->place,
        fmt::format("{} is not an id: an id is made of letters, digits and underscores and begins with a letter",
                    in_quotes(*id)));
    return *id;
  }
  const auto [known, is_new] = ids_.emplace(*id, node->place);
  if (!is_new) {
    const SourceText& source = *known->second.source;
    findings_.error(
        Code::rubric_repeated_id, node->place,
        findings_.is_full() ? fmt::format("the id {} is taken", in_quotes(*id))
                            : fmt::format("the id {} is taken: see line {} of {}", in_quotes(*id),
                                          source.position_of(known->second.offset).line, in_quotes(source.name())));
  }
  return *id;
}

void TreeReader::read(const Fields& fields) {
  Node& root = rubric_.nodes.emplace_back();
  root.title = rubric_.title;
  root.place = fields.place();
  const Yaml missing = defaults_ && defaults_->kind == YamlNode::Kind::map ? defaults_->find("missing") : nullptr;
  MissingRule inherited;
  if (missing) inherited = read_missing(Fields(defaults_, "'defaults'", keys::defaults, findings_), inherited);
  root.missing = read_missing(fields, inherited);
  read_reason_and_tags(fields, root);
  read_dimension(fields, 0);
  read_children(fields, 0, root.missing);
  if (!fields.has("dimensions") && !fields.has("indicators")) {
    findings_.error(Code::rubric_tree, fields.place(), "a rubric needs 'dimensions', and this one asks nothing");
  }
}

void TreeReader::read_dimension(const Fields& fields, std::size_t at) {
  Node& node = rubric_.nodes[at];
  node.combine = read_combine(fields);
  node.min_coverage = read_min_coverage(fields);
  node.round = read_round(fields);
  node.mirrored = read_lower_is_better(fields);
  read_normalise(fields, node);
  read_penalties(fields, at);
}

void TreeReader::read_children(const Fields& fields, std::size_t parent, MissingRule inherited) {
  bool has_list = false;
  for (const YamlNode::Entry& entry : fields.entries()) {
    const bool is_indicators = entry.key->text == "indicators";
    if (!is_indicators && entry.key->text != "dimensions") continue;
    has_list = true;
    if (entry.value->kind != YamlNode::Kind::sequence) {
      findings_.error(Code::rubric_tree, entry.value->place,
                      fmt::format("'{}' must be a list, not {}", entry.key->text, described(*entry.value)));
      continue;
    }
    for (const Yaml& item : entry.value->items) read_child(item, parent, is_indicators, inherited);
  }
  const bool is_empty = rubric_.nodes[parent].children.empty();
  if (is_empty && (parent != 0 || has_list)) {
    findings_.error(Code::rubric_tree, parent == 0 ? fields.place() : rubric_.nodes[parent].place,
                    parent == 0 ? std::string("'dimensions' is empty: a rubric without a question scores nothing")
                                : fmt::format("the dimension {} has neither 'indicators' nor 'dimensions'",
                                              in_quotes(rubric_.nodes[parent].id)));
  }
  check_weights(parent);
}

void TreeReader::check_weights(std::size_t parent) {
  const std::vector<std::size_t>& children = rubric_.nodes[parent].children;
  const bool all_zero = !children.empty() && std::ranges::all_of(children, [this](std::size_t child) {
    const Weight& weight = rubric_.nodes[child].weight;
    return weight.value == 0.0 &&
           std::ranges::all_of(weight.groups, [](const auto& group) { return group.second == 0.0; });
  });
  if (!all_zero) return;
  findings_.error(Code::rubric_weight, rubric_.nodes[children[0]].place,
                  fmt::format("every weight below {} is zero, so it can have no score",
                              parent == 0 ? std::string("the rubric itself") : in_quotes(rubric_.nodes[parent].id)));
}

void TreeReader::read_child(const Yaml& map, std::size_t parent, bool is_indicator, MissingRule inherited) {
  const std::size_t errors_before = findings_.error_count();
  const Fields fields(with_defaults(map, defaults_, is_indicator ? NodeKind::indicator : NodeKind::dimension),
                      is_indicator ? "an indicator" : "a dimension", is_indicator ? keys::indicator : keys::dimension,
                      findings_);
  if (!fields.is_map()) return;
  const std::size_t at = rubric_.nodes.size();
  rubric_.nodes.emplace_back();
  rubric_.nodes[parent].children.push_back(at);
  {
    Node& node = rubric_.nodes[at];
    node.is_indicator = is_indicator;
    node.parent = parent;
    node.depth = rubric_.nodes[parent].depth + 1;
    node.id = read_id(fields);
    node.place = fields.has("id") ? fields.get("id")->place : fields.place();
    node.title = fields.text("title", is_indicator ? fields.text("question", node.id) : node.id);
    node.note = fields.text("note");
    node.source = fields.text("source");
    read_reason_and_tags(fields, node);
    node.was = fields.texts("was");
    node.comparable = fields.boolean("comparable", true);
    node.weight = read_weight(fields);
    node.missing = read_missing(fields, inherited);
    if (const Yaml applies = fields.get("applies"))
      node.applies = read_expression(applies, ExpressionType::truth, findings_);
  }
  if (is_indicator) {
    read_indicator(fields, at);
    rubric_.nodes[at].valid = findings_.error_count() == errors_before;
  } else {
    read_dimension(fields, at);
    read_children(fields, at, rubric_.nodes[at].missing);
  }
}

Question TreeReader::read_question(const Fields& fields, std::string_view id) const {
  Question question;
  question.text = fields.text("question");
  question.column = {std::string(id), fields.has("id") ? fields.get("id")->place : fields.place()};
  if (auto column = fields.column("column")) question.column = *std::move(column);
  if (const Yaml value = fields.get("value")) {
    question.value = read_expression(value, ExpressionType::number, findings_);
    if (fields.has("column")) {
      findings_.error(Code::rubric_mark, fields.key_place("value"),
                      "'value' stands beside 'column': an indicator has one of them");
    }
    if (fields.has("answers") || fields.has("points")) {
      findings_.error(Code::rubric_mark, fields.key_place("value"),
                      "'value' is a number: give it a 'range', 'bands', 'curve' or 'normalise'");
    }
  }
  question.limits = read_limits(fields);
  question.unit = fields.text("unit");
  question.respondents = read_respondents(fields);
  if (question.respondents && question.respondents->order) {
    fields.findings().error(Code::rubric_choice, question.respondents->order->place,
                            "an 'order' chooses whole rows, so it belongs to 'respondents' in 'survey'");
    question.respondents->order.reset();
  }
  return question;
}

void TreeReader::read_indicator(const Fields& fields, std::size_t at) {
  Node& node = rubric_.nodes[at];
  node.round = read_round(fields);
  read_normalise(fields, node);
  read_treatment(fields, node);
  node.question = read_question(fields, node.id);
  const auto& long_layout = rubric_.survey.long_layout;
  node.question.scale =
      read_mark_scale(fields, fields.has("normalise"), long_layout && long_layout->points && long_layout->out_of);
  node.question.per = fields.column("per");
  node.question.times = fields.number("times", 1.0);
  const bool is_coded = fields.has("answers") || fields.has("points");
  if (fields.has("times") && !fields.has("per")) {
    findings_.error(Code::rubric_mark, fields.key_place("times"),
                    "'times' belongs to 'per': it multiplies what the denominator divides");
  }
  if (is_coded && fields.has("per")) {
    findings_.error(Code::rubric_mark, fields.key_place("per"),
                    "'per' divides a number, and this indicator has answers or points");
  }
  if (is_coded && node.treat && !node.normalise) {
    findings_.error(Code::rubric_mark, fields.key_place("treat"),
                    "'treat' is for numbers, and this indicator has answers or points");
  }
  const auto& respondents = node.question.respondents ? node.question.respondents : rubric_.survey.respondents;
  if (respondents && respondents->way == RespondentRule::Way::share &&
      !std::holds_alternative<AnswerScale>(node.question.scale)) {
    findings_.error(
        Code::rubric_choice, node.place,
        fmt::format("{} has no top answer for 'share' to count: give it 'respondents' of its own", in_quotes(node.id)));
  }
}

void TreeReader::read_penalties(const Fields& fields, std::size_t at) {
  const Yaml list = fields.get("penalties");
  if (!list) return;
  if (list->kind != YamlNode::Kind::sequence) {
    findings_.error(Code::rubric_shape, list->place,
                    fmt::format("'penalties' must be a list, not {}", described(*list)));
    return;
  }
  for (const Yaml& item : list->items) {
    const Fields penalty_fields(item, "a penalty", keys::penalty, findings_);
    if (!penalty_fields.is_map()) continue;
    Penalty penalty;
    penalty.id = read_id(penalty_fields);
    penalty.place = penalty_fields.has("id") ? penalty_fields.get("id")->place : penalty_fields.place();
    penalty.title = penalty_fields.text("title", penalty_fields.text("question", penalty.id));
    penalty.note = penalty_fields.text("note");
    penalty.source = penalty_fields.text("source");
    penalty.reason = penalty_fields.text("reason");
    penalty.question = read_question(penalty_fields, penalty.id);
    penalty.question.scale = read_penalty_scale(penalty_fields);
    if (const Yaml applies = penalty_fields.get("applies")) {
      penalty.applies = read_expression(applies, ExpressionType::truth, findings_);
    }
    if (const Yaml in = penalty_fields.get("in"))
      penalty.in_points = read_choice(in, {"scale", "points"}, "unit of a penalty", findings_) == 1;
    penalty.floored = penalty_fields.boolean("floor", true);
    rubric_.nodes[at].penalties.push_back(std::move(penalty));
  }
}

}  // namespace hallmark
