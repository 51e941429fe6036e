#include <algorithm>
#include <set>

#include "report/findings/findings_formats.hpp"
#include "report/format/json_values.hpp"

namespace hallmark {

namespace {

/// As SARIF calls it.
std::string_view level_of(Severity severity) {
  return severity == Severity::remark ? "note" : kind_of(severity);
}

/// What the codes mean, as docs/diagnostics.md has it.
Json rules_of(const std::set<Code>& codes) {
  Json rules = Json::array();
  for (const Code code : codes) {
    const std::string id = to_text(code);
    const std::string explanation = explanation_of(id);
    const std::size_t heading_end = std::min(explanation.find('\n'), explanation.size());
    const std::size_t text = std::min(explanation.find_first_not_of('\n', heading_end), explanation.size());
    rules.push_back({{"id", id},
                     {"shortDescription", {{"text", title_of(id)}}},
                     {"fullDescription", {{"text", explanation.substr(text)}}},
                     {"help", {{"text", "hallmark explain-code " + id}}}});
  }
  return rules;
}

}  // namespace

std::string_view kind_of(Severity severity) {
  switch (severity) {
    case Severity::error:
      return "error";
    case Severity::warning:
      return "warning";
    case Severity::remark:
      break;
  }
  return "remark";
}

std::string findings_as_json(const Findings& findings, const FindingsChoice& choice) {
  Json list = Json::array();
  for (const Diagnostic& diagnostic : findings.shown(choice)) {
    Json entry = {
        {"severity", kind_of(diagnostic.severity)}, {"code", to_text(diagnostic.code)}, {"message", diagnostic.message}};
    if (diagnostic.place) {
      const Position position = diagnostic.place->source->position_of(diagnostic.place->offset);
      entry["file"] = diagnostic.place->source->name();
      entry["line"] = position.line;
      entry["column"] = position.column;
    }
    list.push_back(std::move(entry));
  }
  std::size_t left_out = 0;
  for (const FindingsOfAKind& kind : findings.left_out(choice)) left_out += kind.count;
  return json_text({{"format", "hallmark-findings"},
                    {"version", 1},
                    {"errors", findings.error_count()},
                    {"warnings", findings.warning_count()},
                    {"remarks", findings.remark_count()},
                    {"left_out", left_out},
                    {"findings", std::move(list)}});
}

std::string findings_as_sarif(const Findings& findings, const FindingsChoice& choice) {
  Json results = Json::array();
  std::set<Code> codes;
  for (const Diagnostic& diagnostic : findings.shown(choice)) {
    codes.insert(diagnostic.code);
    Json result = {{"ruleId", to_text(diagnostic.code)},
                   {"level", level_of(diagnostic.severity)},
                   {"message", {{"text", diagnostic.message}}}};
    if (diagnostic.place) {
      const Position position = diagnostic.place->source->position_of(diagnostic.place->offset);
      result["locations"] =
          Json::array({{{"physicalLocation",
                         {{"artifactLocation", {{"uri", diagnostic.place->source->name()}}},
                          {"region", {{"startLine", position.line}, {"startColumn", position.column}}}}}}});
    }
    results.push_back(std::move(result));
  }
  const Json driver = {{"name", "hallmark"},
                       {"version", HALLMARK_VERSION},
                       {"informationUri", HALLMARK_HOMEPAGE},
                       {"rules", rules_of(codes)}};
  const Json run = {{"tool", {{"driver", driver}}},
                    {"columnKind", "unicodeCodePoints"},
                    {"results", std::move(results)}};
  return json_text({{"$schema", "https://json.schemastore.org/sarif-2.1.0.json"},
                    {"version", "2.1.0"},
                    {"runs", Json::array({run})}});
}

}  // namespace hallmark
