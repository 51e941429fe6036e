#include "report/findings/findings_formats.hpp"
#include "report/format/json_values.hpp"

namespace hallmark {

namespace {

/// As SARIF calls it.
std::string_view level_of(Severity severity) {
  return severity == Severity::remark ? "note" : kind_of(severity);
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

std::string findings_as_json(const Findings& findings) {
  Json list = Json::array();
  for (const Diagnostic& diagnostic : findings.shown()) {
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
  return json_text({{"format", "hallmark-findings"},
                    {"version", 1},
                    {"errors", findings.error_count()},
                    {"warnings", findings.warning_count()},
                    {"remarks", findings.remark_count()},
                    {"left_out", findings.left_out()},
                    {"findings", std::move(list)}});
}

std::string findings_as_sarif(const Findings& findings) {
  Json results = Json::array();
  for (const Diagnostic& diagnostic : findings.shown()) {
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
  const Json run = {{"tool", {{"driver", {{"name", "hallmark"}}}}},
                    {"columnKind", "unicodeCodePoints"},
                    {"results", std::move(results)}};
  return json_text({{"$schema", "https://json.schemastore.org/sarif-2.1.0.json"},
                    {"version", "2.1.0"},
                    {"runs", Json::array({run})}});
}

}  // namespace hallmark
