#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "cli/command.hpp"
#include "cli/findings_output.hpp"
#include "cli/output_files.hpp"
#include "cli/scoring_options.hpp"
#include "hallmark/report/write_explanation.hpp"
#include "hallmark/support/unicode.hpp"
#include "hallmark/support/wording.hpp"

namespace hallmark {

namespace {

struct ExplainOptions {
  ScoringOptions scoring;
  ConsoleOptions console;
  OutputOptions outputs;
  std::string survey;
  std::string unit;
  bool across = false;
};

/// A unit by its code, or by its name whatever the case; a UsageError with the nearest where there is none.
std::size_t find_unit(const Survey& survey, const std::string& wanted) {
  const auto by_code = std::ranges::find(survey.ids, wanted);
  if (by_code != survey.ids.end()) return static_cast<std::size_t>(by_code - survey.ids.begin());
  const std::string folded = fold_case(wanted);
  std::vector<std::size_t> named;
  for (std::size_t unit = 0; unit < survey.size(); ++unit) {
    if (fold_case(survey.names[unit]) == folded || fold_case(survey.ids[unit]) == folded) named.push_back(unit);
  }
  if (named.size() == 1) return named.front();
  if (named.size() > 1) {
    std::vector<std::string> codes;
    for (const std::size_t unit : named) codes.emplace_back(survey.ids[unit]);
    throw UsageError(fmt::format("{} is the name of {}: say which by its code", in_quotes(wanted), listed(codes)));
  }
  std::vector<std::string> known(survey.names.begin(), survey.names.end());
  for (const std::string_view id : survey.ids) known.emplace_back(id);
  throw UsageError(
      fmt::format("{} is neither a code nor a name of the survey{}", in_quotes(wanted), did_you_mean(wanted, known)));
}

ExitCode run_explain(ExplainOptions options, Console& console) {
  apply(options.console, console);
  const std::vector<OutputRequest> requests = output_requests(options.outputs);
  options.scoring.surveys = {options.survey};
  options.scoring.keep_texts = true;
  const std::unique_ptr<Scored> scored = load_scored(options.scoring, false);
  print_findings(scored->findings, console);
  if (!scored->card || scored->findings.has_errors()) return exit_code_of(scored->findings);

  const std::size_t unit = find_unit(*scored->survey, options.unit);
  const Ranking ranking =
      rank(*scored->card, *scored->survey, *scored->rubric, {options.across, scored->included, std::nullopt});
  LeagueTable table = make_league_table(*scored->rubric, *scored->survey, *scored->card, ranking, {});
  table.provenance = scored->provenance;
  std::vector<bool> wanted(scored->survey->size(), false);
  wanted[unit] = true;
  const AnswerCells cells(*scored->rubric, *scored->survey, scored->texts, wanted);
  const Explanation explanation = explain(table, *scored->plan, *scored->survey, cells, unit);
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
  app.add_flag("--across", options->across, "All are peers, whatever peer groups the rubric names");
  declare_scoring_options(app, options->scoring);
  declare_console_options(app, options->console);
  return [options](Console& console) { return run_explain(*options, console); };
}

}  // namespace hallmark
