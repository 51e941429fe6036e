#include <algorithm>
#include <optional>

#include <fmt/format.h>

#include "cli/command.hpp"
#include "cli/findings_output.hpp"
#include "cli/scoring_options.hpp"
#include "cli/worker_threads.hpp"
#include "hallmark/report/write_verification.hpp"
#include "hallmark/support/number.hpp"
#include "hallmark/support/wording.hpp"
#include "hallmark/verification/column_map.hpp"

namespace hallmark {

namespace {

struct VerifyOptions {
  ScoringOptions scoring;
  ConsoleOptions console;
  WorkerOptions workers;
  std::string survey;
  std::string published;
  std::vector<std::string> map;
  std::string id;
  std::string tolerance;
};

std::optional<double> parse_tolerance(const std::string& text) {
  if (text.empty()) return std::nullopt;
  const auto tolerance = parse_number(text);
  if (tolerance && *tolerance >= 0.0) return tolerance;
  throw UsageError(fmt::format("--tolerance must be a number that is not negative, not {}", in_quotes(text)));
}

/// The pairs of --map, before it is known what they stand for.
std::vector<ComparedColumn> parse_map(const std::vector<std::string>& pairs) {
  std::vector<ComparedColumn> columns;
  std::vector<MappedColumn> mapped;
  for (const std::string& pair : pairs) {
    if (const std::string wrong = parse_column_map(pair, mapped); !wrong.empty()) throw UsageError("--map: " + wrong);
  }
  for (MappedColumn& column : mapped)
    columns.push_back({ComparedColumn::Kind::score, 0, std::move(column.ours), std::move(column.published)});
  return columns;
}

void look_up(ComparedColumn& column, const Rubric& rubric) {
  if (const auto kind = parse_word<ComparedColumn::Kind>(column.ours)) {
    column.kind = *kind;
    return;
  }
  const auto node = rubric.find(column.ours);
  if (!node) {
    std::vector<std::string> names = rubric.ids();
    for (std::string& word : enum_words<ComparedColumn::Kind>()) names.push_back(std::move(word));
    throw UsageError(fmt::format("--map compares 'score', 'rank', 'level', 'coverage' or a node, and {} is none{}",
                                 in_quotes(column.ours), did_you_mean(column.ours, names)));
  }
  column.kind = ComparedColumn::Kind::node;
  column.node = *node;
}

ExitCode run_verify(VerifyOptions options, Console& console) {
  apply(options.console, console);
  const Workers workers = worker_threads(options.workers, console);
  const auto tolerance = parse_tolerance(options.tolerance);
  std::vector<ComparedColumn> columns = parse_map(options.map);
  const InputFile published_file = read_input(options.published);
  options.scoring.surveys = {options.survey};
  AssessedFiles scored = assess_files(options.scoring, false, workers);
  if (scored.rubric && !scored.findings.has_errors()) {
    for (ComparedColumn& column : columns) look_up(column, *scored.rubric);
  }
  Findings& findings = scored.findings;
  std::optional<PublishedTable> published;
  if (scored.rubric) {
    std::vector<std::string> names;
    std::ranges::transform(columns, std::back_inserter(names), &ComparedColumn::published);
    const std::string& id = options.id.empty() ? scored.rubric->survey.id.text : options.id;
    Result<PublishedTable> table =
        read_published(published_file.source, scored.rubric->survey, id, names, delimiter_of(options.scoring));
    findings.absorb(table.findings);
    published = std::move(table.value);
  }
  std::optional<Verification> verification;
  if (scored.good() && published) {
    const std::optional<Scorecard> unrounded = without_rounding(scored);
    const Recomputed ours{*scored.rubric,
                          *scored.survey,
                          *scored.card,
                          *scored.ranking,
                          unrounded ? &*unrounded : nullptr,
                          {scored.input.across, scored.included, std::nullopt}};
    Result<Verification> result = verify(ours, *published, columns, tolerance);
    findings.absorb(result.findings);
    verification = std::move(result.value);
  }
  print_findings(findings, console);
  if (!verification || findings.has_errors()) return exit_code_of(findings);
  console.out(verification_text(*verification, console.table_style().width));
  return verification->agrees() ? ExitCode::done : ExitCode::no;
}

}  // namespace

Action declare_verify(CLI::App& app) {
  auto options = std::make_shared<VerifyOptions>();
  app.add_option("rubric", options->scoring.rubric, "Rubric (YAML)")->required()->type_name("FILE");
  app.add_option("survey", options->survey, "Survey (CSV)")->required()->type_name("FILE");
  app.add_option("published", options->published, "Published table (CSV)")->required()->type_name("FILE");
  app.add_option("--map", options->map,
                 "What is compared: OURS=PUBLISHED, of score, rank, level, coverage and node ids; a name with a comma "
                 "stands in `backticks`")
      ->required()
      ->type_name("OURS=PUBLISHED,…")
      ->expected(1)
      ->take_all();
  app.add_option("--id", options->id, "The published column to join on, if it is not called as in the survey")
      ->type_name("COLUMN");
  app.add_option("--tolerance", options->tolerance,
                 "Largest difference of numbers that agree (default: half of the last digit of the published column)")
      ->type_name("NUMBER");
  declare_across_option(app, options->scoring);
  declare_worker_options(app, options->workers);
  declare_scoring_options(app, options->scoring);
  declare_console_options(app, options->console);
  return [options](Console& console) { return run_verify(*options, console); };
}

}  // namespace hallmark
