#include "hallmark/comparison/comparison.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <unordered_map>

#include <fmt/format.h>

#include "hallmark/support/wording.hpp"
#include "support/billionths.hpp"
#include "support/split.hpp"

namespace hallmark {

namespace {

using Unit = ResultFile::Unit;

/// The names of a result's levels, rising. A table does not list them, so they are taken by the scores they were
/// reached with.
std::vector<std::string> levels_of(const ResultFile& result) {
  std::vector<std::string> names;
  for (const Level& level : result.levels) names.push_back(level.name);
  if (result.is_json) return names;
  std::map<std::string, double> best;
  for (const Unit& unit : result.units) {
    if (unit.level.empty() || !unit.score) continue;
    const auto [known, is_new] = best.emplace(unit.level, *unit.score);
    if (!is_new) known->second = std::max(known->second, *unit.score);
  }
  for (const auto& entry : best) names.push_back(entry.first);
  std::ranges::stable_sort(names, {}, [&best](const std::string& name) { return best.at(name); });
  return names;
}

class Comparer {
 public:
  Comparer(const ResultFile& before, const ResultFile& after) {
    made_.before = &before;
    made_.after = &after;
    for (std::size_t i = 0; i < before.units.size(); ++i) unit_before_.emplace(before.units[i].code, i);
  }

  Result<Comparison> compare(const std::string& succession) {
    Result<Comparison> result;
    const auto column = find_succession(succession, result.findings);
    if (result.findings.has_errors()) return result;
    compare_frames();
    match_nodes();
    match_units(column);
    result.value = std::move(made_);
    return result;
  }

 private:
  std::optional<std::size_t> find_succession(const std::string& name, Findings& findings) const {
    if (name.empty()) return std::nullopt;
    const std::vector<std::string>& groups = made_.after->groups;
    const auto found = std::ranges::find(groups, name);
    if (found != groups.end()) return static_cast<std::size_t>(found - groups.begin());
    std::string message =
        fmt::format("{} is not a group of this result{}", in_quotes(name), did_you_mean(name, groups));
    if (made_.after->source) {
      findings.error(Code::result_file, {made_.after->source, 0, 1}, std::move(message));
    } else {
      findings.error(Code::result_file, std::move(message));
    }
    return std::nullopt;
  }

  void compare_frames() {
    const ResultFile& before = *made_.before;
    const ResultFile& after = *made_.after;
    if (before.scale && after.scale)
      made_.scales_differ = before.scale->foot != after.scale->foot || before.scale->top != after.scale->top;
    levels_before_ = levels_of(before);
    levels_after_ = levels_of(after);
    // The fuller list says what is above what; a level that only one side has cannot be placed on the other's.
    const bool after_is_fuller = levels_after_.size() >= levels_before_.size();
    const std::vector<std::string>& fuller = after_is_fuller ? levels_after_ : levels_before_;
    const std::vector<std::string>& other = after_is_fuller ? levels_before_ : levels_after_;
    made_.levels_differ = std::ranges::any_of(
        other, [&fuller](const std::string& name) { return std::ranges::find(fuller, name) == fuller.end(); });
    if (before.is_json && after.is_json) made_.levels_differ = levels_before_ != levels_after_;
    levels_ = fuller;
  }

  void match_nodes() {
    const auto& nodes_before = made_.before->nodes;
    const auto& nodes_after = made_.after->nodes;
    std::vector<bool> matched(nodes_before.size(), false);
    for (std::size_t at = 0; at < nodes_after.size(); ++at) {
      const ResultFile::Node& node = nodes_after[at];
      const auto found = std::ranges::find_if(nodes_before, [&node](const ResultFile::Node& earlier) {
        return earlier.id == node.id || std::ranges::find(node.was, earlier.id) != node.was.end();
      });
      if (found == nodes_before.end()) {
        made_.only_after.push_back(at);
        continue;
      }
      const auto earlier = static_cast<std::size_t>(found - nodes_before.begin());
      matched[earlier] = true;
      if (node.comparable) {
        made_.nodes.push_back({earlier, at});
      } else {
        made_.not_comparable.push_back(at);
      }
    }
    for (std::size_t at = 0; at < nodes_before.size(); ++at) {
      if (!matched[at]) made_.only_before.push_back(at);
    }
  }

  void match_units(const std::optional<std::size_t>& succession) {
    std::vector<bool> matched(made_.before->units.size(), false);
    for (std::size_t at = 0; at < made_.after->units.size(); ++at) {
      const Unit& unit = made_.after->units[at];
      std::vector<std::size_t> earlier;
      if (const auto found = unit_before_.find(unit.code); found != unit_before_.end()) {
        earlier = {found->second};
      } else if (succession) {
        for (const std::string& code : split(unit.groups[*succession], ";")) {
          if (const auto made_of = unit_before_.find(code); made_of != unit_before_.end())
            earlier.push_back(made_of->second);
        }
      }
      for (const std::size_t one : earlier) matched[one] = true;
      if (earlier.empty()) made_.appeared.push_back(at);
      if (earlier.size() == 1) made_.pairs.push_back(pair_of(earlier.front(), at));
      if (earlier.size() > 1) made_.mergers.push_back({at, earlier});
    }
    for (std::size_t at = 0; at < matched.size(); ++at) {
      if (!matched[at]) made_.vanished.push_back(at);
    }
  }

  Comparison::Pair pair_of(std::size_t before, std::size_t after) const {
    const Unit& old_unit = made_.before->units[before];
    const Unit& new_unit = made_.after->units[after];
    Comparison::Pair pair;
    pair.before = before;
    pair.after = after;
    if (old_unit.score && new_unit.score && !made_.scales_differ) pair.score_change = *new_unit.score - *old_unit.score;
    if (old_unit.rank && new_unit.rank && old_unit.peers == new_unit.peers)
      pair.rank_change = *old_unit.rank - *new_unit.rank;
    if (!made_.levels_differ) pair.level_change = level_change(old_unit.level, new_unit.level);
    pair.moved = (pair.score_change && billionths(*pair.score_change) != 0) ||
                 old_unit.score.has_value() != new_unit.score.has_value() || old_unit.rank != new_unit.rank ||
                 old_unit.level != new_unit.level || old_unit.peers != new_unit.peers;
    find_moves(pair);
    return pair;
  }

  [[nodiscard]] std::optional<int> level_change(const std::string& before, const std::string& after) const {
    const auto old_level = std::ranges::find(levels_, before);
    const auto new_level = std::ranges::find(levels_, after);
    if (old_level == levels_.end() || new_level == levels_.end()) return std::nullopt;
    return static_cast<int>(new_level - old_level);
  }

  void find_moves(Comparison::Pair& pair) const {
    const ResultFile& before = *made_.before;
    const ResultFile& after = *made_.after;
    for (std::size_t i = 0; i < made_.nodes.size(); ++i) {
      const Comparison::NodePair& node = made_.nodes[i];
      if (after.nodes[node.after].is_indicator && answer_changed(before, after, node, pair)) ++pair.changed_answers;
      const auto change = made_.node_change(pair, i);
      const bool is_top = after.nodes[node.after].parent.empty();
      if (is_top && !made_.scales_differ && change && billionths(*change) != 0) pair.top_moves.push_back(i);
    }
    std::ranges::stable_sort(pair.top_moves, std::ranges::greater{}, [this, &pair](std::size_t node) {
      return billionths(std::abs(*made_.node_change(pair, node)));
    });
  }

  static bool answer_changed(const ResultFile& before, const ResultFile& after, const Comparison::NodePair& node,
                             const Comparison::Pair& pair) {
    const Column& old_values = before.values[node.before];
    const Column& new_values = after.values[node.after];
    if (old_values.size() <= pair.before || new_values.size() <= pair.after) return false;
    if (old_values.states[pair.before] != new_values.states[pair.after]) return true;
    return has_value(new_values.states[pair.after]) && old_values.values[pair.before] != new_values.values[pair.after];
  }

  Comparison made_;
  std::unordered_map<std::string_view, std::size_t> unit_before_;
  std::vector<std::string> levels_before_;
  std::vector<std::string> levels_after_;
  std::vector<std::string> levels_;  ///< Rising, of both results where they agree.
};

}  // namespace

std::optional<double> Comparison::node_change(const Pair& pair, std::size_t node) const {
  const Column& old_marks = before->marks[nodes[node].before];
  const Column& new_marks = after->marks[nodes[node].after];
  if (!has_value(old_marks.states[pair.before]) || !has_value(new_marks.states[pair.after])) return std::nullopt;
  return new_marks.values[pair.after] - old_marks.values[pair.before];
}

Result<Comparison> compare(const ResultFile& before, const ResultFile& after, const std::string& succession) {
  return Comparer(before, after).compare(succession);
}

}  // namespace hallmark
