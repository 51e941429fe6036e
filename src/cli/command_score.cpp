#include <algorithm>
#include <array>
#include <optional>

#include <fmt/format.h>

#include "cli/audit_options.hpp"
#include "cli/command.hpp"
#include "cli/findings_output.hpp"
#include "cli/output_files.hpp"
#include "cli/scoring_options.hpp"
#include "cli/workbook_writer.hpp"
#include "cli/worker_threads.hpp"
#include "hallmark/report/write.hpp"
#include "hallmark/support/wording.hpp"
#include "hallmark/survey/answer_cells.hpp"
#include "support/texts.hpp"

namespace hallmark {

namespace {

struct ScoreOptions {
  ScoringOptions scoring;
  ConsoleOptions console;
  OutputOptions outputs;
  std::string top;
  std::vector<std::string> only;
  std::string depth = "1";
  bool intervals = false;
  WorkerOptions workers;
};

int parse_depth(const std::string& text) {
  if (text == "all") return 1000;
  try {
    return static_cast<int>(std::min<std::size_t>(1000, parse_count("--depth", text)));
  } catch (const UsageError&) {
    throw UsageError(fmt::format("--depth must be a number of levels or 'all', not {}", in_quotes(text)));
  }
}

void check_sort(const std::string& id, const Rubric& rubric) {
  if (id.empty() || rubric.find(id)) return;
  throw UsageError(fmt::format("--sort takes a node of the rubric, and {} is none{}", in_quotes(id),
                               did_you_mean(id, rubric.ids())));
}

void check_only(const std::vector<std::string>& only, const Survey& survey) {
  const Texts& ids = *survey.ids;
  const Texts& names = *survey.names;
  for (const std::string& id : only) {
    if (survey.find(id)) continue;
    const auto named = std::ranges::find(names, id);
    const std::string hint =
        named == names.end() || id.empty()
            ? did_you_mean(id, std::vector<std::string>(ids.begin(), ids.end()))
            : fmt::format(": its code is {}", in_quotes(ids[static_cast<std::size_t>(named - names.begin())]));
    throw UsageError(fmt::format("--only takes codes of the survey, and {} is none{}", in_quotes(id), hint));
  }
}

/// What -v adds: what was read and what came of it.
void describe_run(const Assessment& scored, Console& console) {
  const Ranking& ranking = *scored.ranking;
  const auto ranked =
      std::ranges::count_if(ranking.places, [](const Ranking::Place& place) { return place.rank().has_value(); });
  const auto indicators = std::ranges::count_if(scored.rubric->nodes, &Node::is_indicator);
  console.err(fmt::format(
      "hallmark: {} in {}, {} scored of which {} ranked in {}\n",
      counted(static_cast<std::size_t>(indicators), "indicator", "indicators"),
      counted(scored.rubric->nodes.size() - 1 - static_cast<std::size_t>(indicators), "dimension", "dimensions"),
      counted(scored.survey->size(), "row", "rows"), ranked,
      counted(ranking.group_names.size(), "peer group", "peer groups")));
  for (const FoundColumn& found : scored.survey->found_columns)
    console.err(fmt::format("hallmark: the column {} is {}, by its {}\n", in_quotes(found.header),
                            in_quotes(found.name), found.by));
}

/// The answers of the units that a table shows.
AnswerCells cells_of_table(const Assessment& scored, const LeagueTable& table) {
  std::vector<bool> wanted(scored.survey->size(), false);
  for (const std::size_t unit : table.units) wanted[unit] = true;
  return {*scored.rubric, *scored.survey, scored.input.survey, wanted};
}

ExitCode run_score(ScoreOptions options, Console& console) {
  apply(options.console, console);
  const Workers workers = worker_threads(options.workers, console);
  const std::vector<OutputRequest> requests = output_requests(options.outputs);
  check_terminal(requests, console);
  const bool has_workbook = std::ranges::any_of(requests, &FormatRow::is_workbook, &OutputRequest::row);
  const WorkbookWriter to_xlsx = has_workbook ? workbook_writer() : nullptr;
  LeagueTableOptions shown;
  if (!options.top.empty()) shown.top = parse_count("--top", options.top);
  shown.only = options.only;
  shown.depth = parse_depth(options.depth);
  const bool wants_digests = std::ranges::any_of(requests, &FormatRow::needs_digests, &OutputRequest::row);
  const bool wants_tables_only = std::ranges::all_of(requests, &FormatRow::is_table_only, &OutputRequest::row);
  if (wants_tables_only && !options.intervals) {
    options.scoring.table_depth = shown.depth;
  }
  options.scoring.keep_rows = options.intervals;
  const bool wants_answers = std::ranges::any_of(requests, &FormatRow::shows_answers, &OutputRequest::row);
  options.scoring.keep_texts = options.intervals || wants_answers;
  if (options.scoring.sort == "score") options.scoring.sort.clear();
  AssessedFiles scored = assess_files(options.scoring, wants_digests, workers);
  if (scored.rubric && !scored.findings.has_errors()) check_sort(options.scoring.sort, *scored.rubric);
  if (scored.survey) check_only(options.only, *scored.survey);
  std::vector<RankRange> ranges;
  if (options.intervals && scored.good()) {
    const auto audit = audit_ranks(scored, {}, workers);
    ranges = audit ? rank_ranges(*audit, scored.survey->size()) : std::vector<RankRange>(scored.survey->size());
  }
  print_findings(scored.findings, console);
  if (!scored.good()) return exit_code_of(scored.findings);

  if (console.verbose) describe_run(scored, console);
  LeagueTable table = make_league_table(*scored.rubric, *scored.survey, *scored.card, *scored.ranking, shown);
  table.provenance = scored.provenance;
  table.ranges = std::move(ranges);
  std::optional<AnswerCells> answers;
  if (wants_answers) table.answers = &answers.emplace(cells_of_table(scored, table));
  scored.stopwatch.lap("rank", table.units.size());
  // A short table is written before anybody could look.
  constexpr std::size_t rows_worth_a_look = 20'000;
  const Workers looked_at = table.units.size() < rows_worth_a_look ? one_worker() : workers;
  give_requested(requests, console, looked_at, [&](Format format, const TerminalStyle& style, const TextSink& sink) {
    if (enum_row(format).is_workbook) return sink(to_xlsx(make_workbook(table)));
    write(table, format, style, workers, sink);
  });
  scored.stopwatch.lap("write", table.units.size());
  if (console.verbose) console.err(fmt::format("hallmark: {}\n", scored.stopwatch.text()));
  return ExitCode::done;
}

}  // namespace

Action declare_score(CLI::App& app) {
  static constexpr std::array offered = {Format::table, Format::csv,       Format::json, Format::md,
                                         Format::html,  Format::vega_lite, Format::xlsx};
  auto options = std::make_shared<ScoreOptions>();
  app.add_option("rubric", options->scoring.rubric, "Rubric (YAML)")->required()->type_name("FILE");
  app.add_option("survey", options->scoring.surveys,
                 "Survey (CSV, also .gz; - is standard input); several are appended")
      ->required()
      ->type_name("FILE");
  declare_output_options(app, options->outputs, offered);
  app.add_option("--top", options->top, "Show the best N of each peer group")->type_name("N");
  app.add_option("--only", options->only, "Show these codes only; ranks stay as they are; may be repeated")
      ->type_name("CODE")
      ->expected(1)
      ->take_all()
      ->delimiter(',');
  app.add_option("--sort", options->scoring.sort, "Order the rows by a node instead of by the score")
      ->type_name("NODE");
  app.add_option("--depth", options->depth, "Levels of the tree that get a column: 1 (default) or 'all'")
      ->type_name("N|all");
  declare_across_option(app, options->scoring);
  app.add_flag("--intervals", options->intervals,
               "Say between which ranks each lies where weights, or what the rubric's 'audit' names, vary");
  declare_worker_options(app, options->workers);
  declare_scoring_options(app, options->scoring);
  declare_console_options(app, options->console);
  return [options](Console& console) { return run_score(*options, console); };
}

}  // namespace hallmark
