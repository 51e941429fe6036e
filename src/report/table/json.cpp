#include <algorithm>
#include <cmath>

#include "hallmark/report/write.hpp"
#include "hallmark/survey/questions.hpp"
#include "report/format/json_values.hpp"
#include "report/table/gates_json.hpp"
#include "report/table/stages_json.hpp"
#include "result/given_answers.hpp"
#include "result/read_result.hpp"

namespace hallmark {

namespace {

Json provenance(const LeagueTable& table) {
  Json files = Json::array();
  for (const Provenance::File& file : table.provenance.files) {
    files.push_back({{"role", file.role}, {"name", file.name}, {"sha256", file.sha256}});
  }
  return files;
}

Json weight_json(const Weight& weight) {
  if (!weight.by) return weight.value;
  Json groups = Json::object();
  for (const auto& [group, value] : weight.groups) groups[group.text] = value;
  Json json = {{"by", weight.by->text}, {"groups", std::move(groups)}};
  if (weight.has_default) json["default"] = weight.value;
  return json;
}

/// What a rubric says of itself or of a node, where it says it.
void add_texts(Json& json, const std::vector<std::pair<std::string, std::string>>& texts) {
  for (const auto& [key, text] : texts) {
    if (!text.empty()) json[key] = text;
  }
}

Json penalties(const Node& node) {
  Json list = Json::array();
  for (const Penalty& penalty : node.penalties) {
    Json& json = list.emplace_back(Json{{"id", penalty.id}, {"title", penalty.title}});
    add_texts(json, {{"note", penalty.note}, {"source", penalty.source}, {"reason", penalty.reason}});
  }
  return list;
}

Json nodes(const LeagueTable& table) {
  Json list = Json::array();
  for (std::size_t at = 1; at < table.rubric->nodes.size(); ++at) {
    const Node& node = table.rubric->nodes[at];
    Json& json = list.emplace_back(Json{{"id", node.id},
                                        {"title", node.title},
                                        {"kind", node.is_indicator ? "indicator" : "dimension"},
                                        {"parent", text_or_null(table.rubric->nodes[node.parent].id)},
                                        {"comparable", node.comparable},
                                        {"was", node.was},
                                        {"weight", weight_json(node.weight)}});
    add_texts(json, {{"note", node.note}, {"source", node.source}, {"reason", node.reason}});
    if (!node.tags.empty()) json["tags"] = node.tags;
    if (!node.penalties.empty()) json["penalties"] = penalties(node);
  }
  return list;
}

Json levels(const LeagueTable& table) {
  Json list = Json::array();
  for (const Level& level : table.rubric->maturity.levels) {
    Json& json = list.emplace_back(Json{{"name", level.name}, {"from", level.from}});
    add_texts(json, {{"note", level.note}});
  }
  return list;
}

/// The standard deviations of each indicator's respondents, by node; nothing where there are none.
std::vector<const std::vector<double>*> spreads_of(const LeagueTable& table) {
  std::vector<const std::vector<double>*> spreads(table.rubric->nodes.size(), nullptr);
  const std::vector<AskedQuestion> questions = questions_of(*table.rubric);
  for (std::size_t i = 0; i < questions.size() && i < table.survey->spreads.size(); ++i) {
    if (!questions[i].is_penalty && !table.survey->spreads[i].empty())
      spreads[questions[i].node] = &table.survey->spreads[i];
  }
  return spreads;
}

/// What the survey says, as it says it.
void add_answer(const GivenAnswers& answers, std::size_t node, std::size_t unit, Json& result) {
  if (const AnswerCell* cell = answers.cell(node, unit)) {
    result["answer"] = text_or_null(answers.text(node, unit));
    if (!cell->evidence.empty()) result["evidence"] = cell->evidence;
    if (!cell->note.empty()) result["remark"] = cell->note;
  }
  const std::vector<StageAnswer> stages = answers.stages(node, unit);
  if (stages.empty()) return;
  result["stages"] = stages_json(stages);
}

Json node_of(const LeagueTable& table, std::size_t at, std::size_t unit, const std::vector<double>* spread,
             const GivenAnswers& answers) {
  const Node& node = table.rubric->nodes[at];
  const Column& column = table.card->nodes[at];
  Json result = {{node.is_indicator ? "mark" : "score", number_or_null(column.values[unit])},
                 {"state", word_of(column.states[unit])}};
  if (node.is_indicator) {
    if (!table.is_anonymous) result["value"] = number_or_null(table.card->values[at].values[unit]);
    add_answer(answers, at, unit, result);
    if (spread != nullptr && !table.is_anonymous) result["spread"] = number_or_null((*spread)[unit]);
  } else {
    result["coverage"] = number_or_null(table.card->coverage[at][unit]);
    const auto& children = table.rubric->root().children;
    const auto child = std::ranges::find(children, at);
    if (child != children.end()) {
      const auto level = table.card->node_levels[static_cast<std::size_t>(child - children.begin())][unit];
      result["level"] = level ? Json(table.rubric->maturity.levels[*level].name) : Json(nullptr);
    }
  }
  return result;
}

Json unit_of(const LeagueTable& table, std::size_t unit, const std::vector<const std::vector<double>*>& spreads,
             const GivenAnswers& answers) {
  const Ranking::Place& place = table.ranking->places[unit];
  const Column& score = table.card->score();
  Json groups = Json::object();
  for (const ColumnName& group : table.rubric->survey.groups) {
    groups[group.text] = text_or_null(std::string(table.survey->labels.at(group.text).text(unit)));
  }
  Json result = {{"code", table.survey->id(unit)},
                 {"name", text_or_null(table.survey->name(unit))},
                 {"groups", std::move(groups)},
                 {"rank", place.rank() ? Json(*place.rank()) : Json(nullptr)},
                 {"shared", place.shared()},
                 {"peers", table.ranking->group_names[table.ranking->groups[unit]]},
                 {"score", number_or_null(score.values[unit])},
                 {"state", word_of(score.states[unit])},
                 {"level", text_or_null(level_name(table, unit))},
                 {"coverage", number_or_null(table.card->coverage[0][unit])},
                 {"gates", gates_json(table, unit)},
                 {"note", note_of(table, unit)}};
  if (place.rank() && *place.rank() == std::floor(*place.rank()))
    result["rank"] = static_cast<std::int64_t>(*place.rank());
  if (!table.ranges.empty()) {
    result["rank_range"] = {number_or_null(table.ranges[unit].low), number_or_null(table.ranges[unit].high)};
  }
  if (!table.survey->respondents.empty()) result["respondents"] = table.survey->respondents[unit];
  Json& of_nodes = result["nodes"] = Json::object();
  for (std::size_t at = 1; at < table.rubric->nodes.size(); ++at)
    of_nodes[table.rubric->nodes[at].id] = node_of(table, at, unit, spreads[at], answers);
  return result;
}

}  // namespace

Json stages_json(const std::vector<StageAnswer>& stages) {
  Json list = Json::array();
  for (const StageAnswer& answer : stages)
    list.push_back({{"stage", answer.stage}, {"answer", text_or_null(answer.text)}});
  return list;
}

Json gates_json(const LeagueTable& table, std::size_t unit) {
  Json list = Json::array();
  const std::vector<Gate>& gates = table.rubric->maturity.gates;
  for (std::size_t i = 0; i < gates.size(); ++i) {
    const Truth fired = table.card->gates[i][unit];
    if (fired == Truth::no) continue;
    list.push_back({{"fired", fired == Truth::yes ? Json(true) : Json(nullptr)},
                    {"binds", static_cast<bool>(table.card->binds[i][unit])},
                    {"when", gates[i].when.expression.source},
                    {"at_most", table.rubric->maturity.levels[gates[i].at_most].name},
                    {"because", gates[i].because}});
  }
  return list;
}

std::string to_json(const LeagueTable& table) {
  const Rubric& rubric = *table.rubric;
  Json json = {{"format", "hallmark-scores"},
               {"version", result_version},
               {"hallmark", table.provenance.version},
               {"rubric",
                {{"id", rubric.id},
                 {"title", rubric.title},
                 {"edition", text_or_null(rubric.edition)},
                 {"sha256", table.provenance.rubric_sha256}}},
               {"overrides", table.provenance.overrides},
               {"where", text_or_null(table.provenance.where)},
               {"data", provenance(table)},
               {"scale", {rubric.scale.foot, rubric.scale.top}},
               {"decimals", rubric.decimals},
               {"levels", levels(table)},
               {"nodes", nodes(table)}};
  add_texts(json["rubric"], {{"note", rubric.note}, {"source", rubric.source}, {"reason", rubric.root().reason}});
  if (!rubric.root().tags.empty()) json["rubric"]["tags"] = rubric.root().tags;
  Json& units = json["units"] = Json::array();
  const std::vector<const std::vector<double>*> spreads = spreads_of(table);
  const GivenAnswers answers(table);
  for (const std::size_t unit : table.units) units.push_back(unit_of(table, unit, spreads, answers));
  return json_text(json);
}

}  // namespace hallmark
