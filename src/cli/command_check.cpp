#include <algorithm>

#include <fmt/format.h>

#include "cli/command.hpp"
#include "cli/scoring_options.hpp"
#include "cli/worker_threads.hpp"
#include "hallmark/report/findings_report.hpp"
#include "hallmark/report/weights_report.hpp"
#include "hallmark/support/wording.hpp"

namespace hallmark {

namespace {

struct CheckOptions {
  ScoringOptions scoring;
  ConsoleOptions console;
  WorkerOptions workers;
  std::string format = "text";
};

FindingsFormat parse_findings_format(const std::string& text) {
  if (const auto format = parse_word<FindingsFormat>(text)) return *format;
  const std::vector<std::string> names = enum_words<FindingsFormat>();
  const std::string hint = did_you_mean(text, names);
  throw UsageError(fmt::format("{} is not a format of findings{}", in_quotes(text),
                               hint.empty() ? fmt::format(": there are {}", listed(names)) : hint));
}

std::string summary(const Findings& findings, const Assessment& scored) {
  if (!findings.empty()) {
    std::string text = fmt::format("{}, {}", counted(findings.error_count(), "error", "errors"),
                                   counted(findings.warning_count(), "warning", "warnings"));
    if (const std::size_t remarks = findings.remark_count(); remarks > 0)
      text += ", " + counted(remarks, "remark", "remarks");
    return text + "\n";
  }
  const std::size_t indicators =
      static_cast<std::size_t>(std::ranges::count_if(scored.rubric->nodes, &Node::is_indicator));
  std::string text = fmt::format("no problems found: {}", counted(indicators, "indicator", "indicators"));
  if (scored.survey) text += fmt::format(", {}", counted(scored.survey->size(), "row", "rows"));
  return text + "\n";
}

ExitCode run_check(const CheckOptions& options, Console& console) {
  apply(options.console, console);
  const FindingsFormat format = parse_findings_format(options.format);
  const AssessedFiles scored = assess_files(options.scoring, false, worker_threads(options.workers, console));
  std::string text = write_findings(scored.findings, format, console.colours_out());
  if (format == FindingsFormat::text) {
    if (!console.quiet) text += summary(scored.findings, scored);
    if (console.verbose && scored.rubric && !scored.findings.has_errors()) {
      text += "\n" + effective_weights_text(*scored.rubric, scored.survey.get(), scored.card ? &*scored.card : nullptr);
    }
  }
  console.out(text);
  return exit_code_of(scored.findings);
}

}  // namespace

Action declare_check(CLI::App& app) {
  auto options = std::make_shared<CheckOptions>();
  app.add_option("rubric", options->scoring.rubric, "Rubric (YAML)")->required()->type_name("FILE");
  app.add_option("survey", options->scoring.surveys, "Surveys to check against it (CSV)")->type_name("FILE");
  app.add_option("-f,--format", options->format, "Format of the findings: text (default), json, github or sarif")
      ->type_name("FORMAT");
  declare_worker_options(app, options->workers);
  declare_scoring_options(app, options->scoring);
  declare_console_options(app, options->console);
  return [options](Console& console) { return run_check(*options, console); };
}

}  // namespace hallmark
