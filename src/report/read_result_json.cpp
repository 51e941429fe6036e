#include <algorithm>
#include <array>
#include <unordered_map>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "hallmark/support/wording.hpp"
#include "report/json_place.hpp"
#include "report/read_result.hpp"
#include "report/state_names.hpp"

namespace hallmark {

namespace {

using Json = nlohmann::ordered_json;

/// A value of the document, how to get to it, and where to report that it is not as it should be. A field points at the
/// field it is in, which has to outlive it.
class Field {
 public:
  Field(const Json& document, const Source& source, Findings& findings)
      : json_(&document), source_(&source), findings_(&findings) {}

  /// A member of an object; null where it is not there, and a finding unless it may be left out.
  [[nodiscard]] Field member(const char* key, bool required = true) const {
    static const Json null;
    if (json_->is_object()) {
      const auto found = json_->find(key);
      if (found != json_->end()) return {*found, *this, key, 0};
    }
    if (required) report(fmt::format("{} is not there", in_quotes(name_of(key))));
    return {null, *this, key, 0};
  }
  [[nodiscard]] Field element(std::size_t index) const { return {(*json_)[index], *this, nullptr, index}; }

  /// How many elements an array has; none, and a finding, where it is no array.
  [[nodiscard]] std::size_t size() const {
    if (json_->is_array()) return json_->size();
    if (!json_->is_null()) report_type("a list");
    return 0;
  }
  /// Empty for null.
  [[nodiscard]] std::string text() const {
    if (const auto* text = json_->get_ptr<const std::string*>()) return *text;
    if (!json_->is_null()) report_type("a text");
    return {};
  }
  [[nodiscard]] std::vector<std::string> texts() const {
    std::vector<std::string> list;
    for (std::size_t i = 0; i < size(); ++i) list.push_back(element(i).text());
    return list;
  }
  /// Nothing for null.
  [[nodiscard]] std::optional<double> number() const {
    if (json_->is_number()) return json_->get<double>();
    if (!json_->is_null()) report_type("a number");
    return std::nullopt;
  }
  [[nodiscard]] bool boolean(bool otherwise) const {
    if (json_->is_boolean()) return json_->get<bool>();
    if (!json_->is_null()) report_type("true or false");
    return otherwise;
  }
  [[nodiscard]] const Json& json() const { return *json_; }

  void report_type(std::string_view wanted) const {
    report(fmt::format("{} is not {}", in_quotes(to_text(path())), wanted));
  }
  void report(std::string message) const {
    const std::size_t offset = findings_->is_full() ? 0 : offset_in_json((*source_)->text(), path());
    findings_->error(Code::result_file, {*source_, offset, 1}, std::move(message));
  }

 private:
  Field(const Json& json, const Field& parent, const char* key, std::size_t index)
      : json_(&json),
        source_(parent.source_),
        findings_(parent.findings_),
        parent_(&parent),
        key_(key),
        index_(index) {}

  [[nodiscard]] std::vector<JsonStep> path() const {
    std::vector<JsonStep> steps;
    for (const Field* field = this; field->parent_ != nullptr; field = field->parent_)
      steps.push_back(field->key_ != nullptr ? JsonStep(std::string(field->key_)) : JsonStep(field->index_));
    std::ranges::reverse(steps);
    return steps;
  }
  [[nodiscard]] std::string name_of(const char* key) const {
    std::vector<JsonStep> steps = path();
    steps.emplace_back(std::string(key));
    return to_text(steps);
  }

  const Json* json_;
  const Source* source_;
  Findings* findings_;
  const Field* parent_ = nullptr;
  const char* key_ = nullptr;
  std::size_t index_ = 0;
};

State read_state(const Field& field) {
  const std::string name = field.text();
  const auto found = std::ranges::find(state_names, name);
  if (found != state_names.end()) return static_cast<State>(found - state_names.begin());
  field.report(fmt::format("{} is not a state", in_quotes(name)));
  return State::missing;
}

void read_head(const Field& root, ResultFile& file) {
  file.tool_version = root.member("hallmark").text();
  const Field rubric = root.member("rubric");
  file.rubric_id = rubric.member("id").text();
  file.title = rubric.member("title").text();
  file.edition = rubric.member("edition").text();
  file.rubric_sha256 = rubric.member("sha256").text();
  file.overrides = root.member("overrides").texts();
  file.where = root.member("where").text();
  const Field data = root.member("data");
  for (std::size_t i = 0; i < data.size(); ++i) {
    const Field entry = data.element(i);
    file.data_sha256.push_back(entry.member("sha256").text());
  }
  const Field scale = root.member("scale");
  if (scale.size() == 2)
    file.scale = Scale{scale.element(0).number().value_or(0.0), scale.element(1).number().value_or(100.0)};
  file.decimals = static_cast<int>(std::clamp(root.member("decimals").number().value_or(1.0), 0.0, 15.0));
  const Field levels = root.member("levels");
  for (std::size_t i = 0; i < levels.size(); ++i) {
    const Field level = levels.element(i);
    file.levels.push_back({level.member("name").text(), level.member("from").number().value_or(0.0)});
  }
}

void read_nodes(const Field& root, ResultFile& file) {
  const Field nodes = root.member("nodes");
  for (std::size_t i = 0; i < nodes.size(); ++i) {
    const Field node = nodes.element(i);
    file.nodes.push_back({node.member("id").text(), node.member("title").text(), node.member("parent").text(),
                          node.member("kind").text() == "indicator", node.member("comparable", false).boolean(true),
                          node.member("was", false).texts()});
  }
}

ResultFile::Unit read_unit(const Field& field, ResultFile& file) {
  ResultFile::Unit unit;
  unit.code = field.member("code").text();
  unit.name = field.member("name").text();
  const Field groups = field.member("groups");
  if (file.groups.empty() && groups.json().is_object()) {
    for (const auto& entry : groups.json().items()) file.groups.push_back(entry.key());
  }
  for (const std::string& group : file.groups) unit.groups.push_back(groups.member(group.c_str()).text());
  unit.peers = field.member("peers").text();
  unit.rank = field.member("rank").number();
  unit.shared = field.member("shared").boolean(false);
  unit.score = field.member("score").number();
  unit.state = read_state(field.member("state"));
  unit.level = field.member("level").text();
  unit.coverage = field.member("coverage").number();
  const Field gates = field.member("gates");
  for (std::size_t i = 0; i < gates.size(); ++i) {
    const Field gate = gates.element(i);
    if (gate.member("fired").boolean(false)) unit.gates.push_back(gate.member("because").text());
  }
  unit.note = field.member("note").text();
  return unit;
}

void read_marks(const Field& unit, ResultFile& file) {
  const Field nodes = unit.member("nodes");
  for (std::size_t at = 0; at < file.nodes.size(); ++at) {
    const ResultFile::Node& node = file.nodes[at];
    const Field field = nodes.member(node.id.c_str());
    const State state = field.json().is_null() ? State::missing : read_state(field.member("state"));
    const auto mark = field.member(node.is_indicator ? "mark" : "score", false).number();
    file.marks[at].values.push_back(mark.value_or(no_value));
    file.marks[at].states.push_back(has_value(state) && !mark ? State::missing : state);
    if (!node.is_indicator) continue;
    const auto value = field.member("value", false).number();
    file.values[at].values.push_back(value.value_or(no_value));
    file.values[at].states.push_back(has_value(state) && !value ? State::missing : state);
  }
}

Json parse(const Source& source, Findings& findings) {
  try {
    return Json::parse(source->text());
  } catch (const Json::parse_error& error) {
    const std::size_t offset = error.byte == 0 ? 0 : std::min(error.byte - 1, source->text().size());
    findings.error(Code::result_file, {source, offset, 1},
                   "the JSON ends or breaks off here: 'hallmark score -f json' writes a whole one");
    return nullptr;
  }
}

bool is_result(const Field& root) {
  const Json& json = root.json();
  const auto format = json.is_object() ? json.find("format") : json.end();
  if (!json.is_object() || format == json.end() || *format != "hallmark-scores") {
    root.report("this JSON is not a result: 'hallmark score -f json' writes one");
    return false;
  }
  const Field version = root.member("version");
  const auto number = version.number();
  if (number && *number == result_version) return true;
  if (number)
    version.report(fmt::format("version {} of the format is not one that this hallmark can read", to_text(*number)));
  return false;
}

}  // namespace

Result<ResultFile> read_result_json(const Source& source) {
  Result<ResultFile> result;
  const Json document = parse(source, result.findings);
  if (result.findings.has_errors()) return result;
  const Field root(document, source, result.findings);
  if (!is_result(root)) return result;

  ResultFile& file = result.value.emplace();
  file.source = source;
  file.is_json = true;
  read_head(root, file);
  read_nodes(root, file);
  file.marks.resize(file.nodes.size());
  file.values.resize(file.nodes.size());
  const Field units = root.member("units");
  for (std::size_t i = 0; i < units.size() && !result.findings.is_full(); ++i) {
    const Field unit = units.element(i);
    file.units.push_back(read_unit(unit, file));
    read_marks(unit, file);
  }
  return result;
}

}  // namespace hallmark
