#include <algorithm>

#include <fmt/format.h>

#include "hallmark/scoring/scorecard.hpp"
#include "hallmark/support/unicode.hpp"
#include "hallmark/support/wording.hpp"

namespace hallmark {

namespace {

/// A group that no unit is in falls back to the default without a word, which is worth one where the name is close to
/// a group that units are in.
void check_group_names(const Node& node, const Labels& labels, Findings& findings) {
  const Weight& weight = node.weight;
  std::vector<std::string> without_weight;
  for (const std::string& text : labels.texts) {
    const bool has_weight = std::ranges::any_of(
        weight.groups, [&text](const auto& group) { return fold_case(group.first.text) == fold_case(text); });
    if (!has_weight) without_weight.push_back(text);
  }
  for (const auto& entry : weight.groups) {
    const ColumnName& group = entry.first;
    const bool occurs = std::ranges::any_of(
        labels.texts, [&group](const std::string& text) { return fold_case(text) == fold_case(group.text); });
    if (occurs) continue;
    if (const auto near = nearest(group.text, without_weight)) {
      findings.warning(Code::score_group, group.place,
                       fmt::format("no row has {} in {}, and its weight is not used: did you mean {}?",
                                   in_quotes(group.text), in_quotes(weight.by->text), in_quotes(*near)),
                       node.id);
    }
  }
}

/// More groups than this need not be named.
constexpr std::size_t most_groups_named = 20;

/// Where there is no default, whoever is in a group without a weight has none.
void check_all_groups(const Weight& weight, const Labels& labels, const Survey& survey, Findings& findings) {
  if (weight.has_default) return;
  std::vector<std::string> without_weight;
  bool some_have_no_group = false;
  for (std::size_t unit = 0; unit < survey.size(); ++unit) {
    const std::string group(labels.text(unit));
    some_have_no_group = some_have_no_group || labels.codes[unit] == Labels::none;
    const bool has_weight = std::ranges::any_of(
        weight.groups, [&group](const auto& entry) { return fold_case(entry.first.text) == fold_case(group); });
    const bool is_new = std::ranges::find(without_weight, group) == without_weight.end();
    if (!has_weight && !group.empty() && without_weight.size() < most_groups_named && is_new)
      without_weight.push_back(group);
  }
  if (!without_weight.empty()) {
    findings.error(Code::score_group, *weight.place,
                   fmt::format("{} in {} {} no weight here: name {} or give a 'default'", listed(without_weight),
                               in_quotes(weight.by->text), without_weight.size() == 1 ? "has" : "have",
                               without_weight.size() == 1 ? "it" : "them"));
  }
  if (some_have_no_group) {
    findings.error(
        Code::score_group, *weight.place,
        fmt::format("some rows have no {}, so no weight here: give a 'default'", in_quotes(weight.by->text)));
  }
}

}  // namespace

Weights::Weights(const Rubric& rubric, const Survey& survey, Findings& findings) : by_unit_(rubric.nodes.size()) {
  for (std::size_t i = 0; i < rubric.nodes.size(); ++i) {
    const Weight& weight = rubric.nodes[i].weight;
    constant_.push_back(weight.value);
    const auto labels = weight.by ? survey.labels.find(weight.by->text) : survey.labels.end();
    if (labels == survey.labels.end()) continue;
    // A group may be among the rows that were left out.
    if (!survey.lacks_rows) check_group_names(rubric.nodes[i], labels->second, findings);
    check_all_groups(weight, labels->second, survey, findings);
    std::vector<double> by_code(labels->second.texts.size(), weight.value);
    for (std::size_t code = 0; code < by_code.size(); ++code) {
      const std::string folded = fold_case(labels->second.texts[code]);
      for (const auto& [group, value] : weight.groups) {
        if (fold_case(group.text) == folded) by_code[code] = value;
      }
    }
    for (const std::uint32_t code : labels->second.codes) {
      by_unit_[i].push_back(code == Labels::none ? weight.value : by_code[code]);
    }
  }
}

}  // namespace hallmark
