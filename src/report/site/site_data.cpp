#include "report/site/site_data.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "hallmark/report/write.hpp"
#include "hallmark/support/number.hpp"
#include "hallmark/support/wording.hpp"
#include "hallmark/survey/questions.hpp"
#include "report/explanation/explanation_words.hpp"
#include "report/format/csv_field.hpp"
#include "report/format/json_values.hpp"
#include "report/page/unit_words.hpp"
#include "report/site/address.hpp"
#include "report/table/csv_headings.hpp"
#include "result/cells.hpp"

namespace hallmark {

namespace {

constexpr std::string_view long_headings =
    "code,name,peers,id,title,kind,state,value,mark,answer,stages,evidence,remark\n";

LeagueTable with_all_nodes(const LeagueTable& table) {
  LeagueTable whole = table;
  whole.nodes.clear();
  for (std::size_t node = 1; node < table.rubric->nodes.size(); ++node) whole.nodes.push_back(node);
  return whole;
}

/// What the survey says of a question, as it says it; blank where that is not shown.
void append_answer(std::string& csv, const AnswerCells* answers, std::optional<std::size_t> question,
                   std::size_t unit) {
  const bool is_shown = answers != nullptr && question;
  const AnswerCell* cell = is_shown ? answers->find(*question, unit) : nullptr;
  append_field(csv, cell != nullptr && cell->rows == 1 ? csv_text(cell->text) : std::string());
  append_field(csv, is_shown ? csv_text(shown_stages(answers->stages(*question, unit))) : std::string());
  append_field(csv, cell != nullptr ? csv_text(cell->evidence) : std::string());
  append_field(csv, cell != nullptr ? csv_text(cell->note) : std::string());
}

/// A row a unit and node.
std::string marks_csv(const LeagueTable& table) {
  std::string csv(long_headings);
  const Rubric& rubric = *table.rubric;
  const std::vector<std::optional<std::size_t>> questions = questions_by_node(rubric);
  std::vector<std::string> node_fields(rubric.nodes.size());
  for (std::size_t at = 1; at < rubric.nodes.size(); ++at) {
    const Node& node = rubric.nodes[at];
    append_field(node_fields[at], csv_text(node.id));
    append_field(node_fields[at], csv_text(node.title));
    append_field(node_fields[at], node.is_indicator ? "indicator" : "dimension");
  }
  for (const std::size_t unit : table.units) {
    std::string unit_fields = csv_text(table.survey->id(unit));
    append_field(unit_fields, csv_text(table.survey->name(unit)));
    append_field(unit_fields, csv_text(table.ranking->group_names[table.ranking->groups[unit]]));
    for (std::size_t at = 1; at < rubric.nodes.size(); ++at) {
      const Column& marks = table.card->nodes[at];
      const Column& values = table.card->values[at];
      csv += unit_fields;
      csv += node_fields[at];
      append_field(csv, word_of(marks.states[unit]));
      append_field(csv, rubric.nodes[at].is_indicator && has_value(values.states[unit]) ? to_text(values.values[unit])
                                                                                        : std::string());
      append_field(csv, exact_cell(marks, unit));
      append_answer(csv, table.answers, questions[at], unit);
      csv.push_back('\n');
    }
  }
  return csv;
}

std::string weights_csv(const Rubric& rubric, const std::vector<EffectiveWeights>& weights) {
  std::string csv = "id,title,kind,parent";
  for (const EffectiveWeights& of : weights) append_field(csv, csv_text(of.group.empty() ? "all" : of.group));
  csv.push_back('\n');
  for (std::size_t at = 1; at < rubric.nodes.size(); ++at) {
    const Node& node = rubric.nodes[at];
    csv += csv_text(node.id);
    append_field(csv, csv_text(node.title));
    append_field(csv, node.is_indicator ? "indicator" : "dimension");
    append_field(csv, csv_text(rubric.nodes[node.parent].id));
    for (const EffectiveWeights& of : weights) append_field(csv, to_text(of.shares[at]));
    csv.push_back('\n');
  }
  return csv;
}

/// What is in a column of the scores, in words, and of what kind its cells are.
struct ColumnMeaning {
  std::string text;
  std::string_view kind;
};

/// In the order of `csv_headings`.
std::vector<ColumnMeaning> meanings_of(const LeagueTable& table) {
  const Rubric& rubric = *table.rubric;
  std::vector<ColumnMeaning> meanings = {{"Place among the peers, 1 is best; empty where there is no score", "number"},
                                         {"Code", "string"},
                                         {"Name", "string"}};
  for (const ColumnName& group : rubric.survey.groups)
    meanings.push_back({fmt::format("Group: {}", without_controls(group.text)), "string"});
  meanings.push_back({"The whole score", "number"});
  meanings.push_back({"Maturity level", "string"});
  meanings.push_back({"Share of the applicable weight that was answered, from 0 to 1", "number"});
  for (const std::size_t node : table.nodes)
    meanings.push_back({fmt::format("{}: {}", rubric.nodes[node].is_indicator ? "Mark" : "Score",
                                    without_controls(rubric.nodes[node].title)),
                        "number"});
  meanings.push_back({"What else is to be said: why it is unranked, gates, penalties, estimates", "string"});
  if (!table.ranges.empty()) {
    meanings.push_back({"5 % of the draws of the audit rank it better", "number"});
    meanings.push_back({"5 % of the draws of the audit rank it worse", "number"});
  }
  return meanings;
}

Json provenance_json(const SiteIndex& index) {
  const Provenance& made = index.table.provenance;
  Json files = Json::array();
  for (const Provenance::File& file : made.files)
    files.push_back({{"role", file.role}, {"name", file.name}, {"sha256", file.sha256}});
  return {
      {"hallmark", made.version},
      {"rubric",
       {{"id", index.rubric().id}, {"edition", text_or_null(index.rubric().edition)}, {"sha256", made.rubric_sha256}}},
      {"overrides", made.overrides},
      {"where", text_or_null(made.where)},
      {"data", std::move(files)}};
}

std::string size_text(std::size_t bytes) {
  if (bytes < 1000) return fmt::format("{} bytes", bytes);
  return bytes < 1'000'000 ? to_decimals(static_cast<double>(bytes) / 1e3, 0) + " kB"
                           : to_decimals(static_cast<double>(bytes) / 1e6, 1) + " MB";
}

std::string_view media_type(std::string_view path) {
  if (path.ends_with(".csv")) return "text/csv";
  if (path.ends_with(".json")) return "application/json";
  return "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
}

}  // namespace

std::vector<DataFile> data_files(const SiteIndex& index, const std::vector<EffectiveWeights>& weights,
                                 const WorkbookWriter& to_xlsx) {
  const LeagueTable whole = with_all_nodes(index.table);
  const std::string units = units_word(index.rubric());
  std::vector<DataFile> files = {
      {{"data/scores.csv", to_csv(whole)},
       "Ranks, levels, scores of all dimensions and marks of all questions; a row for each " +
           unit_word(index.rubric())},
      {{"data/marks.csv", marks_csv(whole)},
       "The same as a long table, with every answer as it was given, its state and its value, stages and evidence"},
      {{"data/weights.csv", weights_csv(index.rubric(), weights)}, "What every question counts for, as shares of 1"}};
  if (to_xlsx)
    files.push_back(
        {{"data/scores.xlsx", to_xlsx(make_workbook(index.table))},
         "A workbook: notes, league table, scores, answers and weights, each a table on a sheet of its own"});
  files.push_back(
      {{"data/scores.json", to_json(whole)}, "Everything, for programs, with gates and where it was made from"});
  return files;
}

std::string csvw_metadata(const SiteIndex& index) {
  const LeagueTable whole = with_all_nodes(index.table);
  const std::vector<std::string> names = csv_headings(whole);
  const std::vector<ColumnMeaning> meanings = meanings_of(whole);
  Json columns = Json::array();
  for (std::size_t i = 0; i < names.size(); ++i)
    columns.push_back({{"titles", names[i]},
                       {"dc:description", meanings[i].text},
                       {"datatype", meanings[i].kind},
                       {"null", {"", missing_mark, not_applicable_mark}}});
  return json_text({{"@context", "http://www.w3.org/ns/csvw"},
                    {"url", "scores.csv"},
                    {"dc:title", title_of(index.rubric())},
                    {"tableSchema", {{"columns", std::move(columns)}}}});
}

std::string data_package(const SiteIndex& index, const std::vector<DataFile>& files, const SiteSource& source) {
  const LeagueTable whole = with_all_nodes(index.table);
  const std::vector<std::string> names = csv_headings(whole);
  const std::vector<ColumnMeaning> meanings = meanings_of(whole);
  Json resources = Json::array();
  for (const DataFile& data : files) {
    const std::string& path = data.file.path;
    const std::size_t slash = path.find('/') + 1;
    const std::size_t dot = path.rfind('.');
    std::string name = path.substr(slash);
    std::ranges::replace(name, '.', '-');
    Json resource = {{"name", name},
                     {"path", path},
                     {"format", path.substr(dot + 1)},
                     {"mediatype", media_type(path)},
                     {"description", data.text},
                     {"bytes", data.file.bytes.size()},
                     {"hash", "sha256:" + source.sha256(data.file.bytes)}};
    if (path == "data/scores.csv") {
      Json fields = Json::array();
      for (std::size_t i = 0; i < names.size(); ++i)
        fields.push_back({{"name", names[i]}, {"type", meanings[i].kind}, {"description", meanings[i].text}});
      resource["profile"] = "tabular-data-resource";
      resource["schema"] = {{"fields", std::move(fields)}, {"missingValues", {"", missing_mark, not_applicable_mark}}};
    }
    resources.push_back(std::move(resource));
  }
  return json_text({{"name", address_of(index.rubric().id, Letters::small)},
                    {"title", title_of(index.rubric())},
                    {"version", text_or_null(index.rubric().edition)},
                    {"resources", std::move(resources)}});
}

std::string manifest(const SiteIndex& index, const std::vector<SiteFile>& files, const SiteSource& source) {
  Json list = Json::array();
  for (const SiteFile& file : files)
    list.push_back({{"path", file.path}, {"bytes", file.bytes.size()}, {"sha256", source.sha256(file.bytes)}});
  Json json = {{"format", "hallmark-site"}, {"version", 1}};
  json.update(provenance_json(index));
  json["files"] = std::move(list);
  return json_text(json);
}

std::optional<std::vector<std::string>> files_in_manifest(std::string_view text) {
  const Json json = Json::parse(text, nullptr, false);
  if (!json.is_object() || json.value("format", Json()) != "hallmark-site") return std::nullopt;
  std::vector<std::string> files = {"manifest.json"};
  const Json listed = json.value("files", Json());
  for (const Json& file : listed.is_array() ? listed : Json::array()) {
    if (file.is_object() && file.contains("path") && file["path"].is_string()) files.push_back(file["path"]);
  }
  return files;
}

Json data_view(const SiteIndex& index, const std::vector<DataFile>& files) {
  Json rows = Json::array();
  for (const DataFile& data : files)
    rows.push_back({{"file", data.file.path},
                    {"name", data.file.path.substr(data.file.path.find('/') + 1)},
                    {"text", data.text},
                    {"size", size_text(data.file.bytes.size())}});
  const Provenance& made = index.table.provenance;
  Json sources = Json::array();
  const auto add = [&sources](const std::string& term, const std::string& text) {
    if (!text.empty()) sources.push_back({{"term", term}, {"text", without_controls(text)}});
  };
  add("Rubric", title_of(index.rubric()));
  add("SHA-256 of the rubric", made.rubric_sha256);
  for (const Provenance::File& file : made.files) {
    add(capitalised(file.role), file.name);
    add("SHA-256 of " + file.name, file.sha256);
  }
  for (const std::string& override_text : made.overrides) add("Changed in the rubric", override_text);
  add("Only where", made.where);
  add("Made with", "hallmark " + made.version);
  const auto decimals = static_cast<std::size_t>(index.rubric().decimals);
  return {{"decimals", decimals == 0 ? std::string("whole numbers") : counted(decimals, "decimal", "decimals")},
          {"files", std::move(rows)},
          {"sources", std::move(sources)}};
}

}  // namespace hallmark
