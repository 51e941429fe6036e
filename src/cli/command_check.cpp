#include <algorithm>
#include <filesystem>

#include <fmt/format.h>

#include "cli/command.hpp"
#include "cli/findings_output.hpp"
#include "cli/scoring_options.hpp"
#include "cli/system/file_stream.hpp"
#include "cli/worker_threads.hpp"
#include "hallmark/report/findings_report.hpp"
#include "hallmark/report/weights_report.hpp"
#include "hallmark/rubric/rubric_text.hpp"
#include "hallmark/support/wording.hpp"

namespace hallmark {

namespace {

struct CheckOptions {
  ScoringOptions scoring;
  ConsoleOptions console;
  WorkerOptions workers;
  std::vector<std::string> files;
  std::string format = "text";
  bool all = false;
};

FindingsFormat parse_findings_format(const std::string& text) {
  if (const auto format = parse_word<FindingsFormat>(text)) return *format;
  const std::vector<std::string> names = enum_words<FindingsFormat>();
  const std::string hint = did_you_mean(text, names);
  throw UsageError(fmt::format("{} is not a format of findings{}", in_quotes(text),
                               hint.empty() ? fmt::format(": there are {}", listed(names)) : hint));
}

/// The files of a command line, told apart by what is in them.
struct SortedFiles {
  std::vector<std::string> rubrics;
  std::vector<std::string> surveys;
};

/// What begins like a rubric is one. Pipes cannot be looked at twice, and what cannot be read is reported later: where
/// nothing begins like a rubric, the first file is meant to be one.
SortedFiles sorted_files(const std::vector<std::string>& paths) {
  const auto is_rubric = [](const std::string& path) {
    std::error_code unknown;
    if (path == "-" || !std::filesystem::is_regular_file(path, unknown)) return false;
    try {
      std::string beginning(std::size_t{64} * 1024, '\0');
      FileStream file(path);
      beginning.resize(file.read(beginning.data(), beginning.size()));
      return begins_like_rubric(beginning);
    } catch (const WorldError&) {
      return false;
    }
  };
  SortedFiles files;
  for (const std::string& path : paths) (is_rubric(path) ? files.rubrics : files.surveys).push_back(path);
  if (files.rubrics.empty()) {
    files.rubrics.push_back(files.surveys.front());
    files.surveys.erase(files.surveys.begin());
  }
  if (files.rubrics.size() > 1 && std::ranges::find(files.surveys, "-") != files.surveys.end())
    throw UsageError("standard input '-' can be read only once, and there are several rubrics to check it against");
  return files;
}

/// ", 2 warnings accepted by the rubric".
std::string accepted_words(const std::vector<AssessedFiles>& checked) {
  std::size_t accepted = 0;
  for (const AssessedFiles& scored : checked) accepted += scored.findings.accepted_count();
  if (accepted == 0) return {};
  return fmt::format(", {} accepted by the rubric", counted(accepted, "warning", "warnings"));
}

std::string summary(const Findings& findings, const std::vector<AssessedFiles>& checked) {
  if (!findings.empty()) {
    std::string text = fmt::format("{}, {}", counted(findings.error_count(), "error", "errors"),
                                   counted(findings.warning_count(), "warning", "warnings"));
    if (const std::size_t remarks = findings.remark_count(); remarks > 0)
      text += ", " + counted(remarks, "remark", "remarks");
    return text + accepted_words(checked) + "\n";
  }
  std::size_t indicators = 0;
  for (const AssessedFiles& scored : checked)
    indicators += static_cast<std::size_t>(std::ranges::count_if(scored.rubric->nodes, &Node::is_indicator));
  std::string text = "no problems found: ";
  if (checked.size() > 1) text += fmt::format("{} rubrics, ", checked.size());
  text += counted(indicators, "indicator", "indicators");
  if (checked[0].survey) text += fmt::format(", {}", counted(checked[0].survey->size(), "row", "rows"));
  return text + accepted_words(checked) + "\n";
}

std::string effective_weights(const AssessedFiles& scored, bool is_one_of_several, std::size_t width) {
  const std::string heading = is_one_of_several ? without_controls(scored.input.rubric->name()) + "\n\n" : "";
  return "\n" + heading +
         effective_weights_text(*scored.rubric, scored.survey.get(), scored.card ? &*scored.card : nullptr, width);
}

ExitCode run_check(const CheckOptions& options, Console& console) {
  apply(options.console, console);
  const FindingsFormat format = parse_findings_format(options.format);
  const Workers workers = worker_threads(options.workers, console);
  const SortedFiles files = sorted_files(options.files);
  Findings findings;
  std::vector<AssessedFiles> checked;
  for (const std::string& rubric : files.rubrics) {
    ScoringOptions scoring = options.scoring;
    scoring.rubric = rubric;
    scoring.surveys = files.surveys;
    absorb_new(findings, checked.emplace_back(assess_files(scoring, false, workers)).findings);
  }
  std::string text = write_findings(findings, format, {console.colours_out(), options.all, !console.quiet});
  if (format == FindingsFormat::text) {
    if (!console.quiet) text += summary(findings, checked);
    for (const AssessedFiles& scored : checked) {
      if (console.verbose && scored.rubric && !scored.findings.has_errors())
        text += effective_weights(scored, checked.size() > 1, console.table_style().width);
    }
  }
  console.out(text);
  return exit_code_of(findings);
}

}  // namespace

Action declare_check(CLI::App& app) {
  auto options = std::make_shared<CheckOptions>();
  app.add_option("rubric", options->files,
                 "Rubrics (YAML), and surveys to check against each of them (CSV), told apart by what is in them")
      ->required()
      ->type_name("FILE");
  app.add_option("-f,--format", options->format, "Format of the findings: text (default), json, github or sarif")
      ->type_name("FORMAT");
  app.add_flag("--all", options->all, "Print every finding, not only the first three of a kind");
  declare_worker_options(app, options->workers);
  declare_scoring_options(app, options->scoring);
  declare_console_options(app, options->console);
  return [options](Console& console) { return run_check(*options, console); };
}

}  // namespace hallmark
