#include "report/site/site_data.hpp"

#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "hallmark/report/anonymise.hpp"
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
#include "result/given_answers.hpp"
#include "support/ascii.hpp"

namespace hallmark {

namespace {

/// What is in a column, in words, and of what kind its cells are.
struct ColumnMeaning {
  std::string name;
  std::string text;
  std::string_view kind;
};

/// The columns of a row a unit and node.
std::vector<ColumnMeaning> columns_of_marks(const LeagueTable& table) {
  std::vector<ColumnMeaning> columns = {
      {"code", "Code", "string"},
      {"name", "Name", "string"},
      {"peers", "The peer group; empty where all are peers", "string"},
      {"id", "Id of a dimension or question", "string"},
      {"title", "Its title", "string"},
      {"kind", "dimension or indicator", "string"},
      {"state", "answered, unsure, estimated, missing or not_applicable", "string"}};
  if (table.answers != nullptr)
    columns.push_back({"answer", "What was answered, as it was given; empty where several respondents were combined",
                       "string"});
  if (!table.is_anonymous)
    columns.push_back({"value", "Points of an answer in words, or the number itself, with estimates put in", "number"});
  columns.push_back({"mark", "The mark of a question or the score of a dimension, on the rubric's scale", "number"});
  if (table.answers != nullptr) {
    columns.push_back({"stages", "What was answered at each stage, that which does not count too", "string"});
    columns.push_back({"evidence", "What the survey gives as evidence", "string"});
    columns.push_back({"remark", "What the survey remarks on the answer", "string"});
  }
  return columns;
}

std::string headings_of(const std::vector<ColumnMeaning>& columns) {
  std::string headings;
  for (const ColumnMeaning& column : columns) headings += (headings.empty() ? "" : ",") + csv_text(column.name);
  return headings + "\n";
}

LeagueTable with_all_nodes(const LeagueTable& table) {
  LeagueTable whole = table;
  whole.nodes.clear();
  for (std::size_t node = 1; node < table.rubric->nodes.size(); ++node) whole.nodes.push_back(node);
  return whole;
}

/// What stands beside an answer.
void append_texts(std::string& csv, const GivenAnswers& answers, std::size_t node, std::size_t unit) {
  const AnswerCell* cell = answers.cell(node, unit);
  append_field(csv, csv_text(shown_stages(answers.stages(node, unit))));
  append_field(csv, cell != nullptr ? csv_text(cell->evidence) : std::string());
  append_field(csv, cell != nullptr ? csv_text(cell->note) : std::string());
}

/// A row a unit and node.
std::string marks_csv(const LeagueTable& table) {
  std::string csv = headings_of(columns_of_marks(table));
  const Rubric& rubric = *table.rubric;
  const GivenAnswers answers(table);
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
      if (answers.any()) append_field(csv, csv_text(answers.text(at, unit)));
      if (!table.is_anonymous)
        append_field(csv, rubric.nodes[at].is_indicator && has_value(values.states[unit])
                              ? to_text(values.values[unit])
                              : std::string());
      append_field(csv, exact_cell(marks, unit));
      if (answers.any()) append_texts(csv, answers, at, unit);
      csv.push_back('\n');
    }
  }
  return csv;
}

std::string weight_column(const EffectiveWeights& of) {
  return of.group.empty() ? "all" : of.group;
}

std::vector<ColumnMeaning> columns_of_weights(const std::vector<EffectiveWeights>& weights) {
  std::vector<ColumnMeaning> columns = {{"id", "Id of a dimension or question", "string"},
                                        {"title", "Its title", "string"},
                                        {"kind", "dimension or indicator", "string"},
                                        {"parent", "The dimension it is part of; empty at the top", "string"}};
  for (const EffectiveWeights& of : weights)
    columns.push_back({weight_column(of), "Its share of the whole score, from 0 to 1", "number"});
  return columns;
}

std::string weights_csv(const Rubric& rubric, const std::vector<EffectiveWeights>& weights) {
  std::string csv = headings_of(columns_of_weights(weights));
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

/// A row a unit.
std::vector<ColumnMeaning> columns_of_scores(const LeagueTable& table) {
  const Rubric& rubric = *table.rubric;
  std::vector<ColumnMeaning> columns = {{"", "Place among the peers, 1 is best; empty where there is no score", "number"},
                                        {"", "Code", "string"},
                                        {"", "Name", "string"}};
  const auto add = [&columns](std::string text, std::string_view kind) {
    columns.push_back({"", std::move(text), kind});
  };
  for (const ColumnName& group : rubric.survey.groups)
    add(fmt::format("Group: {}", without_controls(group.text)), "string");
  add("The whole score", "number");
  add("Maturity level", "string");
  add("Share of the applicable weight that was answered, from 0 to 1", "number");
  for (const std::size_t node : table.nodes)
    add(fmt::format("{}: {}", rubric.nodes[node].is_indicator ? "Mark" : "Score",
                    without_controls(rubric.nodes[node].title)),
        "number");
  add("What else is to be said: why it is unranked, gates, penalties, estimates", "string");
  if (!table.ranges.empty()) {
    add("5 % of the draws of the audit rank it better", "number");
    add("5 % of the draws of the audit rank it worse", "number");
  }
  const std::vector<std::string> names = csv_headings(table);
  for (std::size_t i = 0; i < names.size(); ++i) columns[i].name = names[i];
  return columns;
}

/// A table of the Data Package: its columns, and those that tell its rows apart.
Json table_schema(const std::vector<ColumnMeaning>& columns, const std::vector<std::string>& primary_key) {
  Json fields = Json::array();
  for (const ColumnMeaning& column : columns)
    fields.push_back({{"name", column.name}, {"type", column.kind}, {"description", column.text}});
  return {{"fields", std::move(fields)},
          {"primaryKey", primary_key},
          {"missingValues", {"", missing_mark, not_applicable_mark}}};
}

/// As the Data Package has licences: by name and title, or by address.
Json licence_json(const std::string& licence) {
  if (licence.starts_with("https://") || licence.starts_with("http://")) return {{"path", licence}};
  const bool is_name = std::ranges::all_of(
      licence, [](char c) { return is_letter(c) || is_digit(c) || c == '-' || c == '.' || c == '_' || c == '+'; });
  return {{"name", is_name ? licence : address_of(licence, Letters::small)}, {"title", licence}};
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
  const DownloadTable shared(index.table);
  const LeagueTable whole = with_all_nodes(shared.table());
  const std::string units = units_word(index.rubric());
  std::vector<DataFile> files = {
      {{"data/scores.csv", to_csv(whole)},
       "Ranks, levels, scores of all dimensions and marks of all questions; a row for each " +
           unit_word(index.rubric())},
      {{"data/marks.csv", marks_csv(whole)},
       std::string("The same as a long table, with ") +
            (whole.is_anonymous ? "the state of every answer"
                                : "every answer as it was given, its state and value, stages and evidence")},
      {{"data/weights.csv", weights_csv(index.rubric(), weights)}, "What every question counts for, as shares of 1"}};
  if (to_xlsx)
    files.push_back(
        {{"data/scores.xlsx", to_xlsx(make_workbook(shared.table()))},
         "A workbook: notes, league table, scores, answers and weights, each a table on a sheet of its own"});
  files.push_back(
      {{"data/scores.json", to_json(whole)}, "Everything, for programs, with gates and where it was made from"});
  return files;
}

std::string csvw_metadata(const SiteIndex& index) {
  const std::vector<ColumnMeaning> meanings = columns_of_scores(with_all_nodes(index.table));
  Json columns = Json::array();
  for (const ColumnMeaning& column : meanings)
    columns.push_back({{"titles", column.name},
                       {"dc:description", column.text},
                       {"datatype", column.kind},
                       {"null", {"", missing_mark, not_applicable_mark}}});
  return json_text({{"@context", "http://www.w3.org/ns/csvw"},
                    {"url", "scores.csv"},
                    {"dc:title", title_of(index.rubric())},
                    {"tableSchema", {{"columns", std::move(columns)}, {"primaryKey", "code"}}}});
}

std::string data_package(const SiteIndex& index, const std::vector<DataFile>& files,
                         const std::vector<EffectiveWeights>& weights, const SiteSource& source) {
  const std::map<std::string_view, Json> schemas = {
      {"data/scores.csv", table_schema(columns_of_scores(with_all_nodes(index.table)), {"code"})},
      {"data/marks.csv", table_schema(columns_of_marks(index.table), {"code", "id"})},
      {"data/weights.csv", table_schema(columns_of_weights(weights), {"id"})}};
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
    if (const auto schema = schemas.find(path); schema != schemas.end()) {
      resource["profile"] = "tabular-data-resource";
      resource["schema"] = schema->second;
    }
    resources.push_back(std::move(resource));
  }
  Json package = {{"name", address_of(index.rubric().id, Letters::small)}, {"title", title_of(index.rubric())}};
  if (!index.rubric().edition.empty()) package["version"] = index.rubric().edition;
  if (!source.options.licence.empty()) package["licenses"] = Json::array({licence_json(source.options.licence)});
  package["resources"] = std::move(resources);
  return json_text(package);
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

Json data_view(const SiteIndex& index, const std::vector<DataFile>& files, const std::string& licence) {
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
  add("Licence", licence);
  add("Made with", "hallmark " + made.version);
  const auto decimals = static_cast<std::size_t>(index.rubric().decimals);
  const std::string shown = decimals == 0 ? std::string("whole numbers") : counted(decimals, "decimal", "decimals");
  return {{"precision", index.table.is_anonymous
                            ? fmt::format("Numbers are rounded to {}, as on the pages, and answers are left out.", shown)
                            : fmt::format("Numbers have full precision; the pages round them to {}.", shown)},
          {"files", std::move(rows)},
          {"sources", std::move(sources)}};
}

}  // namespace hallmark
