#include "report/comparison/comparison_data.hpp"

#include <cmath>

#include <fmt/format.h>

#include "hallmark/support/number.hpp"
#include "report/format/csv_field.hpp"
#include "report/format/json_values.hpp"
#include "result/cells.hpp"

namespace hallmark {

namespace {

using Unit = ResultFile::Unit;

constexpr int comparison_version = 1;

std::string joined_codes(const Comparison& comparison, const std::vector<std::size_t>& units) {
  std::string codes;
  for (const std::size_t at : units) codes += (codes.empty() ? "" : ";") + comparison.before->units[at].code;
  return codes;
}

bool is_top(const Comparison& comparison, const Comparison::NodePair& node) {
  return comparison.after->nodes[node.after].parent.empty();
}

/// The fields of a unit on both sides; a side that it is not on is empty.
void append_sides(std::string& row, const Unit* before, const Unit* after) {
  const auto add = [&row, before, after](auto field) {
    append_field(row, before != nullptr ? field(*before) : std::string());
    append_field(row, after != nullptr ? field(*after) : std::string());
  };
  add([](const Unit& unit) { return exact_number(unit.rank); });
  add([](const Unit& unit) { return exact_number(unit.score); });
  add([](const Unit& unit) { return csv_text(unit.level); });
  add([](const Unit& unit) { return exact_number(unit.coverage); });
}

/// A row up to where the changes begin.
std::string row_of(const Unit& unit, std::string_view status, const std::string& was, const Unit* before,
                   const Unit* after) {
  std::string row = csv_text(unit.code);
  append_field(row, csv_text(unit.name));
  append_field(row, csv_text(unit.peers));
  append_field(row, status);
  append_field(row, csv_text(was));
  append_sides(row, before, after);
  return row;
}

/// Ranks are whole unless a rule for ties makes them halves.
Json rank_or_null(const std::optional<double>& rank) {
  if (rank && *rank == std::floor(*rank)) return static_cast<std::int64_t>(*rank);
  return number_or_null(rank);
}

Json side_of(const ResultFile& result) {
  return {{"rubric", text_or_null(result.rubric_id)},
          {"edition", text_or_null(result.edition)},
          {"rubric_sha256", text_or_null(result.rubric_sha256)},
          {"data_sha256", result.data_sha256},
          {"hallmark", text_or_null(result.tool_version)}};
}

Json unit_side(const Unit& unit) {
  return {{"code", unit.code},
          {"rank", rank_or_null(unit.rank)},
          {"score", number_or_null(unit.score)},
          {"level", text_or_null(unit.level)},
          {"coverage", number_or_null(unit.coverage)}};
}

Json pair_of(const Comparison& comparison, const Comparison::Pair& pair) {
  const Unit& unit = comparison.unit_after(pair);
  Json json = {{"code", unit.code},
               {"name", text_or_null(unit.name)},
               {"peers", unit.peers},
               {"moved", pair.moved},
               {"before", unit_side(comparison.unit_before(pair))},
               {"after", unit_side(unit)},
               {"score_change", number_or_null(pair.score_change)},
               {"rank_change", rank_or_null(pair.rank_change)},
               {"level_change", pair.level_change ? Json(*pair.level_change) : Json(nullptr)},
               {"changed_answers", pair.changed_answers}};
  if (pair.causes) {
    json["causes"] = {{"data", pair.causes->data},
                      {"rubric", pair.causes->rubric},
                      {"population", pair.causes->population},
                      {"tool", pair.causes->tool}};
  }
  Json& nodes = json["nodes"] = Json::object();
  for (std::size_t i = 0; i < comparison.nodes.size(); ++i) {
    const auto change = comparison.node_change(pair, i);
    if (change && *change != 0.0) nodes[comparison.after->nodes[comparison.nodes[i].after].id] = *change;
  }
  return json;
}

Json ids_of(const ResultFile& result, const std::vector<std::size_t>& which) {
  Json ids = Json::array();
  for (const std::size_t at : which) ids.push_back(result.nodes[at].id);
  return ids;
}

Json units_of(const ResultFile& result, const std::vector<std::size_t>& which) {
  Json units = Json::array();
  for (const std::size_t at : which) {
    Json unit = unit_side(result.units[at]);
    unit["name"] = text_or_null(result.units[at].name);
    units.push_back(std::move(unit));
  }
  return units;
}

}  // namespace

std::string comparison_csv(const Comparison& comparison) {
  std::string csv =
      "code,name,peers,status,was,old_rank,new_rank,old_score,new_score,old_level,new_level,old_coverage,new_coverage,"
      "rank_change,score_change,level_change,changed_answers";
  if (comparison.has_causes) csv += ",by_data,by_rubric,by_population,by_tool";
  std::size_t nodes = 0;
  for (const Comparison::NodePair& node : comparison.nodes) {
    if (!is_top(comparison, node)) continue;
    append_field(csv, csv_text(comparison.after->nodes[node.after].id));
    ++nodes;
  }
  csv.push_back('\n');
  for (const Comparison::Pair& pair : comparison.pairs) {
    const Unit& before = comparison.unit_before(pair);
    const Unit& after = comparison.unit_after(pair);
    csv += row_of(after, pair.moved ? "moved" : "same", before.code == after.code ? "" : before.code, &before, &after);
    append_field(csv, exact_number(pair.rank_change));
    append_field(csv, exact_number(pair.score_change));
    append_field(csv, pair.level_change ? std::to_string(*pair.level_change) : std::string());
    append_field(csv, std::to_string(pair.changed_answers));
    if (comparison.has_causes) {
      for (const auto part : {&Comparison::Causes::data, &Comparison::Causes::rubric, &Comparison::Causes::population,
                              &Comparison::Causes::tool})
        append_field(csv, pair.causes ? exact_number((*pair.causes).*part) : std::string());
    }
    for (std::size_t i = 0; i < comparison.nodes.size(); ++i) {
      if (is_top(comparison, comparison.nodes[i])) append_field(csv, exact_number(comparison.node_change(pair, i)));
    }
    csv.push_back('\n');
  }
  const std::string no_changes(4 + (comparison.has_causes ? 4 : 0) + nodes, ',');
  for (const Comparison::Merger& merger : comparison.mergers) {
    const Unit& unit = comparison.after->units[merger.after];
    csv += row_of(unit, "merged", joined_codes(comparison, merger.before), nullptr, &unit) + no_changes + "\n";
  }
  for (const std::size_t at : comparison.appeared) {
    const Unit& unit = comparison.after->units[at];
    csv += row_of(unit, "new", "", nullptr, &unit) + no_changes + "\n";
  }
  for (const std::size_t at : comparison.vanished) {
    const Unit& unit = comparison.before->units[at];
    csv += row_of(unit, "gone", "", &unit, nullptr) + no_changes + "\n";
  }
  return csv;
}

std::string comparison_json(const Comparison& comparison) {
  Json json = {{"format", "hallmark-comparison"},
               {"version", comparison_version},
               {"before", side_of(*comparison.before)},
               {"after", side_of(*comparison.after)},
               {"scales_differ", comparison.scales_differ},
               {"levels_differ", comparison.levels_differ},
               {"levels_unordered", comparison.levels_unordered},
               {"only_before", ids_of(*comparison.before, comparison.only_before)},
               {"only_after", ids_of(*comparison.after, comparison.only_after)},
               {"not_comparable", ids_of(*comparison.after, comparison.not_comparable)}};
  Json& units = json["units"] = Json::array();
  for (const Comparison::Pair& pair : comparison.pairs) units.push_back(pair_of(comparison, pair));
  json["new"] = units_of(*comparison.after, comparison.appeared);
  json["gone"] = units_of(*comparison.before, comparison.vanished);
  Json& merged = json["merged"] = Json::array();
  for (const Comparison::Merger& merger : comparison.mergers) {
    Json unit = unit_side(comparison.after->units[merger.after]);
    unit["name"] = text_or_null(comparison.after->units[merger.after].name);
    unit["of"] = units_of(*comparison.before, merger.before);
    merged.push_back(std::move(unit));
  }
  return json_text(json);
}

}  // namespace hallmark
