#include "rubric/read_scale.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <unordered_map>
#include <unordered_set>

#include <fmt/format.h>

#include "hallmark/support/unicode.hpp"
#include "hallmark/support/wording.hpp"
#include "support/trim.hpp"

namespace hallmark {

namespace {

constexpr std::array<std::string_view, 5> scale_keys = {"answers", "range", "bands", "curve", "points"};

std::vector<Answer> yes_no() {
  return {{"no", 0.0}, {"yes", 1.0}};
}

/// A list of answers, worst first, evenly spaced.
std::vector<Answer> read_answer_list(const Yaml& list, Findings& findings) {
  std::vector<Answer> answers;
  for (const Yaml& item : list->items) {
    if (auto text = read_text(item, "an answer", findings)) {
      answers.push_back({*std::move(text), static_cast<double>(answers.size())});
    }
  }
  if (list->items.size() == 1) {
    findings.error(Code::rubric_answers, list->place,
                   "'answers' as a list has two answers or more, the worst one first");
  }
  return answers;
}

std::vector<Answer> read_answer_map(const Yaml& map, Findings& findings) {
  std::vector<Answer> answers;
  std::unordered_map<std::string, std::string> seen;  // folded, as written
  for (const YamlNode::Entry& entry : map->entries) {
    const auto points = read_number(entry.value, fmt::format("the points of {}", in_quotes(entry.key->text)), findings,
                                    Code::rubric_answers);
    const auto [same, is_new] = seen.emplace(fold_case(entry.key->text), entry.key->text);
    if (!is_new) {
      findings.error(Code::rubric_answers, entry.key->place,
                     fmt::format("{} is the same answer as {}: case and blanks round an answer do not count",
                                 in_quotes(entry.key->text), in_quotes(same->second)));
      continue;
    }
    answers.push_back({entry.key->text, points.value_or(0.0)});
  }
  return answers;
}

std::vector<Answer> read_answers(const Yaml& node, const Place& key, Findings& findings) {
  if (node->kind == YamlNode::Kind::scalar) {
    (void)read_choice(node, {"yes_no"}, "set of answers", findings, Code::rubric_answers);
    return yes_no();
  }
  const bool is_list = node->kind == YamlNode::Kind::sequence;
  const bool is_map = node->kind == YamlNode::Kind::map;
  if ((is_list && node->items.empty()) || (is_map && node->entries.empty()) || (!is_list && !is_map)) {
    findings.error(Code::rubric_answers, key, "'answers' has no answers: give each its points, as in {no: 0, yes: 1}");
    return yes_no();
  }
  return is_list ? read_answer_list(node, findings) : read_answer_map(node, findings);
}

/// Pairs of numbers from a mapping, sorted by the first; two spellings of one number are an error.
std::vector<std::pair<double, double>> read_steps(const Yaml& node, std::string_view what, std::string_view key_name,
                                                  Findings& findings) {
  std::vector<std::pair<double, double>> steps;
  std::unordered_set<double> seen;
  if (node->kind != YamlNode::Kind::map || node->entries.empty()) {
    findings.error(Code::rubric_bands, node->place,
                   fmt::format("'{}' must be a mapping, as in {{0: 0, 25: 1, 50: 2}}, not {}", what, described(*node)));
    return steps;
  }
  for (const YamlNode::Entry& entry : node->entries) {
    // Keys of JSON stand in quotes, numbers among them.
    const auto quoted = entry.key->quoted ? parse_number(entry.key->text) : std::nullopt;
    const auto from = quoted ? quoted : read_number(entry.key, key_name, findings, Code::rubric_bands);
    const auto points = read_number(entry.value, fmt::format("the points from {}", in_quotes(entry.key->text)),
                                    findings, Code::rubric_bands);
    if (!from || !points) continue;
    if (!seen.insert(*from).second) {
      findings.error(Code::rubric_bands, entry.key->place,
                     fmt::format("{} is given twice in '{}'", in_quotes(entry.key->text), what));
      continue;
    }
    steps.emplace_back(*from, *points);
  }
  std::ranges::sort(steps);
  return steps;
}

double largest_points(const std::vector<std::pair<double, double>>& steps) {
  double largest = 0.0;
  for (const auto& step : steps) largest = std::max(largest, step.second);
  return largest;
}

/// `out_of`, or what follows from the points; positive in any case.
double read_out_of(const Fields& fields, double fallback) {
  if (const Yaml node = fields.get("out_of")) {
    const auto out_of = read_number(node, "'out_of'", fields.findings(), Code::rubric_mark);
    if (!out_of) return 1.0;
    if (*out_of > 0.0) return *out_of;
    fields.findings().error(
        Code::rubric_mark, node->place,
        fmt::format("'out_of' must be the top of the points and above zero, not {}", in_quotes(node->text)));
    return 1.0;
  }
  return fallback > 0.0 ? fallback : 1.0;
}

void require_points(const Fields& fields, std::string_view key, double largest) {
  if (largest > 0.0 || fields.has("out_of")) return;
  fields.findings().error(
      Code::rubric_mark, fields.key_place(key),
      fmt::format("nothing in '{}' earns a point: give something more than zero, or say 'out_of'", key));
}

std::optional<double> read_otherwise(const Fields& fields) {
  const Yaml node = fields.get("otherwise");
  return node ? read_number(node, "the points of 'otherwise'", fields.findings(), Code::rubric_answers) : std::nullopt;
}

MarkScale read_answer_scale(const Fields& fields, bool is_normalised) {
  std::vector<Answer> answers = read_answers(fields.get("answers"), fields.key_place("answers"), fields.findings());
  double largest = 0.0;
  for (const Answer& answer : answers) largest = std::max(largest, answer.points);
  if (!is_normalised) require_points(fields, "answers", largest);
  const bool is_yes_no = fields.get("answers")->kind == YamlNode::Kind::scalar;
  return AnswerScale{std::move(answers), read_out_of(fields, largest), read_otherwise(fields), is_yes_no};
}

/// One text or several that divide answers; a blank or a line end may be one.
std::vector<std::string> read_separators(const Fields& fields) {
  const Yaml node = fields.get("separator");
  if (!node) return {";"};
  std::vector<std::string> separators;
  const auto add = [&](const Yaml& item) {
    auto text = read_text(item, "a separator", fields.findings());
    if (text && text->empty()) {
      fields.findings().error(Code::rubric_mark, item->place,
                              "a separator must be a text that divides answers, not ''");
    } else if (text) {
      separators.push_back(*std::move(text));
    }
  };
  if (node->kind == YamlNode::Kind::sequence) {
    std::ranges::for_each(node->items, add);
  } else {
    add(node);
  }
  if (separators.empty()) separators = {";"};
  return separators;
}

MarkScale read_selection_scale(const Fields& fields) {
  SelectionScale scale;
  scale.answers = read_answers(fields.get("answers"), fields.key_place("answers"), fields.findings());
  scale.separators = read_separators(fields);
  scale.otherwise = read_otherwise(fields);
  scale.none = fields.text("none");
  double fallback = 0.0;
  for (const Answer& answer : scale.answers) fallback += std::max(0.0, answer.points);
  if (const Yaml ticks = fields.get("ticks")) {
    scale.ticks = read_steps(ticks, "ticks", "a number of ticks", fields.findings());
    fallback = largest_points(scale.ticks);
  }
  require_points(fields, fields.has("ticks") ? "ticks" : "answers", fallback);
  scale.out_of = read_out_of(fields, fallback);
  return scale;
}

MarkScale read_range_scale(const Fields& fields) {
  RangeScale scale;
  scale.logarithmic = fields.boolean("log", false);
  scale.clamped = fields.boolean("clamp", true);
  scale.clamp_is_meant = fields.has("clamp") && scale.clamped;
  const Yaml node = fields.get("range");
  const auto ends = read_pair(node, "'range' [worst, best]", fields.findings(), Code::rubric_goalposts);
  if (!ends) return scale;
  if (ends->first == ends->second) {
    fields.findings().error(Code::rubric_goalposts, node->place,
                            "the two ends of 'range' are equal: nothing lies between them");
    return scale;
  }
  if (!std::isfinite(ends->second - ends->first)) {
    fields.findings().error(Code::rubric_goalposts, node->place, "the ends of 'range' are too far apart to work with");
    return scale;
  }
  if (scale.logarithmic && std::min(ends->first, ends->second) <= 0.0) {
    fields.findings().error(Code::rubric_goalposts, node->place,
                            "a 'range' with 'log: true' has both ends above zero: zero has no logarithm");
    return scale;
  }
  scale.worst = ends->first;
  scale.best = ends->second;
  return scale;
}

MarkScale read_band_scale(const Fields& fields) {
  BandScale scale;
  scale.bands = read_steps(fields.get("bands"), "bands", "a threshold of 'bands'", fields.findings());
  require_points(fields, "bands", scale.bands.empty() ? 1.0 : largest_points(scale.bands));
  scale.out_of = read_out_of(fields, largest_points(scale.bands));
  return scale;
}

MarkScale read_curve_scale(const Fields& fields) {
  CurveScale scale;
  const Yaml node = fields.get("curve");
  Findings& findings = fields.findings();
  if (node->kind != YamlNode::Kind::sequence || node->items.size() < 2) {
    findings.error(Code::rubric_bands, fields.key_place("curve"),
                   "'curve' has two points or more, as in [[0, 0], [50, 80], [100, 100]]");
    return scale;
  }
  for (const Yaml& item : node->items) {
    const auto point = read_pair(item, "a point of 'curve'", findings, Code::rubric_bands);
    if (!point) continue;
    if (!scale.points.empty() && point->first <= scale.points.back().first) {
      findings.error(Code::rubric_bands, item->place,
                     fmt::format("the points of 'curve' go from left to right: '{}' does not come after '{}'",
                                 to_text(point->first), to_text(scale.points.back().first)));
      continue;
    }
    scale.points.push_back(*point);
  }
  require_points(fields, "curve", scale.points.empty() ? 1.0 : largest_points(scale.points));
  scale.out_of = read_out_of(fields, largest_points(scale.points));
  scale.clamp_is_meant = fields.boolean("clamp", false);
  if (fields.has("clamp") && !scale.clamp_is_meant) {
    findings.error(Code::rubric_mark, fields.key_place("clamp"),
                   "a 'curve' is flat beyond its ends: 'clamp' is 'true' there, or it is left out");
  }
  return scale;
}

MarkScale read_point_scale(const Fields& fields, bool long_layout_has_points) {
  if (!fields.boolean("points", true)) {
    fields.findings().error(Code::rubric_mark, fields.get("points")->place, "'points' is 'true', or it is left out");
  }
  if (!fields.has("out_of") && !long_layout_has_points) {
    fields.findings().error(Code::rubric_required, fields.key_place("points"),
                            "'points: true' needs 'out_of', what the points are out of");
  }
  return PointScale{read_out_of(fields, 1.0), !fields.has("out_of") && long_layout_has_points};
}

/// Keys that only one kind of scale has are errors beside another.
void check_companions(const Fields& fields, std::string_view chosen) {
  struct Companion {
    std::string_view key;
    std::string_view of;
  };
  static constexpr std::array<Companion, 6> companions = {{{"select", "answers"},
                                                           {"separator", "answers"},
                                                           {"otherwise", "answers"},
                                                           {"ticks", "answers"},
                                                           {"none", "answers"},
                                                           {"log", "range"}}};
  for (const Companion& companion : companions) {
    if (!fields.has(companion.key) || companion.of == chosen) continue;
    fields.findings().error(Code::rubric_mark, fields.key_place(companion.key),
                            fmt::format("'{}' belongs to '{}', which is not given here", companion.key, companion.of));
  }
  if (fields.has("out_of") && (chosen.empty() || chosen == "range")) {
    fields.findings().error(Code::rubric_mark, fields.key_place("out_of"),
                            "'out_of' belongs to 'answers', 'bands', 'curve' or 'points'");
  }
  if (fields.has("clamp") && chosen != "range" && chosen != "curve") {
    fields.findings().error(Code::rubric_mark, fields.key_place("clamp"),
                            "'clamp' belongs to 'range' or 'curve', or inside 'normalise' to a distance");
  }
}

}  // namespace

MarkScale read_mark_scale(const Fields& fields, bool is_normalised, bool long_layout_has_points) {
  std::vector<std::string_view> given;
  for (const YamlNode::Entry& entry : fields.entries()) {
    const auto known = std::ranges::find(scale_keys, std::string_view(entry.key->text));
    if (known != scale_keys.end()) given.push_back(*known);
  }
  const bool beside_normalise = is_normalised && !given.empty() && given[0] != "answers";
  if (given.size() > 1 || beside_normalise) {
    const std::string_view second = given.size() > 1 ? given[1] : std::string_view("normalise");
    fields.findings().error(
        Code::rubric_mark, fields.key_place(second),
        fmt::format("a mark comes from one source, and here '{}' stands beside '{}'", second, given[0]));
    return NumberScale{};
  }
  if (given.empty()) {
    check_companions(fields, "");
    if (!is_normalised) {
      const Yaml id = fields.get("id");
      fields.findings().error(
          Code::rubric_mark, id ? id->place : fields.place(),
          fmt::format("{} does not say how a value becomes a mark: give it one of 'answers', 'range', "
                      "'bands', 'curve', 'points' or 'normalise'",
                      id ? described(*id) : "the indicator"));
    }
    return NumberScale{};
  }
  check_companions(fields, given[0]);
  if (given[0] == "answers") {
    const Yaml select = fields.get("select");
    const auto selection = select ? read_choice(select, {"one", "many"}, "kind of selection", fields.findings()) : 0;
    return selection == 1 ? read_selection_scale(fields) : read_answer_scale(fields, is_normalised);
  }
  if (given[0] == "range") return read_range_scale(fields);
  if (given[0] == "bands") return read_band_scale(fields);
  if (given[0] == "curve") return read_curve_scale(fields);
  return read_point_scale(fields, long_layout_has_points);
}

MarkScale read_penalty_scale(const Fields& fields) {
  const auto check = [&fields](std::string_view key, double most) {
    if (most <= 0.0) return;
    fields.findings().error(
        Code::rubric_mark, fields.key_place(key),
        fmt::format("a penalty takes points off, and something in '{}' is worth '{}'", key, to_text(most)));
  };
  if (const Yaml node = fields.get("answers")) {
    std::vector<Answer> answers = read_answers(node, fields.key_place("answers"), fields.findings());
    check("answers", std::ranges::max(answers, {}, &Answer::points).points);
    return AnswerScale{std::move(answers), 1.0};
  }
  if (const Yaml node = fields.get("bands")) {
    BandScale scale{read_steps(node, "bands", "a threshold of 'bands'", fields.findings()), 1.0};
    check("bands", largest_points(scale.bands));
    return scale;
  }
  if (fields.has("points")) return PointScale{};
  fields.require("answers", "what each answer takes off, as in {yes: -10, no: 0}");
  return AnswerScale{{{"no", 0.0}, {"yes", 0.0}}, 1.0};
}

}  // namespace hallmark
