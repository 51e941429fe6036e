#include "comparison/comparison_words.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "hallmark/support/number.hpp"
#include "hallmark/support/wording.hpp"
#include "result/cells.hpp"
#include "result/score_decimals.hpp"
#include "support/billionths.hpp"

namespace hallmark {

namespace {

using Unit = ResultFile::Unit;

std::string arrow(const std::string& before, const std::string& after) {
  return before == after ? after : fmt::format("{} → {}", before, after);
}

std::string or_dash(const std::string& text) {
  return text.empty() ? "–" : text;
}

int decimals_of_scores(const Comparison& comparison) {
  return comparison.after->is_json || !comparison.before->is_json ? comparison.after->decimals
                                                                  : comparison.before->decimals;
}

std::string shown_rank(const Unit& unit) {
  return unit.rank ? fmt::format("{}{}", unit.shared ? "=" : "", to_text(*unit.rank)) : "–";
}

std::vector<std::string> ids_of(const std::vector<ResultFile::Node>& nodes, const std::vector<std::size_t>& which) {
  std::vector<std::string> ids;
  for (const std::size_t at : which) ids.push_back(nodes[at].id);
  return ids;
}

std::vector<std::string> names_of(const std::vector<Unit>& units, const std::vector<std::size_t>& which) {
  std::vector<std::string> names;
  for (const std::size_t at : which) names.push_back(without_controls(ResultFile::shown_name(units[at])));
  return names;
}

/// "the same", "changed", and why that is not known.
std::string rubric_sentence(const Comparison& comparison) {
  const ResultFile& before = *comparison.before;
  const ResultFile& after = *comparison.after;
  if (!before.is_json || !after.is_json)
    return "CSV does not record the rubric and data; compare JSON results to see whether they changed.";
  if (before.rubric_id != after.rubric_id)
    return fmt::format("Two rubrics: {} and {}.", in_quotes(before.rubric_id), in_quotes(after.rubric_id));
  const bool same =
      before.rubric_sha256 == after.rubric_sha256 && before.overrides == after.overrides && before.where == after.where;
  if (before.rubric_sha256.empty() || after.rubric_sha256.empty()) return "Whether the rubric changed is not known.";
  if (same) return "The rubric is the same.";
  if (before.rubric_sha256 != after.rubric_sha256) return "The rubric changed.";
  return before.where == after.where ? "Same rubric file, different --set options."
                                     : "Same rubric file, different --where.";
}

std::string data_sentence(const Comparison& comparison) {
  if (!comparison.before->is_json || !comparison.after->is_json) return {};
  return comparison.before->data_sha256 == comparison.after->data_sha256 ? "The data are the same."
                                                                         : "The data changed.";
}

std::string tool_sentence(const Comparison& comparison) {
  const std::string& before = comparison.before->tool_version;
  const std::string& after = comparison.after->tool_version;
  if (before == after || before.empty() || after.empty()) return {};
  return fmt::format("hallmark was {} then and {} now.", before, after);
}

/// "On average +1.2: answers +0.9, rubric +0.3, other councils 0.0."
std::string causes_sentence(const Comparison& comparison) {
  if (!comparison.has_causes) return {};
  double data = 0.0;
  double rubric = 0.0;
  double population = 0.0;
  double tool = 0.0;
  double count = 0.0;
  for (const Comparison::Pair& pair : comparison.pairs) {
    if (!pair.causes) continue;
    data += pair.causes->data;
    rubric += pair.causes->rubric;
    population += pair.causes->population;
    tool += pair.causes->tool;
    count += 1.0;
  }
  if (count == 0.0) return "None of the changes can be split by cause.";
  const auto mean = [&comparison, count](double sum) { return shown_change(comparison, sum / count); };
  std::string text =
      fmt::format("Scores moved by {} on average: {} by other answers, {} by the rubric, {} by other councils",
                  mean(data + rubric + population + tool), mean(data), mean(rubric), mean(population));
  if (billionths(tool / count) != 0) text += fmt::format(", {} unexplained", mean(tool));
  return text + ".";
}

void add_list(std::string& text, std::string_view what, const std::vector<std::string>& names) {
  if (!names.empty()) text += fmt::format(" {}: {}.", what, listed(names));
}

std::string question_sentence(const Comparison& comparison) {
  const std::vector<ResultFile::Node>& nodes = comparison.after->nodes;
  std::vector<std::string> renamed;
  for (const Comparison::NodePair& pair : comparison.nodes) {
    const std::string& was = comparison.before->nodes[pair.before].id;
    if (was != nodes[pair.after].id) renamed.push_back(fmt::format("{} (was {})", nodes[pair.after].id, was));
  }
  const bool all = comparison.only_before.empty() && comparison.only_after.empty() &&
                   comparison.not_comparable.empty() && renamed.empty();
  if (all) return {};
  std::string text = fmt::format("{} of the rubric {} compared.",
                                 counted(comparison.nodes.size(), "question or dimension", "questions and dimensions"),
                                 comparison.nodes.size() == 1 ? "is" : "are");
  add_list(text, "New", ids_of(nodes, comparison.only_after));
  add_list(text, "Gone", ids_of(comparison.before->nodes, comparison.only_before));
  add_list(text, "Renamed", renamed);
  add_list(text, "Not comparable", ids_of(nodes, comparison.not_comparable));
  return text;
}

std::string unit_sentence(const Comparison& comparison) {
  const auto moved = static_cast<std::size_t>(std::ranges::count_if(comparison.pairs, &Comparison::Pair::moved));
  std::string text = comparison.pairs.empty()
                         ? "No council is in both."
                         : fmt::format("{} in both; {} changed.",
                                       counted(comparison.pairs.size(), "council is", "councils are"),
                                       moved == 0 ? "no score or rank"
                                                  : counted(moved, "score or rank", "scores or ranks"));
  add_list(text, "New", names_of(comparison.after->units, comparison.appeared));
  add_list(text, "Gone", names_of(comparison.before->units, comparison.vanished));
  for (const Comparison::Merger& merger : comparison.mergers) {
    std::vector<std::string> parts;
    for (const std::size_t at : merger.before) {
      const Unit& unit = comparison.before->units[at];
      parts.push_back(
          fmt::format("{} ({})", without_controls(ResultFile::shown_name(unit)), shown_score(comparison, unit)));
    }
    const Unit& unit = comparison.after->units[merger.after];
    text += fmt::format(" {} ({}) was made of {}.", without_controls(ResultFile::shown_name(unit)),
                        shown_score(comparison, unit), listed(parts));
  }
  return text;
}

}  // namespace

std::string comparison_title(const Comparison& comparison) {
  const ResultFile& before = *comparison.before;
  const ResultFile& after = *comparison.after;
  const std::string title = after.title.empty() ? std::string("Comparison") : without_controls(after.title);
  if (before.edition == after.edition)
    return after.edition.empty() ? title : fmt::format("{}, {}", title, without_controls(after.edition));
  return fmt::format("{}: {} → {}", title, without_controls(or_dash(before.edition)),
                     without_controls(or_dash(after.edition)));
}

std::vector<std::string> comparison_summary(const Comparison& comparison) {
  std::vector<std::string> sentences = {rubric_sentence(comparison), data_sentence(comparison),
                                        tool_sentence(comparison), question_sentence(comparison)};
  if (comparison.scales_differ) sentences.emplace_back("The scales differ, so scores are not compared.");
  if (comparison.levels_unordered)
    sentences.emplace_back(
        "CSV does not record the order of levels, so rises and falls are not counted; compare JSON results, or name the "
        "levels with --levels.");
  if (comparison.levels_differ) sentences.emplace_back("The levels are not the same, so no rise or fall is counted.");
  sentences.push_back(unit_sentence(comparison));
  if (comparison.ranks_are_shared)
    sentences.emplace_back("Ranks are among the councils ranked in both, so those that are new or gone move nobody else.");
  sentences.push_back(causes_sentence(comparison));
  std::erase_if(sentences, [](const std::string& sentence) { return sentence.empty(); });
  return sentences;
}

std::vector<const Comparison::Pair*> movers(const Comparison& comparison) {
  std::vector<const Comparison::Pair*> moved;
  for (const Comparison::Pair& pair : comparison.pairs) {
    if (pair.moved) moved.push_back(&pair);
  }
  const auto distance = [](const Comparison::Pair* pair) {
    return std::pair(billionths(std::abs(pair->score_change.value_or(0.0))),
                     billionths(std::abs(pair->rank_change.value_or(0.0))));
  };
  std::ranges::stable_sort(moved, std::ranges::greater{}, distance);
  return moved;
}

std::string shown_score(const Comparison& comparison, const Unit& unit) {
  if (!unit.score) return "–";
  const int plain = decimals_of_scores(comparison);
  const int decimals = std::max(decimals_below_levels(comparison.before->levels, *unit.score, plain),
                                decimals_below_levels(comparison.after->levels, *unit.score, plain));
  return to_decimals(*unit.score, decimals) + doubt_mark(unit.state);
}

std::string shown_ranks(const Comparison& comparison, const Comparison::Pair& pair) {
  if (comparison.ranks_are_shared && pair.rank_before && pair.rank_after)
    return arrow(to_text(*pair.rank_before), to_text(*pair.rank_after));
  return arrow(shown_rank(comparison.unit_before(pair)), shown_rank(comparison.unit_after(pair)));
}

std::string shown_scores(const Comparison& comparison, const Comparison::Pair& pair) {
  return arrow(shown_score(comparison, comparison.unit_before(pair)),
               shown_score(comparison, comparison.unit_after(pair)));
}

std::string shown_levels(const Comparison& comparison, const Comparison::Pair& pair) {
  return arrow(or_dash(comparison.unit_before(pair).level), or_dash(comparison.unit_after(pair).level));
}

std::string shown_change(const Comparison& comparison, const std::optional<double>& change) {
  if (!change) return {};
  const std::string text = to_decimals(*change, decimals_of_scores(comparison));
  return *change > 0.0 ? "+" + text : text;
}

std::string shown_moves(const Comparison& comparison, const Comparison::Pair& pair, std::size_t most) {
  std::string text;
  for (std::size_t i = 0; i < std::min(most, pair.top_moves.size()); ++i) {
    const std::size_t node = pair.top_moves[i];
    text += fmt::format("{}{} {}", i == 0 ? "" : ", ", comparison.after->nodes[comparison.nodes[node].after].title,
                        shown_change(comparison, comparison.node_change(pair, node)));
  }
  return without_controls(text);
}

std::vector<CauseColumn> cause_columns(const Comparison& comparison) {
  if (!comparison.has_causes) return {};
  std::vector<CauseColumn> columns = {{"Answers", &Comparison::Causes::data},
                                      {"Rubric", &Comparison::Causes::rubric},
                                      {"Others", &Comparison::Causes::population}};
  const bool is_all = std::ranges::all_of(comparison.pairs, [](const Comparison::Pair& pair) {
    return !pair.causes || billionths(pair.causes->tool) == 0;
  });
  if (!is_all) columns.push_back({"Unexplained", &Comparison::Causes::tool});
  return columns;
}

std::string shown_cause(const Comparison& comparison, const Comparison::Pair& pair, const CauseColumn& column) {
  return pair.causes ? shown_change(comparison, (*pair.causes).*column.part) : std::string();
}

}  // namespace hallmark
