#include "rubric/read_normalise.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "hallmark/support/variant_words.hpp"
#include "hallmark/support/wording.hpp"
#include "rubric/keys.hpp"

namespace hallmark {

namespace {

std::optional<NormaliseMethod> read_method_name(const Yaml& node, Findings& findings) {
  return read_choice(node, alternative_words<NormaliseMethod>(), "method to normalise", findings,
                     Code::rubric_normalise)
             ? parse_alternative<NormaliseMethod>(node->text)
             : std::nullopt;
}

/// A parameter that the chosen method does not have would be ignored, so it is an error.
void check_parameters(const Fields& fields, const std::vector<MethodParameter>& parameters, std::string_view method) {
  for (const std::string_view key : method_parameter_keys()) {
    if (!fields.has(key) || std::ranges::find(parameters, key, &MethodParameter::key) != parameters.end()) continue;
    fields.findings().error(Code::rubric_normalise, fields.key_place(key),
                            fmt::format("'{}' has no meaning for the method '{}'", key, method));
  }
}

Ties read_ties_of_marks(const Yaml& node, Findings& findings) {
  std::vector<std::string> words;
  for (const TiesRow& row : enum_rows<Ties>) {
    if (row.is_for_marks) words.emplace_back(row.word);
  }
  const bool is_known =
      read_choice(node, words, "way to rank ties of marks", findings, Code::rubric_normalise).has_value();
  return is_known ? *parse_word<Ties>(node->text) : Ties::min;
}

void read_parameter(const Fields& fields, const MethodParameter& parameter) {
  const std::string_view key = parameter.key;
  if (!parameter.what.empty()) fields.require(key, parameter.what);
  if (!fields.has(key)) return;
  std::visit(Overloaded{
                 [&](double* number) { *number = fields.number(key, *number); },
                 [&](bool* choice) { *choice = fields.boolean(key, *choice); },
                 [&](std::string* text) { *text = fields.text(key); },
                 [&](Ties* ties) { *ties = read_ties_of_marks(fields.get(key), fields.findings()); },
             },
             parameter.value);
  if (!parameter.is_above_zero || *std::get<double*>(parameter.value) > 0.0) return;
  fields.findings().error(Code::rubric_normalise, fields.get(key)->place,
                          fmt::format("'{}' must be above zero, not {}", key, in_quotes(fields.get(key)->text)));
}

void read_normalise_map(const Fields& fields, Node& node, Normalise& rule) {
  fields.require("method", "as in {method: minmax, over: type}");
  const Yaml name = fields.get("method");
  if (!name) return;
  auto method = read_method_name(name, fields.findings());
  if (!method) return;
  rule.method = *std::move(method);
  const std::vector<MethodParameter> parameters = parameters_of(rule.method);
  check_parameters(fields, parameters, name->text);
  for (const MethodParameter& parameter : parameters) {
    read_parameter(fields, parameter);
    // Whether there is something of that name is known once there is a survey.
    const bool names_something = std::holds_alternative<std::string*>(parameter.value) && fields.has(parameter.key);
    if (names_something) node.normalise_place = fields.get(parameter.key)->place;
  }
  if (fields.has("constant")) rule.constant = fields.number("constant", 0.0);
  if ((node.normalise_over = fields.column("over"))) rule.over = node.normalise_over->text;
}

}  // namespace

bool read_lower_is_better(const Fields& fields) {
  const Yaml direction = fields.get("direction");
  return direction && read_choice(direction, {"higher", "lower"}, "direction", fields.findings()) == 1;
}

void read_normalise(const Fields& fields, Node& node) {
  const Yaml given = fields.get("normalise");
  const bool lower_is_better = node.is_indicator && read_lower_is_better(fields);
  if (!given) {
    for (const std::string_view key : {"direction", "constant"}) {
      // A dimension has a direction without it.
      if (!fields.has(key) || (key == "direction" && !node.is_indicator)) continue;
      fields.findings().error(
          Code::rubric_normalise, fields.key_place(key),
          fmt::format(
              "'{}' belongs to 'normalise'{}", key,
              key == std::string_view("direction") ? ": turn a 'range' round by its ends, as in range: [30, 0]" : ""));
    }
    return;
  }
  Normalise rule;
  node.normalise_place = given->place;
  if (given->kind == YamlNode::Kind::map) {
    read_normalise_map(Fields(given, "'normalise'", keys::normalise, fields.findings()), node, rule);
  } else if (auto method = read_method_name(given, fields.findings())) {
    rule.method = *std::move(method);
    for (const MethodParameter& parameter : parameters_of(rule.method)) {
      if (!parameter.lack.empty())
        fields.findings().error(Code::rubric_normalise, given->place, std::string(parameter.lack));
    }
  }
  rule.lower_is_better = lower_is_better;
  if (fields.has("constant")) rule.constant = fields.number("constant", 0.0);
  node.normalise = std::move(rule);
}

}  // namespace hallmark
