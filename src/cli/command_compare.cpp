#include <array>

#include <fmt/format.h>

#include "cli/command.hpp"
#include "cli/findings_output.hpp"
#include "cli/output_files.hpp"
#include "cli/scoring_options.hpp"
#include "cli/system/input_files.hpp"
#include "hallmark/comparison/comparison_causes.hpp"
#include "hallmark/comparison/comparison_gate.hpp"
#include "hallmark/report/write_comparison.hpp"
#include "hallmark/support/wording.hpp"

namespace hallmark {

namespace {

struct CompareOptions {
  ConsoleOptions console;
  OutputOptions outputs;
  std::string before;
  std::string after;
  std::vector<std::string> fail_on;
  std::string succession;
  std::string top;
  std::string old_rubric;
  std::string old_survey;
  std::string new_rubric;
  std::string new_survey;

  [[nodiscard]] bool wants_causes() const { return !old_rubric.empty(); }
};

/// Both editions scored anew, and the old answers by the new rubric.
struct Rescored {
  Assessment old_by_old;
  Assessment old_by_new;
  Assessment new_by_new;
};

Assessment rescored(const std::string& rubric, const std::string& survey, Findings& findings) {
  ScoringOptions options;
  options.rubric = rubric;
  options.surveys = {survey};
  Assessment scored = assess_files(options, false);
  findings.absorb(scored.findings);
  return scored;
}

/// Splits the changes by cause; without a score that is needed the findings say why.
void split(const CompareOptions& options, Comparison& comparison, Findings& findings) {
  Rescored scored{rescored(options.old_rubric, options.old_survey, findings),
                  rescored(options.new_rubric, options.old_survey, findings),
                  rescored(options.new_rubric, options.new_survey, findings)};
  if (findings.has_errors()) return;
  const auto edition = [](const Assessment& of) { return ScoredEdition{*of.plan, *of.survey, *of.card}; };
  split_by_cause(comparison, edition(scored.old_by_old), edition(scored.old_by_new), edition(scored.new_by_new));
}

std::vector<ComparisonGate> gates_of(const std::vector<std::string>& texts) {
  std::vector<ComparisonGate> gates;
  for (const std::string& text : texts) {
    if (const std::string wrong = parse_comparison_gates(text, gates); !wrong.empty())
      throw UsageError("--fail-on: " + wrong);
  }
  return gates;
}

ExitCode run_compare(const CompareOptions& options, Console& console) {
  apply(options.console, console);
  const std::vector<OutputRequest> requests = output_requests(options.outputs);
  const std::vector<ComparisonGate> gates = gates_of(options.fail_on);
  const bool any = options.wants_causes() || !options.old_survey.empty() || !options.new_rubric.empty() ||
                   !options.new_survey.empty();
  const bool all = options.wants_causes() && !options.old_survey.empty() && !options.new_rubric.empty() &&
                   !options.new_survey.empty();
  if (any && !all)
    throw UsageError(
        "to split changes by cause takes all of --old-rubric, --old-survey, --new-rubric and --new-survey");
  std::optional<std::size_t> top;
  if (!options.top.empty()) top = parse_count("--top", options.top);

  const std::vector<InputFile> files = read_inputs({options.before, options.after}, Encoding::utf8);
  const Result<ResultFile> before = read_result(files[0].source);
  const Result<ResultFile> after = read_result(files[1].source);
  Findings findings = before.findings;
  findings.absorb(after.findings);
  Result<Comparison> comparison;
  if (before.good() && after.good()) comparison = compare(*before.value, *after.value, options.succession);
  findings.absorb(comparison.findings);
  if (comparison.good() && options.wants_causes()) split(options, *comparison.value, findings);
  print_findings(findings, console);
  if (!comparison.good() || findings.has_errors()) return ExitCode::no;

  write_requested(requests, console, [&](Format format, const TerminalStyle& style) {
    return write(*comparison.value, format, style, top);
  });
  const std::vector<std::string> broken = broken_gates(*comparison.value, gates);
  for (const std::string& line : broken) console.err(fmt::format("hallmark: {}\n", line));
  return broken.empty() ? ExitCode::done : ExitCode::no;
}

}  // namespace

Action declare_compare(CLI::App& app) {
  static constexpr std::array offered = {Format::table, Format::csv, Format::json, Format::md, Format::html};
  auto options = std::make_shared<CompareOptions>();
  app.add_option("old", options->before, "The earlier result, as 'score -f json' or '-f csv' wrote it")
      ->required()
      ->type_name("FILE");
  app.add_option("new", options->after, "The later result")->required()->type_name("FILE");
  declare_output_options(app, options->outputs, offered);
  app.add_option("--fail-on", options->fail_on,
                 "Exit with 1 where a condition holds: rank-change>N, score-change>N, level-drop, coverage<SHARE")
      ->type_name("CONDITION,…")
      ->expected(1)
      ->take_all();
  app.add_option("--succession", options->succession,
                 "The group column of the later result that holds the codes a council was made of, divided by ';'")
      ->type_name("COLUMN");
  app.add_option(
         "--old-rubric", options->old_rubric,
         "With the three that follow: split changes of scores into those by other answers, by the rubric and by "
         "other councils")
      ->type_name("FILE");
  app.add_option("--old-survey", options->old_survey, "What the earlier result was made from")->type_name("FILE");
  app.add_option("--new-rubric", options->new_rubric, "The rubric of the later result")->type_name("FILE");
  app.add_option("--new-survey", options->new_survey, "The survey of the later result")->type_name("FILE");
  app.add_option("--top", options->top, "Show the N that moved most")->type_name("N");
  declare_console_options(app, options->console);
  return [options](Console& console) { return run_compare(*options, console); };
}

}  // namespace hallmark
