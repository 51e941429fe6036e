#include <algorithm>
#include <cmath>

#include "hallmark/result/league_table.hpp"
#include "hallmark/result/result_file.hpp"

namespace hallmark {

namespace {

/// As JSON has them: nothing that is no number, and no zero with a sign.
std::optional<double> plain_number(double value) {
  if (!std::isfinite(value)) return std::nullopt;
  return value == 0.0 ? 0.0 : value;
}

ResultFile::Node node_of(const Rubric& rubric, const Node& node) {
  return {node.id, node.title, rubric.nodes[node.parent].id, node.is_indicator, node.comparable, node.was};
}

ResultFile::Unit unit_of(const LeagueTable& table, std::size_t at, const std::vector<std::string>& groups) {
  const Ranking::Place& place = table.ranking->places[at];
  const Column& score = table.card->score();
  ResultFile::Unit unit;
  unit.code = table.survey->id(at);
  unit.name = table.survey->name(at);
  for (const std::string& group : groups) unit.groups.emplace_back(table.survey->labels.at(group).text(at));
  unit.peers = table.ranking->group_names[table.ranking->groups[at]];
  unit.rank = place.rank();
  unit.shared = place.shared();
  unit.score = plain_number(score.values[at]);
  unit.state = score.states[at];
  unit.level = level_name(table, at);
  unit.coverage = plain_number(table.card->coverage[0][at]);
  const std::vector<Gate>& gates = table.rubric->maturity.gates;
  for (std::size_t i = 0; i < gates.size(); ++i) {
    if (table.card->binds[i][at]) unit.gates.push_back(gates[i].because);
  }
  unit.note = note_of(table, at);
  return unit;
}

/// The rows of a column that are shown, in their order. `states` are those of the marks.
Column shown_rows(const std::vector<double>& values, const std::vector<State>& states,
                  const std::vector<std::uint32_t>& units) {
  Column column;
  column.reserve(units.size());
  for (const std::uint32_t unit : units) {
    const auto value = plain_number(values[unit]);
    column.values.push_back(value.value_or(no_value));
    column.states.push_back(has_value(states[unit]) && !value ? State::missing : states[unit]);
  }
  return column;
}

}  // namespace

ResultFile result_of(const LeagueTable& table) {
  const Rubric& rubric = *table.rubric;
  ResultFile result;
  result.is_json = true;
  result.tool_version = table.provenance.version;
  result.rubric_id = rubric.id;
  result.title = rubric.title;
  result.edition = rubric.edition;
  result.rubric_sha256 = table.provenance.rubric_sha256;
  for (const Provenance::File& file : table.provenance.files) result.data_sha256.push_back(file.sha256);
  result.overrides = table.provenance.overrides;
  result.where = table.provenance.where;
  result.scale = rubric.scale;
  result.decimals = std::clamp(rubric.decimals, 0, 15);
  result.levels = rubric.maturity.levels;
  for (const ColumnName& group : rubric.survey.groups) {
    if (std::ranges::find(result.groups, group.text) == result.groups.end()) result.groups.push_back(group.text);
  }
  for (std::size_t at = 1; at < rubric.nodes.size(); ++at) {
    const Node& node = rubric.nodes[at];
    const std::vector<State>& states = table.card->nodes[at].states;
    result.nodes.push_back(node_of(rubric, node));
    result.marks.push_back(shown_rows(table.card->nodes[at].values, states, table.units));
    result.values.push_back(node.is_indicator ? shown_rows(table.card->values[at].values, states, table.units)
                                              : Column());
  }
  for (const std::uint32_t unit : table.units) result.units.push_back(unit_of(table, unit, result.groups));
  return result;
}

}  // namespace hallmark
