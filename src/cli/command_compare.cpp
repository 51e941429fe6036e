#include <algorithm>
#include <array>
#include <optional>

#include <fmt/format.h>

#include "cli/command.hpp"
#include "cli/findings_output.hpp"
#include "cli/output_files.hpp"
#include "cli/scoring_options.hpp"
#include "cli/system/input_files.hpp"
#include "cli/worker_threads.hpp"
#include "hallmark/comparison/comparison_causes.hpp"
#include "hallmark/comparison/comparison_gate.hpp"
#include "hallmark/report/write_comparison.hpp"
#include "hallmark/support/wording.hpp"
#include "support/split.hpp"

namespace hallmark {

namespace {

/// What an edition was made from.
struct EditionOptions {
  ScoringOptions scoring;

  [[nodiscard]] bool is_whole() const { return !scoring.rubric.empty() && !scoring.surveys.empty(); }
  [[nodiscard]] bool is_given() const {
    return !scoring.rubric.empty() || !scoring.surveys.empty() || has_reading_options(scoring);
  }
};

struct CompareOptions {
  ConsoleOptions console;
  WorkerOptions workers;
  OutputOptions outputs;
  std::string before;
  std::string after;
  std::vector<std::string> fail_on;
  std::string succession;
  std::string levels;
  std::string top;
  EditionOptions old_edition;
  EditionOptions new_edition;
  bool strict = false;

  [[nodiscard]] bool wants_causes() const { 
    return old_edition.is_given() || new_edition.is_given() || !old_edition.scoring.aliases.empty();
  }
};

/// Both editions scored anew, and the old answers by the new rubric.
struct Rescored {
  Assessment old_by_old;
  Assessment old_by_new;
  Assessment new_by_new;
};

Assessment rescored(const ScoringOptions& options, const Workers& workers, Findings& findings) {
  Assessment scored = assess_files(options, false, workers);
  absorb_new(findings, scored.findings);
  return scored;
}

/// The old answers, read and chosen as they were, by the new rubric.
ScoringOptions old_answers_by_new_rubric(const CompareOptions& options) {
  ScoringOptions mixed = options.old_edition.scoring;
  mixed.rubric = options.new_edition.scoring.rubric;
  mixed.overrides = options.new_edition.scoring.overrides;
  return mixed;
}

Rescored rescore(const CompareOptions& options, const Workers& workers, Findings& findings) {
  return {rescored(options.old_edition.scoring, workers, findings),
          rescored(old_answers_by_new_rubric(options), workers, findings),
          rescored(options.new_edition.scoring, workers, findings)};
}

void split_changes(Comparison& comparison, const Rescored& scored) {
  const auto edition = [](const Assessment& of) { return ScoredEdition{*of.plan, *of.survey, *of.card}; };
  split_by_cause(comparison, edition(scored.old_by_old), edition(scored.old_by_new), edition(scored.new_by_new));
}

/// The names of --levels, lowest first.
std::vector<std::string> parse_levels(const std::string& text) {
  if (text.empty()) return {};
  std::vector<std::string> levels = split(text, ",");
  std::vector<std::string> sorted = levels;
  std::ranges::sort(sorted);
  if (!levels.empty() && std::ranges::adjacent_find(sorted) == sorted.end()) return levels;
  throw UsageError(fmt::format("--levels must name each level once, lowest first, as in \"Emerging,Leading\", not {}",
                               in_quotes(text)));
}

std::vector<std::string> levels_of(const Assessment& scored) {
  std::vector<std::string> names;
  if (scored.rubric) {
    for (const Level& level : scored.rubric->maturity.levels) names.push_back(level.name);
  }
  return names;
}

/// What the results do not say of themselves, from --levels or from the rubrics they were made by.
ComparisonOptions comparison_options(const CompareOptions& options, const CodeAliases& former_codes,
                                     const std::vector<std::string>& levels,
                                     const std::optional<Rescored>& scored) {
  if (!levels.empty() || !scored) return {options.succession, former_codes, levels, levels};
  return {options.succession, former_codes, levels_of(scored->old_by_old), levels_of(scored->new_by_new)};
}

/// What codes of the earlier result are now; nothing where no file says it.
Result<CodeAliases> read_former_codes(const std::string& path) {
  if (!path.empty()) return read_aliases(read_input(path).source);
  Result<CodeAliases> none;
  none.value.emplace();
  return none;
}

std::vector<ComparisonGate> gates_of(const std::vector<std::string>& texts) {
  std::vector<ComparisonGate> gates;
  for (const std::string& text : texts) {
    if (const std::string wrong = parse_comparison_gates(text, gates); !wrong.empty())
      throw UsageError("--fail-on: " + wrong);
  }
  return gates;
}

ExitCode run_compare(CompareOptions options, Console& console) {
  apply(options.console, console);
  const Workers workers = worker_threads(options.workers, console);
  const std::vector<OutputRequest> requests = output_requests(options.outputs);
  const std::vector<ComparisonGate> gates = gates_of(options.fail_on);
  const std::vector<std::string> levels = parse_levels(options.levels);
  if (options.wants_causes() && !(options.old_edition.is_whole() && options.new_edition.is_whole()))
    throw UsageError(
        "to split changes by cause takes all of --old-rubric, --old-survey, --new-rubric and --new-survey");
  std::optional<std::size_t> top;
  if (!options.top.empty()) top = parse_count("--top", options.top);
  options.old_edition.scoring.strict = options.new_edition.scoring.strict = options.strict;

  const std::vector<InputFile> files = read_inputs({options.before, options.after}, Encoding::utf8);
  const Result<ResultFile> before = read_result(files[0].source);
  const Result<ResultFile> after = read_result(files[1].source);
  Findings findings = before.findings;
  findings.absorb(after.findings);
  if (before.good() && after.good() && !levels.empty() && (before.value->is_json || after.value->is_json))
    throw UsageError("--levels is for two tables (CSV): a JSON says itself which levels there are");
  const Result<CodeAliases> former_codes = read_former_codes(options.new_edition.scoring.aliases);
  findings.absorb(former_codes.findings);
  std::optional<Rescored> scored;
  if (options.wants_causes()) scored = rescore(options, workers, findings);
  Result<Comparison> comparison;
  if (before.good() && after.good() && former_codes.good())
    comparison = compare(*before.value, *after.value, comparison_options(options, *former_codes.value, levels, scored));
  findings.absorb(comparison.findings);
  if (options.strict) findings.treat_warnings_as_errors();
  print_findings(findings, console);
  if (!comparison.good() || findings.has_errors()) return exit_code_of(findings);
  if (scored) split_changes(*comparison.value, *scored);
  if (const std::string reason = undecided_gate(*comparison.value, gates); !reason.empty())
    throw UsageError(fmt::format("--fail-on level-drop: {}: name them with --levels, lowest first", reason));

  write_requested(requests, console, [&](Format format, const TerminalStyle& style) {
    return write(*comparison.value, format, style, top);
  });
  const std::vector<std::string> broken = broken_gates(*comparison.value, gates);
  for (const std::string& line : broken) console.err(fmt::format("hallmark: {}\n", without_controls(line)));
  return broken.empty() ? ExitCode::done : ExitCode::no;
}

/// --old-rubric, --old-survey and how they are read.
void declare_edition_options(CLI::App& app, EditionOptions& options, const std::vector<std::string>& prefixes,
                             const std::string& result, const std::string& whose) {
  app.add_option(prefixes[0] + "rubric", options.scoring.rubric, "The rubric of the " + result)->type_name("FILE");
  app.add_option(prefixes[0] + "survey", options.scoring.surveys,
                 "What the " + result + " was made from; may be repeated")
      ->type_name("FILE")
      ->expected(1)
      ->take_all();
  declare_reading_options(app, options.scoring, prefixes, whose);
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
  app.add_option("--levels", options->levels, "The levels of two tables (CSV), which do not say it, lowest first")
      ->type_name("NAME,…");
  app.add_option("--top", options->top, "Show the N that moved most")->type_name("N");
  app.add_flag("--strict", options->strict, "Warnings are errors");
  declare_edition_options(app, options->old_edition, {"--old-"}, "earlier result", "Earlier edition: ");
  declare_edition_options(app, options->new_edition, {"--new-", "--"}, "later result", "Later edition: ");
  declare_worker_options(app, options->workers);
  declare_console_options(app, options->console);
  return [options](Console& console) { return run_compare(*options, console); };
}

}  // namespace hallmark
