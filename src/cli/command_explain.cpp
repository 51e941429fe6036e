#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "cli/command.hpp"
#include "cli/findings_output.hpp"
#include "cli/output_files.hpp"
#include "cli/scoring_options.hpp"
#include "cli/worker_threads.hpp"
#include "hallmark/report/write_explanation.hpp"
#include "hallmark/support/unicode.hpp"
#include "hallmark/support/wording.hpp"
#include "support/texts.hpp"

namespace hallmark {

namespace {

struct ExplainOptions {
  ScoringOptions scoring;
  ConsoleOptions console;
  WorkerOptions workers;
  OutputOptions outputs;
  std::string survey;
  std::string unit;
};

/// The units that a word may stand for: those with it as their code, else as their name or code whatever the case, else
/// as a part of their name.
std::vector<std::size_t> units_called(const Survey& survey, const std::string& wanted) {
  if (const auto by_code = survey.find(wanted)) return {*by_code};
  const std::string folded = fold_case(wanted);
  std::vector<std::size_t> called;
  std::vector<std::size_t> partly;
  for (std::size_t unit = 0; unit < survey.size(); ++unit) {
    const std::string name = fold_case(survey.name(unit));
    if (name == folded || fold_case(survey.id(unit)) == folded) called.push_back(unit);
    if (name.find(folded) != std::string::npos) partly.push_back(unit);
  }
  return called.empty() && !folded.empty() ? partly : called;
}

/// "Ambermouth (Z1), Corle (Z3) and 12 more".
std::string some_of(const Survey& survey, const std::vector<std::size_t>& units) {
  constexpr std::size_t most = 10;
  std::vector<std::string> names;
  for (const std::size_t unit : units) {
    if (names.size() == most) break;
    names.push_back(fmt::format("{} ({})", without_controls(survey.name(unit)), without_controls(survey.id(unit))));
  }
  if (units.size() <= most) return fmt::format("{}", fmt::join(names, ", "));
  return fmt::format("{} and {} more", fmt::join(names, ", "), units.size() - most);
}

/// A UsageError with the nearest where there is no such unit, or with all of them where there are several.
std::size_t find_unit(const Survey& survey, const std::string& wanted) {
  const std::vector<std::size_t> units = units_called(survey, wanted);
  if (units.size() == 1) return units.front();
  if (!units.empty())
    throw UsageError(fmt::format("{} could be {}: give the code of one", in_quotes(wanted), some_of(survey, units)));
  std::vector<std::string> known(survey.names->begin(), survey.names->end());
  for (const std::string_view id : *survey.ids) known.emplace_back(id);
  throw UsageError(
      fmt::format("{} is neither a code nor a name of the survey{}", in_quotes(wanted), did_you_mean(wanted, known)));
}

ExitCode run_explain(ExplainOptions options, Console& console) {
  apply(options.console, console);
  const Workers workers = worker_threads(options.workers, console);
  const std::vector<OutputRequest> requests = output_requests(options.outputs);
  options.scoring.surveys = {options.survey};
  options.scoring.keep_texts = true;
  const AssessedFiles scored = assess_files(options.scoring, false, workers);
  print_findings(scored.findings, console);
  if (!scored.good()) return exit_code_of(scored.findings);

  const std::size_t unit = find_unit(*scored.survey, options.unit);
  LeagueTable table = make_league_table(*scored.rubric, *scored.survey, *scored.card, *scored.ranking, {});
  table.provenance = scored.provenance;
  std::vector<bool> wanted(scored.survey->size(), false);
  wanted[unit] = true;
  const AnswerCells cells(*scored.rubric, *scored.survey, scored.input.survey, wanted);
  const Explanation explanation = explain(table, *scored.plan, *scored.survey, cells, PeerMarks(table), unit);
  write_requested(requests, console,
                  [&](Format format, const TerminalStyle& style) { return write(table, explanation, format, style); });
  return ExitCode::done;
}

}  // namespace

Action declare_explain(CLI::App& app) {
  static constexpr std::array offered = {Format::table, Format::csv, Format::json, Format::md, Format::html};
  auto options = std::make_shared<ExplainOptions>();
  app.add_option("rubric", options->scoring.rubric, "Rubric (YAML)")->required()->type_name("FILE");
  app.add_option("survey", options->survey, "Survey (CSV)")->required()->type_name("FILE");
  app.add_option("council", options->unit, "Code or name of a council")->required()->type_name("CODE|NAME");
  declare_output_options(app, options->outputs, offered);
  declare_across_option(app, options->scoring);
  declare_worker_options(app, options->workers);
  declare_scoring_options(app, options->scoring);
  declare_console_options(app, options->console);
  return [options](Console& console) { return run_explain(*options, console); };
}

}  // namespace hallmark
