#include <algorithm>
#include <array>
#include <filesystem>

#include <fmt/format.h>

#include "cli/audit_options.hpp"
#include "cli/command.hpp"
#include "cli/findings_output.hpp"
#include "cli/output_files.hpp"
#include "cli/scoring_options.hpp"
#include "cli/system/digest.hpp"
#include "cli/system/input_files.hpp"
#include "cli/system/mapped_file.hpp"
#include "cli/system/output_folder.hpp"
#include "cli/workbook_writer.hpp"
#include "cli/worker_threads.hpp"
#include "hallmark/report/anonymise.hpp"
#include "hallmark/report/site.hpp"
#include "hallmark/result/result_file.hpp"
#include "hallmark/support/wording.hpp"

namespace hallmark {

namespace {

struct ReportOptions {
  ScoringOptions scoring;
  ConsoleOptions console;
  WorkerOptions workers;
  DrawFlags draws;
  std::vector<std::string> outputs;
  std::string previous;
  std::string succession;
  std::string hex_map;
  std::string css;
  std::string logo;
  std::string title;
  std::string base_url;
  std::string licence;
  std::string postcodes;
  std::string councils;
  bool intervals = false;
  bool anonymise = false;
};

/// Beside a folder with a site.
constexpr std::array offered_by_report = {Format::html, Format::xlsx, Format::md};

struct ReportRequest {
  std::optional<Format> format;  ///< Nothing for a site.
  std::string path;

  [[nodiscard]] bool is_site() const { return !format; }
  [[nodiscard]] bool has_pages() const { return is_site() || *format == Format::html; }
  [[nodiscard]] bool is_workbook() const { return format && enum_row(*format).is_workbook; }
};

std::string suffix_of(const std::string& path) {
  const std::string name = base_name(path);
  const std::size_t dot = name.find_last_of('.');
  return dot == std::string::npos || dot == 0 ? "" : name.substr(dot + 1);
}

ReportRequest request_of(const std::string& path) {
  if (path == "-")
    throw UsageError("a report goes to a folder or a file, not to standard output: 'score -f html' does");
  const std::string suffix = suffix_of(path);
  std::error_code not_there;
  if (path.ends_with('/') || std::filesystem::is_directory(path, not_there) || suffix.empty()) return {std::nullopt, path};
  if (const auto format = format_of_suffix(suffix, offered_by_report)) return {format, path};
  throw UsageError(fmt::format("the suffix of {} is no format of a report: name it {}, or a folder with a / at its end",
                               in_quotes(path), suffixes_of(offered_by_report)));
}

SiteOptions site_options(const ReportOptions& options) {
  SiteOptions made;
  made.title = options.title;
  made.base_url = options.base_url;
  made.licence = options.licence;
  if (!made.base_url.empty() && !made.base_url.starts_with("https://") && !made.base_url.starts_with("http://"))
    throw UsageError(
        fmt::format("--base-url must be an address such as https://example.org/, not {}", in_quotes(made.base_url)));
  if (!made.base_url.empty() && !made.base_url.ends_with('/')) made.base_url += '/';
  if (!options.css.empty()) made.css = read_bytes(options.css);
  if (made.css.find("</") != std::string::npos)
    throw UsageError(fmt::format("{} is no style sheet: it has '</' in it", in_quotes(options.css)));
  if (options.logo.empty()) return made;
  made.logo_suffix = suffix_of(options.logo);
  if (made.logo_suffix == "jpg") made.logo_suffix = "jpeg";
  const std::vector<std::string> pictures = {"svg", "png", "jpeg", "webp", "gif"};
  if (std::ranges::find(pictures, made.logo_suffix) == pictures.end())
    throw UsageError(
        fmt::format("--logo must be a picture ({}), not {}", fmt::join(pictures, ", "), in_quotes(options.logo)));
  made.logo = read_bytes(options.logo);
  return made;
}

/// Refuses what none of the outputs would show.
void check_used(const ReportOptions& options, const std::vector<ReportRequest>& requests) {
  if (!options.licence.empty() && std::ranges::none_of(requests, &ReportRequest::is_site))
    throw UsageError("--licence is for the data of a site: name a folder with -o");
  if (!options.postcodes.empty() && std::ranges::none_of(requests, &ReportRequest::is_site))
    throw UsageError("--postcodes is for a site: name a folder with -o");
  if (std::ranges::any_of(requests, &ReportRequest::has_pages)) return;
  const std::vector<std::pair<std::string_view, const std::string*>> of_pages = {
      {"--previous", &options.previous}, {"--hexmap", &options.hex_map}, {"--title", &options.title},
      {"--logo", &options.logo},         {"--css", &options.css},        {"--base-url", &options.base_url}};
  for (const auto& [flag, value] : of_pages) {
    if (!value->empty())
      throw UsageError(fmt::format("{} is for a site or a page: name a folder or an .html file with -o", flag));
  }
}

/// Everything beside the scores that a report shows, as far as it was asked for.
struct Companions {
  std::optional<Audit> audit;
  std::vector<RankRange> ranges;
  Result<ResultFile> before;
  std::optional<ResultFile> after;
  Result<Comparison> since;
  Result<HexMap> map;
  std::optional<MappedFile> postcodes;
  std::optional<PostcodeIndex> index;
  Result<CouncilRegister> councils;
  std::optional<Lookup> lookup;
};

void load_postcodes(const ReportOptions& options, Assessment& scored, Companions& made) {
  made.postcodes.emplace(options.postcodes);
  std::string wrong;
  made.index = PostcodeIndex::from(made.postcodes->bytes(), wrong);
  if (made.index && !made.index->is_whole()) {
    wrong = PostcodeIndex::damage;
    made.index.reset();
  }
  if (!made.index)
    scored.findings.error(Code::postcode_index, fmt::format("{}: {}", in_quotes(options.postcodes), wrong));
  made.councils.value.emplace();
  if (!options.councils.empty()) made.councils = read_register(read_input(options.councils).source);
  scored.findings.absorb(made.councils.findings);
  if (made.index && made.councils.value)
    made.lookup.emplace(*made.index, *made.after, *made.councils.value, *scored.survey->former_codes);
}

void load_companions(const ReportOptions& options, Assessment& scored, const LeagueTable& table, const Workers& workers,
                     Companions& made) {
  if (options.intervals) {
    made.audit = audit_ranks(scored, options.draws, workers);
    if (made.audit) made.ranges = rank_ranges(*made.audit, scored.survey->size());
  }
  if (!options.previous.empty() || !options.postcodes.empty()) made.after = result_of(table);
  if (!options.postcodes.empty()) load_postcodes(options, scored, made);
  if (!options.previous.empty()) {
    made.before = read_result(read_input(options.previous).source);
    scored.findings.absorb(made.before.findings);
    const ComparisonOptions by{options.succession, *scored.survey->former_codes, {}, {}};
    if (made.before.good()) made.since = compare(*made.before.value, *made.after, by);
    scored.findings.absorb(made.since.findings);
  }
  if (!options.hex_map.empty()) {
    made.map = read_hex_map(read_input(options.hex_map).source);
    scored.findings.absorb(made.map.findings);
  }
}

void write_reports(const std::vector<ReportRequest>& requests, const SiteSource& source, Console& console) {
  std::vector<Output> outputs;
  std::vector<std::pair<std::string, std::vector<SiteFile>>> folders;
  for (const ReportRequest& request : requests) {
    if (request.is_site()) {
      folders.emplace_back(request.path, make_site(source));
    } else if (request.has_pages()) {
      outputs.push_back(output_of(request.path, make_page(source)));
    } else if (request.is_workbook()) {
      outputs.push_back(output_of(request.path, source.to_xlsx(make_workbook(DownloadTable(source.table).table()))));
    } else {
      outputs.push_back(output_of(request.path, write(source.table, *request.format)));
    }
  }
  write_outputs(outputs, console);
  for (const auto& [path, files] : folders) {
    write_folder(path, files);
    std::size_t bytes = 0;
    for (const SiteFile& file : files) bytes += file.bytes.size();
    if (console.verbose)
      console.err(fmt::format("hallmark: {} in {}, {} kB\n", counted(files.size(), "file", "files"), in_quotes(path),
                              (bytes + 500) / 1000));
  }
}

/// What was asked for as a workbook has to be one; a site does without the one that it would offer.
WorkbookWriter workbook_writer_for(const std::vector<ReportRequest>& requests, Console& console) {
  const auto any = [&requests](auto fits) { return std::ranges::any_of(requests, fits); };
  if (any([](const ReportRequest& request) { return request.is_workbook(); })) return workbook_writer();
  if (!any(&ReportRequest::is_site)) return nullptr;
  try {
    return workbook_writer();
  } catch (const WorldError& error) {
    if (!console.quiet) console.err(fmt::format("hallmark: warning: the site gets no workbook: {}\n", error.what()));
    return nullptr;
  }
}

ExitCode run_report(ReportOptions options, Console& console) {
  apply(options.console, console);
  std::vector<ReportRequest> requests;
  for (const std::string& path : options.outputs) requests.push_back(request_of(path));
  check_used(options, requests);
  if (!options.succession.empty() && options.previous.empty())
    throw UsageError("--succession says how to match an earlier result: name that with --previous");
  const DrawFlags& draws = options.draws;
  if (!options.intervals && !(draws.draws.empty() && draws.seed.empty() && draws.vary.empty()))
    throw UsageError("--draws, --seed and --vary say how to draw likely ranks: ask for these with --intervals");
  if (options.anonymise && !options.hex_map.empty())
    throw UsageError("--anonymise and --hexmap exclude each other: where a hexagon lies says whose it is");
  if (options.anonymise && !options.postcodes.empty())
    throw UsageError("--anonymise and --postcodes exclude each other: a postcode says whose a rating is");
  if (options.postcodes.empty() && !options.councils.empty())
    throw UsageError("--register is for the search by postcode: name an index with --postcodes");
  const WorkbookWriter to_xlsx = workbook_writer_for(requests, console);
  const SiteOptions looks = site_options(options);
  const Workers workers = worker_threads(options.workers, console);

  options.scoring.keep_rows = options.intervals;
  options.scoring.keep_texts = true;
  AssessedFiles scored = assess_files(options.scoring, true, workers);
  if (!scored.good()) {
    print_findings(scored.findings, console);
    return exit_code_of(scored.findings);
  }
  LeagueTable table = make_league_table(*scored.rubric, *scored.survey, *scored.card, *scored.ranking, {});
  table.provenance = scored.provenance;
  Companions companions;
  load_companions(options, scored, table, workers, companions);
  print_findings(scored.findings, console);
  if (scored.findings.has_errors()) return exit_code_of(scored.findings);

  table.ranges = companions.ranges;
  const AnswerCells cells(*scored.rubric, *scored.survey, scored.input.survey,
                          std::vector<bool>(scored.survey->size(), true));
  SiteSource source{table, *scored.plan, *scored.survey, cells};
  source.options = looks;
  source.sha256 = sha256_of;
  source.to_xlsx = to_xlsx;
  source.workers = workers;
  if (companions.since.value) source.since = &*companions.since.value;
  if (companions.audit && companions.audit->uncertainty) source.uncertainty = &*companions.audit->uncertainty;
  if (companions.map.value) source.map = &*companions.map.value;
  if (companions.lookup) source.lookup = &*companions.lookup;
  Survey nameless;
  if (options.anonymise) {
    nameless = anonymised(table);
    table.survey = &nameless;
    table.is_anonymous = true;
  } else {
    table.answers = &cells;
  }
  write_reports(requests, source, console);
  return ExitCode::done;
}

}  // namespace

Action declare_report(CLI::App& app) {
  auto options = std::make_shared<ReportOptions>();
  app.add_option("rubric", options->scoring.rubric, "Rubric (YAML)")->required()->type_name("FILE");
  app.add_option("survey", options->scoring.surveys,
                 "Survey (CSV, also .gz; - is standard input); several are appended")
      ->required()
      ->type_name("FILE");
  app.add_option("-o,--output", options->outputs,
                 "A folder for a site, or a file: .html (one page that needs nothing else), .xlsx, .md; may be "
                 "repeated")
      ->required()
      ->type_name("FOLDER|FILE")
      ->expected(1)
      ->take_all();
  app.add_option("--previous", options->previous,
                 "An earlier result ('score -f json' or '-f csv'): shows what changed since")
      ->type_name("FILE");
  app.add_option("--succession", options->succession,
                 "The group column that holds the codes a council was made of, divided by ';'")
      ->type_name("COLUMN");
  app.add_flag("--intervals", options->intervals,
               "Show between which ranks each lies where weights, or what the rubric's 'audit' names, vary");
  declare_draw_flags(app, options->draws);
  app.add_option("--hexmap", options->hex_map, "A cartogram in HexJSON, by the codes of the survey")->type_name("FILE");
  app.add_option("--postcodes", options->postcodes,
                 "The index that 'hallmark postcodes' made: the site gets a search by postcode")
      ->type_name("FILE");
  app.add_option("--register", options->councils, "A register of councils (CSV): names, counties, combined authorities")
      ->type_name("FILE");
  app.add_option("--title", options->title, "Title in the place of the rubric's")->type_name("TEXT");
  app.add_option("--logo", options->logo, "Picture at the top (SVG, PNG, JPEG, WebP, GIF)")->type_name("FILE");
  app.add_option("--css", options->css, "Style sheet that comes after the report's own")->type_name("FILE");
  app.add_option("--base-url", options->base_url, "Where it will stand, for the pages' canonical addresses")
      ->type_name("URL");
  app.add_option("--licence", options->licence,
                 "The licence of the data: a name such as OGL-UK-3.0, or its address")
      ->type_name("TEXT");
  app.add_flag("--anonymise", options->anonymise,
               "Number the councils in the order of their ranks and leave out names, codes and texts");
  declare_across_option(app, options->scoring);
  declare_worker_options(app, options->workers);
  declare_scoring_options(app, options->scoring);
  declare_console_options(app, options->console);
  return [options](Console& console) { return run_report(*options, console); };
}

}  // namespace hallmark
