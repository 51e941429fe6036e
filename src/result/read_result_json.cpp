#include <algorithm>
#include <array>
#include <unordered_map>

#include <fmt/format.h>

#include "hallmark/support/wording.hpp"
#include "result/json_excerpt.hpp"
#include "result/json_place.hpp"
#include "result/json_tape.hpp"
#include "result/read_result.hpp"

namespace hallmark {

namespace {

/// A value of the document, how to get to it, and where to report that it is not as it should be. A field points at the
/// field it is in, which has to outlive it.
class Field {
 public:
  Field(JsonValue document, const Source& source, Findings& findings)
      : json_(document), source_(&source), findings_(&findings) {}

  /// A member of an object; null where it is not there, and a finding unless it may be left out.
  [[nodiscard]] Field member(const char* key, bool required = true) const {
    if (const auto found = json_.find(key)) return {*found, *this, key, 0};
    if (required) report(fmt::format("{} is not there", in_quotes(name_of(key))));
    Field absent(JsonValue(), *this, key, 0);
    absent.is_absent_ = true;
    return absent;
  }
  /// A member that has to be there and probably stands behind another one.
  [[nodiscard]] Field member(const char* key, const std::optional<JsonValue>& near) const {
    if (const auto found = json_.find(key, near)) return {*found, *this, key, 0};
    return member(key);
  }
  /// Calls for each element of an array; for none, with a finding, where it is there and no array.
  template <class Visit>
  void each(const Visit& visit) const {
    if (!json_.is_array() && !is_absent_) report_type("a list");
    if (!json_.is_array()) return;
    json_.each_element([&](std::size_t index, JsonValue element) { visit(Field(element, *this, nullptr, index)); });
  }
  [[nodiscard]] std::string text() const {
    if (const auto text = json_.text()) return std::string(*text);
    if (!is_absent_) report_type("a text");
    return {};
  }
  /// Empty for null.
  [[nodiscard]] std::string text_or_null() const { return json_.is_null() ? std::string() : text(); }
  [[nodiscard]] std::vector<std::string> texts() const {
    std::vector<std::string> list;
    each([&list](const Field& element) { list.push_back(element.text()); });
    return list;
  }
  /// Nothing, and a finding, for what is none.
  [[nodiscard]] std::optional<double> number() const {
    const auto number = json_.number();
    if (!number && !is_absent_) report_type("a number");
    return number;
  }
  /// Nothing for null.
  [[nodiscard]] std::optional<double> number_or_null() const { return json_.is_null() ? std::nullopt : number(); }
  [[nodiscard]] bool boolean(bool otherwise) const {
    const auto boolean = json_.boolean();
    if (!boolean && !is_absent_) report_type("true or false");
    return boolean.value_or(otherwise);
  }
  [[nodiscard]] bool boolean_or_null(bool otherwise) const { return json_.is_null() ? otherwise : boolean(otherwise); }
  /// Reports what is there and no object.
  void require_object() const {
    if (!json_.is_object() && !is_absent_) report_type("an object");
  }
  [[nodiscard]] const JsonValue& json() const { return json_; }

  void report_type(std::string_view wanted) const {
    report(fmt::format("{} is not {}", in_quotes(to_text(path())), wanted));
  }
  void report(std::string message) const {
    const std::size_t offset = findings_->is_full() ? 0 : offset_in_json((*source_)->text(), path());
    findings_->error(Code::result_file, {*source_, offset, 1}, std::move(message));
  }

 private:
  Field(JsonValue json, const Field& parent, const char* key, std::size_t index)
      : json_(json), source_(parent.source_), findings_(parent.findings_), parent_(&parent), key_(key), index_(index) {}

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

  JsonValue json_;
  const Source* source_;
  Findings* findings_;
  const Field* parent_ = nullptr;
  const char* key_ = nullptr;
  std::size_t index_ = 0;
  bool is_absent_ = false;  ///< Which has been reported, or is no fault.
};

State read_state(const Field& field) {
  const std::string name = field.text();
  if (const auto state = parse_word<State>(name)) return *state;
  field.report(fmt::format("{} is not a state", in_quotes(name)));
  return State::missing;
}

void read_head(const Field& root, ResultFile& file) {
  file.tool_version = root.member("hallmark").text();
  const Field rubric = root.member("rubric");
  file.rubric_id = rubric.member("id").text();
  file.title = rubric.member("title").text();
  file.edition = rubric.member("edition").text_or_null();
  file.rubric_sha256 = rubric.member("sha256").text();
  file.overrides = root.member("overrides").texts();
  file.where = root.member("where").text_or_null();
  root.member("data").each([&file](const Field& entry) { file.data_sha256.push_back(entry.member("sha256").text()); });
  std::vector<std::optional<double>> ends;
  root.member("scale").each([&ends](const Field& end) { ends.push_back(end.number()); });
  if (ends.size() == 2) file.scale = Scale{ends[0].value_or(0.0), ends[1].value_or(100.0)};
  file.decimals = static_cast<int>(std::clamp(root.member("decimals").number().value_or(1.0), 0.0, 15.0));
  root.member("levels").each([&file](const Field& level) {
    file.levels.push_back({level.member("name").text(), level.member("from").number().value_or(0.0)});
  });
}

void read_nodes(const Field& root, ResultFile& file) {
  root.member("nodes").each([&file](const Field& node) {
    file.nodes.push_back({node.member("id").text(), node.member("title").text(), node.member("parent").text_or_null(),
                          node.member("kind").text() == "indicator", node.member("comparable", false).boolean(true),
                          node.member("was", false).texts()});
  });
}

ResultFile::Unit read_unit(const Field& field, ResultFile& file) {
  ResultFile::Unit unit;
  unit.code = field.member("code").text();
  unit.name = field.member("name").text_or_null();
  const Field groups = field.member("groups");
  groups.require_object();
  if (file.groups.empty()) file.groups = groups.json().keys();
  for (const std::string& group : file.groups) unit.groups.push_back(groups.member(group.c_str()).text_or_null());
  unit.peers = field.member("peers").text();
  unit.rank = field.member("rank").number_or_null();
  unit.shared = field.member("shared").boolean(false);
  unit.score = field.member("score").number_or_null();
  unit.state = read_state(field.member("state"));
  unit.level = field.member("level").text_or_null();
  unit.coverage = field.member("coverage").number_or_null();
  field.member("gates").each([&unit](const Field& gate) {
    // Results of older versions do not say which gates bind.
    const bool fired = gate.member("fired").boolean_or_null(false);
    if (gate.member("binds", false).boolean(fired)) unit.gates.push_back(gate.member("because").text());
  });
  unit.note = field.member("note").text();
  return unit;
}

void read_marks(const Field& unit, ResultFile& file, ResultDetail detail) {
  const Field nodes = unit.member("nodes");
  nodes.require_object();
  std::optional<JsonValue> before;  // nodes stand in the order of the list
  for (std::size_t at = 0; at < file.nodes.size(); ++at) {
    const ResultFile::Node& node = file.nodes[at];
    if (detail == ResultDetail::top && !node.parent.empty()) continue;
    const Field field = nodes.member(node.id.c_str(), before);
    before = field.json().is_null() ? std::nullopt : std::optional(field.json());
    const State state = field.json().is_null() ? State::missing : read_state(field.member("state"));
    const auto mark = field.member(node.is_indicator ? "mark" : "score", false).number_or_null();
    file.marks[at].values.push_back(mark.value_or(no_value));
    file.marks[at].states.push_back(has_value(state) && !mark ? State::missing : state);
    if (!node.is_indicator) continue;
    const auto value = field.member("value", false).number_or_null();
    file.values[at].values.push_back(value.value_or(no_value));
    file.values[at].states.push_back(has_value(state) && !value ? State::missing : state);
  }
}

bool is_result(const Field& root) {
  const auto format = root.json().find("format");
  if (!format || format->text() != "hallmark-scores") {
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

/// The ids of the nodes at the top of the tree, from the part of a document before its units; none where it has none.
std::vector<std::string> top_nodes(std::string_view text) {
  std::vector<std::string> ids;
  const auto units = offset_of_member(text, "units");
  if (!units) return ids;
  std::size_t wrong_from = 0;
  const auto head = JsonTape::from(std::string(text.substr(0, *units)) + R"("units": []})", wrong_from);
  const auto nodes = head ? head->root().find("nodes") : std::nullopt;
  if (!nodes || !nodes->is_array()) return ids;
  nodes->each_element([&ids](std::size_t, JsonValue node) {
    const auto parent = node.find("parent");
    const auto id = node.find("id");
    const bool is_top = parent && parent->text().value_or("").empty();
    if (is_top && id && id->text()) ids.emplace_back(*id->text());
  });
  return ids;
}

/// The document as far as `detail` wants it; nothing where it is no JSON, and then from where on.
std::optional<JsonTape> tape_of(std::string_view text, ResultDetail detail, std::size_t& wrong_from) {
  if (detail == ResultDetail::top) {
    const std::vector<std::string> kept = top_nodes(text);
    auto excerpt = kept.empty() ? std::nullopt : without_other_nodes(text, kept);
    auto document = excerpt ? JsonTape::from(*std::move(excerpt), wrong_from) : std::nullopt;
    if (document) return document;
  }
  return JsonTape::from(text, wrong_from);
}

}  // namespace

Result<ResultFile> read_result_json(const Source& source, ResultDetail detail) {
  Result<ResultFile> result;
  std::size_t wrong_from = 0;
  const auto document = tape_of(source->text(), detail, wrong_from);
  if (!document) {
    result.findings.error(Code::result_file, {source, wrong_from, 1},
                          "the JSON ends or breaks off here: 'hallmark score -f json' writes a whole one");
    return result;
  }
  const Field root(document->root(), source, result.findings);
  if (!is_result(root)) return result;

  ResultFile& file = result.value.emplace();
  file.source = source;
  file.is_json = true;
  read_head(root, file);
  read_nodes(root, file);
  file.marks.resize(file.nodes.size());
  file.values.resize(file.nodes.size());
  root.member("units").each([&](const Field& unit) {
    if (result.findings.is_full()) return;
    file.units.push_back(read_unit(unit, file));
    read_marks(unit, file, detail);
  });
  return result;
}

}  // namespace hallmark
