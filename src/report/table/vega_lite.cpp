#include <nlohmann/json.hpp>

#include "hallmark/report/write.hpp"
#include "report/format/json_values.hpp"
#include "report/table/section.hpp"
#include "result/cells.hpp"

namespace hallmark {

namespace {

Json row_of(const LeagueTable& table, const Section& section, std::size_t unit) {
  Json row = {{"name", shown_name(*table.survey, unit)},
              {"code", table.survey->id(unit)},
              {"peers", section.heading},
              {"rank", shown_rank(table.ranking->places[unit])},
              {"score", number_or_null(table.card->score().values[unit])},
              {"level", text_or_null(level_name(table, unit))}};
  if (!table.ranges.empty()) {
    row["rank_low"] = number_or_null(table.ranges[unit].low);
    row["rank_high"] = number_or_null(table.ranges[unit].high);
  }
  return row;
}

}  // namespace

/// A dot a unit, in a panel for each peer group, best first, coloured by level.
std::string to_vega_lite(const LeagueTable& table) {
  const Rubric& rubric = *table.rubric;
  Json rows = Json::array();
  for (const Section& section : sections_of(table)) {
    for (const std::size_t unit : section.ranked) rows.push_back(row_of(table, section, unit));
  }
  Json encoding = {{"x",
                    {{"field", "score"},
                     {"type", "quantitative"},
                     {"title", "Score"},
                     {"scale", {{"domain", {rubric.scale.foot, rubric.scale.top}}}}}},
                   {"y",
                    {{"field", "name"},
                     {"type", "nominal"},
                     {"title", nullptr},
                     {"sort", {{"field", "score"}, {"order", "descending"}}}}},
                   {"tooltip", Json::array()}};
  for (const char* name : {"name", "rank", "score", "level"}) encoding["tooltip"].push_back({{"field", name}});
  if (!rubric.maturity.levels.empty()) {
    Json names = Json::array();
    for (const Level& level : rubric.maturity.levels) names.push_back(level.name);
    encoding["color"] = {{"field", "level"}, {"type", "ordinal"}, {"title", "Level"}, {"sort", std::move(names)}};
  }
  if (table.ranking->group_names.size() > 1)
    encoding["row"] = {{"field", "peers"}, {"type", "nominal"}, {"title", nullptr}};
  const Json spec = {{"$schema", "https://vega.github.io/schema/vega-lite/v5.json"},
                     {"title", title_of(rubric)},
                     {"data", {{"values", std::move(rows)}}},
                     {"mark", {{"type", "circle"}, {"size", 80}, {"opacity", 1}}},
                     {"encoding", std::move(encoding)},
                     {"resolve", {{"scale", {{"y", "independent"}}}}}};
  return json_text(spec);
}

}  // namespace hallmark
