#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "cli/audit_options.hpp"
#include "cli/command.hpp"
#include "cli/findings_output.hpp"
#include "cli/output_files.hpp"
#include "cli/worker_threads.hpp"
#include "hallmark/report/write_audit.hpp"
#include "hallmark/support/wording.hpp"

namespace hallmark {

namespace {

struct AuditCommandOptions {
  ScoringOptions scoring;
  ConsoleOptions console;
  OutputOptions outputs;
  DrawFlags draws;
  WorkerOptions workers;
  std::vector<std::string> parts;
  std::string top;
};

AuditParts parse_parts(const std::vector<std::string>& names) {
  if (names.empty()) return {};
  AuditParts parts{false, false, false, false, false, false};
  for (const std::string& name : names) {
    const auto known = std::ranges::find(audit_parts, name, &AuditPart::word);
    if (known == audit_parts.end()) {
      std::vector<std::string> candidates;
      for (const AuditPart& candidate : audit_parts) candidates.emplace_back(candidate.word);
      const std::string hint = did_you_mean(name, candidates);
      throw UsageError(fmt::format("--parts: {} is no part of an audit{}", in_quotes(name),
                                   hint.empty() ? fmt::format(": there are {}", listed(candidates)) : hint));
    }
    parts.*known->part = true;
  }
  return parts;
}

ExitCode run_audit_command(AuditCommandOptions options, Console& console) {
  apply(options.console, console);
  const std::vector<OutputRequest> requests = output_requests(options.outputs);
  const Workers workers = worker_threads(options.workers, console);
  options.scoring.keep_rows = true;
  AuditOptions wanted;
  wanted.parts = parse_parts(options.parts);
  if (!options.top.empty()) wanted.top = parse_count("--top", options.top);
  const bool wants_digests = std::ranges::any_of(requests, &FormatRow::needs_digests, &OutputRequest::row);
  options.scoring.keep_texts = true;
  AssessedFiles scored = assess_files(options.scoring, wants_digests, workers);
  std::optional<Audit> audit;
  if (scored.good()) audit = run_audit(scored, options.draws, wanted, workers);
  print_findings(scored.findings, console);
  if (!audit) return exit_code_of(scored.findings);

  const AuditReport report{*scored.rubric, *scored.survey, *scored.card, *audit, scored.provenance};
  write_requested(requests, console,
                  [&](Format format, const TerminalStyle& style) { return write(report, format, style); });
  return ExitCode::done;
}

}  // namespace

Action declare_audit(CLI::App& app) {
  static constexpr std::array offered = {Format::table, Format::csv,  Format::json,
                                         Format::md,    Format::html, Format::vega_lite};
  auto options = std::make_shared<AuditCommandOptions>();
  app.add_option("rubric", options->scoring.rubric, "Rubric (YAML)")->required()->type_name("FILE");
  app.add_option("survey", options->scoring.surveys,
                 "Survey (CSV, also .gz; - is standard input); several are appended")
      ->required()
      ->type_name("FILE");
  declare_output_options(app, options->outputs, offered);
  declare_draw_flags(app, options->draws);
  app.add_option("--parts", options->parts,
                 "These parts only: items, coherence, weights, uncertainty, sensitivity, one-at-a-time")
      ->type_name("PART,…")
      ->delimiter(',')
      ->expected(1)
      ->take_all();
  app.add_option("--top", options->top, "How many are 'the best' in the probability of being among them (default: 10)")
      ->type_name("N");
  declare_across_option(app, options->scoring);
  declare_worker_options(app, options->workers);
  declare_scoring_options(app, options->scoring);
  declare_console_options(app, options->console);
  return [options](Console& console) { return run_audit_command(*options, console); };
}

}  // namespace hallmark
