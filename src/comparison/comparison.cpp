#include "hallmark/comparison/comparison.hpp"

#include <algorithm>
#include <cmath>
#include <set>
#include <unordered_map>

#include <fmt/format.h>

#include "comparison/shared_ranks.hpp"
#include "hallmark/support/wording.hpp"
#include "support/billionths.hpp"
#include "support/split.hpp"

namespace hallmark {

namespace {

using Unit = ResultFile::Unit;

/// The names of a result's levels, rising. A table does not list them, so they are those that are given; none where
/// nothing is.
std::vector<std::string> levels_of(const ResultFile& result, const std::vector<std::string>& given) {
  if (!result.is_json) return given;
  std::vector<std::string> names;
  for (const Level& level : result.levels) names.push_back(level.name);
  return names;
}

bool has_levels(const ResultFile& result) {
  return std::ranges::any_of(result.units, [](const Unit& unit) { return !unit.level.empty(); });
}

class Comparer {
 public:
  Comparer(const ResultFile& before, const ResultFile& after) {
    made_.before = &before;
    made_.after = &after;
    for (std::size_t i = 0; i < before.units.size(); ++i) unit_before_.emplace(before.units[i].code, i);
  }

  void set_former_codes(const CodeAliases& aliases) {
    for (std::size_t i = 0; i < made_.before->units.size(); ++i) {
      if (const CodeAlias* alias = aliases.find(made_.before->units[i].code)) became_[alias->code].push_back(i);
    }
  }

  Result<Comparison> compare(const ComparisonOptions& options) {
    Result<Comparison> result;
    set_former_codes(options.former_codes);
    const auto column = find_succession(options.succession, result.findings);
    if (!made_.before->is_json) check_levels(*made_.before, options.levels_before, result.findings);
    if (!made_.after->is_json) check_levels(*made_.after, options.levels_after, result.findings);
    if (result.findings.has_errors()) return result;
    compare_frames(options);
    match_nodes();
    match_units(column);
    made_.ranks_are_shared = find_shared_ranks(made_);
    for (Comparison::Pair& pair : made_.pairs) find_move(pair);
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

  /// Of a table whose levels were given: all that stand in it have to be among them.
  static void check_levels(const ResultFile& table, const std::vector<std::string>& given, Findings& findings) {
    if (given.empty()) return;
    std::set<std::string_view> unknown;
    for (const Unit& unit : table.units) {
      const bool is_known = unit.level.empty() || std::ranges::find(given, unit.level) != given.end();
      if (is_known || !unknown.insert(unit.level).second) continue;
      findings.error(Code::result_file, {table.source, unit.offset, 1},
                     fmt::format("the level {} is none of {}", in_quotes(unit.level), listed(given)));
    }
  }

  void compare_frames(const ComparisonOptions& options) {
    const ResultFile& before = *made_.before;
    const ResultFile& after = *made_.after;
    if (before.scale && after.scale)
      made_.scales_differ = before.scale->foot != after.scale->foot || before.scale->top != after.scale->top;
    std::vector<std::string> old_levels = levels_of(before, options.levels_before);
    std::vector<std::string> new_levels = levels_of(after, options.levels_after);
    // A table has the levels of the other result, unless it says itself that it has others.
    if (old_levels.empty() && !before.is_json) old_levels = new_levels;
    if (new_levels.empty() && !after.is_json) new_levels = old_levels;
    made_.levels_unordered = old_levels.empty() && new_levels.empty() && has_levels(before) && has_levels(after);
    made_.levels_differ = old_levels != new_levels || has_other_level(before, old_levels, made_.levels_unordered) ||
                          has_other_level(after, new_levels, made_.levels_unordered);
    levels_ = std::move(new_levels);
  }

  static bool has_other_level(const ResultFile& result, const std::vector<std::string>& levels, bool unordered) {
    return !unordered && std::ranges::any_of(result.units, [&levels](const Unit& unit) {
      return !unit.level.empty() && std::ranges::find(levels, unit.level) == levels.end();
    });
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
      } else if (const auto former = became_.find(unit.code); former != became_.end()) {
        earlier = former->second;
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
    if (!made_.levels_differ && !made_.levels_unordered)
      pair.level_change = level_change(old_unit.level, new_unit.level);
    find_moves(pair);
    return pair;
  }

  /// Once the ranks of all pairs are known.
  void find_move(Comparison::Pair& pair) const {
    const Unit& old_unit = made_.unit_before(pair);
    const Unit& new_unit = made_.unit_after(pair);
    if (pair.rank_before && pair.rank_after) pair.rank_change = *pair.rank_before - *pair.rank_after;
    pair.moved = (pair.score_change && billionths(*pair.score_change) != 0) ||
                 old_unit.score.has_value() != new_unit.score.has_value() ||
                 old_unit.rank.has_value() != new_unit.rank.has_value() || pair.rank_change.value_or(0.0) != 0.0 ||
                 old_unit.level != new_unit.level ||
                 (made_.before->is_json && made_.after->is_json && old_unit.peers != new_unit.peers);
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
  std::unordered_map<std::string, std::vector<std::size_t>> became_;  ///< Earlier units, by the code they have now.
  std::vector<std::string> levels_;  ///< Rising, of both results where they agree.
};

}  // namespace

std::optional<double> Comparison::node_change(const Pair& pair, std::size_t node) const {
  const Column& old_marks = before->marks[nodes[node].before];
  const Column& new_marks = after->marks[nodes[node].after];
  if (!has_value(old_marks.states[pair.before]) || !has_value(new_marks.states[pair.after])) return std::nullopt;
  return new_marks.values[pair.after] - old_marks.values[pair.before];
}

Result<Comparison> compare(const ResultFile& before, const ResultFile& after, const ComparisonOptions& options) {
  return Comparer(before, after).compare(options);
}

}  // namespace hallmark
