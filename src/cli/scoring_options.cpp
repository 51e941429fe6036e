#include "cli/scoring_options.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <numeric>
#include <span>
#include <thread>

#include <fmt/format.h>

#include "cli/survey_files.hpp"
#include "cli/system/heap.hpp"
#include "hallmark/rubric/read_variation.hpp"
#include "hallmark/scoring/evaluator_over.hpp"
#include "hallmark/support/wording.hpp"

namespace hallmark {

template <>
inline constexpr auto enum_rows<ColourChoice> = enum_table<Worded<ColourChoice>>({{ColourChoice::automatic, "auto"},
                                                                                  {ColourChoice::always, "always"},
                                                                                  {ColourChoice::never, "never"}});

namespace {

constexpr std::string_view where_source = "--where";

char parse_delimiter(const std::string& text) {
  if (text == "\\t" || text == "tab") return '\t';
  if (text.size() == 1 && text != "\"" && text != "\n" && text != "\r") return text[0];
  throw UsageError(
      fmt::format("--delimiter takes one character, such as ';' or a tab, and this is {}", in_quotes(text)));
}

Encoding parse_encoding(const std::string& text) {
  static constexpr std::array<std::pair<std::string_view, Encoding>, 6> names = {{{"utf-8", Encoding::utf8},
                                                                                  {"utf8", Encoding::utf8},
                                                                                  {"cp1252", Encoding::cp1252},
                                                                                  {"windows-1252", Encoding::cp1252},
                                                                                  {"latin1", Encoding::cp1252},
                                                                                  {"iso-8859-1", Encoding::cp1252}}};
  std::string lower = text;
  std::ranges::transform(lower, lower.begin(),
                         [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  const auto found = std::ranges::find(names, lower, &std::pair<std::string_view, Encoding>::first);
  if (found == names.end()) {
    throw UsageError(
        fmt::format("{} is not an encoding that is read here: there are 'utf-8' and 'cp1252'", in_quotes(text)));
  }
  return found->second;
}

std::optional<PlacedExpression> parse_where(const std::string& text, Findings& findings) {
  if (text.empty()) return std::nullopt;
  const auto source = std::make_shared<const SourceText>(std::string(where_source), text);
  auto parsed = parse_expression(text, ExpressionType::truth);
  if (const auto* error = std::get_if<ExpressionError>(&parsed)) {
    findings.error(error->code, {source, error->offset, error->length}, error->message);
    return std::nullopt;
  }
  return PlacedExpression{std::move(std::get<Expression>(parsed)), {source, 0, 1}};
}

/// Columns are enough to decide, so those who are left out never take part.
bool needs_scores(const BoundExpression& where) {
  return std::ranges::any_of(where.names, [](const NameReference& name) { return name.node.has_value(); });
}

std::vector<bool> kept_units(const BoundExpression& where, const Survey& survey, std::span<const Column> scores) {
  Evaluator evaluator = evaluator_over(where, survey, scores);
  std::vector<bool> keep;
  for (std::size_t unit = 0; unit < survey.size(); ++unit) keep.push_back(evaluator.truth_at(unit) == Truth::yes);
  return keep;
}

void require_somebody(const std::vector<bool>& keep, const PlacedExpression& where, Findings& findings) {
  if (std::ranges::find(keep, true) == keep.end())
    findings.error(Code::survey_empty, where.place, "no row of the survey is left");
}

/// What the table and the conditions look at.
TableDemand demand_of(const Scored& scored, const ScoringOptions& options,
                      const std::optional<BoundExpression>& condition) {
  TableDemand demand{*options.table_depth, {}};
  if (const auto node = scored.rubric->find(options.table_sort)) demand.nodes.push_back(*node);
  for (const NameReference& name : condition ? condition->names : std::vector<NameReference>()) {
    if (name.node) demand.nodes.push_back(*name.node);
  }
  return demand;
}

void score_survey(Scored& scored, const ScoringOptions& options, const Workers& workers) {
  const std::optional<PlacedExpression>& where = scored.where;
  Result<Plan> plan = compile(*scored.rubric, scored.survey->columns);
  scored.findings.absorb(plan.findings);
  if (!plan.good()) return;
  scored.plan = std::move(plan.value);
  std::optional<BoundExpression> condition;
  if (where) condition = bind_names(*where, *scored.rubric, scored.survey->columns);
  if (condition && !needs_scores(*condition)) {
    const std::vector<bool> keep = kept_units(*condition, *scored.survey, {});
    require_somebody(keep, *where, scored.findings);
    scored.survey = select(*scored.survey, keep);
  }
  Result<Scorecard> card = options.table_depth ? score_for_table(*scored.plan, *scored.survey,
                                                                 demand_of(scored, options, condition), workers)
                                               : score(*scored.plan, *scored.survey);
  scored.findings.absorb(card.findings);
  if (!card.good()) return;
  scored.card = std::move(card.value);
  if (condition && needs_scores(*condition)) {
    scored.included = kept_units(*condition, *scored.survey, scored.card->nodes);
    require_somebody(scored.included, *where, scored.findings);
  }
}

/// A rubric that one extends is read from the disk when the rubric asks for it.
Result<Source> read_base(const std::string& path) {
  Result<Source> result;
  try {
    result.value = read_input(path).source;
  } catch (const WorldError& error) {
    result.findings.error(Code::rubric_extends, error.what());
  }
  return result;
}

Provenance provenance_of(const ScoringOptions& options, const InputFile& rubric,
                         const std::vector<std::shared_ptr<FileStream>>& surveys,
                         const std::vector<InputFile>& registers, bool wants_digests) {
  Provenance provenance;
  provenance.version = HALLMARK_VERSION;
  provenance.overrides = options.overrides;
  provenance.where = options.where;
  if (wants_digests) provenance.rubric_sha256 = sha256_of(rubric.bytes());
  for (const auto& stream : surveys)
    provenance.files.push_back({"survey", base_name(stream->name()), stream->digest()});
  for (const InputFile& file : registers) {
    provenance.files.push_back(
        {"register", base_name(file.source->name()), wants_digests ? sha256_of(file.bytes()) : std::string()});
  }
  return provenance;
}

std::vector<Override> overrides_of(const ScoringOptions& options) {
  std::vector<Override> overrides;
  for (const std::string& text : options.overrides) overrides.push_back({text});
  return overrides;
}

std::vector<const PlacedExpression*> expressions_of(const std::optional<PlacedExpression>& where) {
  std::vector<const PlacedExpression*> expressions;
  if (where) expressions.push_back(&*where);
  return expressions;
}

/// Of respondents where there are some, else of units.
std::size_t rows_read(const Survey& survey) {
  const auto& counts = survey.respondents;
  return counts.empty() ? survey.size() : std::accumulate(counts.begin(), counts.end(), std::size_t{0});
}

/// About as much memory as scoring a survey takes.
std::size_t heap_for(std::size_t bytes_of_input) {
  constexpr std::size_t mebibyte = std::size_t{1} << 20;
  return mebibyte + 12 * bytes_of_input;
}

}  // namespace

void declare_scoring_options(CLI::App& app, ScoringOptions& options) {
  app.add_option("--with", options.registers, "Join a register (CSV) on the survey's id; may be repeated")
      ->type_name("FILE")
      ->expected(1)
      ->take_all();
  app.add_option("--set", options.overrides, "Override a field of the rubric: ID.key=value, in YAML; may be repeated")
      ->type_name("ID.KEY=VALUE")
      ->expected(1)
      ->take_all();
  app.add_option("--where", options.where, "Keep the rows for which an expression is true, as in \"type == 'county'\"")
      ->type_name("EXPR");
  app.add_option("--delimiter", options.delimiter, "What divides cells: ',' unless given; '\\t' for tabs")
      ->type_name("CHAR");
  app.add_option("--encoding", options.encoding, "Encoding of surveys and registers: utf-8 (default) or cp1252")
      ->type_name("NAME");
  app.add_flag("--strict", options.strict, "Warnings are errors");
}

void declare_console_options(CLI::App& app, ConsoleOptions& options) {
  app.add_flag("-q,--quiet", options.quiet, "Say nothing of warnings");
  app.add_flag("-v,--verbose", options.verbose, "Say more of the run");
  app.add_option("--color", options.colour, "Colour: auto (on a terminal), always or never")->type_name("WHEN");
}

void apply(const ConsoleOptions& options, Console& console) {
  const auto choice = parse_word<ColourChoice>(options.colour);
  if (!choice) {
    const std::string hint = did_you_mean(options.colour, enum_words<ColourChoice>());
    throw UsageError(
        fmt::format("--color is 'auto', 'always' or 'never', and this is {}{}", in_quotes(options.colour), hint));
  }
  console.colour = *choice;
  console.quiet = options.quiet;
  console.verbose = options.verbose;
}

std::size_t parse_count(std::string_view option, const std::string& text) {
  std::size_t count = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), count);
  if (error == std::errc() && end == text.data() + text.size() && count > 0) return count;
  throw UsageError(fmt::format("{} takes a whole number above zero, and this is {}", option, in_quotes(text)));
}

void declare_threads_option(CLI::App& app, std::string& threads) {
  app.add_option("--threads", threads, "Work on so many cores at once (default: all); results are the same")
      ->type_name("N");
}

std::size_t threads_of(const std::string& threads) {
  constexpr std::size_t most = 256;
  if (threads.empty()) return std::clamp<std::size_t>(std::thread::hardware_concurrency(), 1, most);
  const std::size_t count = parse_count("--threads", threads);
  if (count <= most) return count;
  throw UsageError(fmt::format("--threads takes up to {}, and this is {}", most, in_quotes(threads)));
}

char delimiter_of(const ScoringOptions& options) {
  return parse_delimiter(options.delimiter);
}

std::unique_ptr<Scored> load_scored(const ScoringOptions& options, bool wants_digests, const Workers& workers) {
  const char delimiter = delimiter_of(options);
  const Encoding encoding = parse_encoding(options.encoding);
  if (std::ranges::count(options.surveys, "-") + std::ranges::count(options.registers, "-") > 1) {
    throw UsageError("standard input '-' can be read once only");
  }
  Failures failures;
  InputFile rubric_file;
  failures.meet([&] { rubric_file = read_input(options.rubric); });
  std::vector<std::shared_ptr<FileStream>> streams;
  for (const std::string& path : options.surveys)
    failures.meet([&] { streams.push_back(std::make_shared<FileStream>(path, encoding, wants_digests)); });
  std::vector<InputFile> registers;
  for (const std::string& path : options.registers)
    failures.meet([&] { registers.push_back(read_input(path, encoding)); });
  failures.throw_all();

  std::size_t size = rubric_file.source->text().size();
  for (const auto& stream : streams) size += stream->bytes_of_file();
  for (const InputFile& file : registers) size += file.source->text().size();
  // Texts are kept for pages and draws, which threads make of many small parts.
  reserve_heap(heap_for(size), options.keep_texts ? HeapUse::own : HeapUse::shared);
  auto scored = std::make_unique<Scored>();
  if (options.strict) scored->findings.treat_warnings_as_errors();
  scored->rubric_source = rubric_file.source;
  scored->where = parse_where(options.where, scored->findings);
  Result<Rubric> rubric = read_rubric(rubric_file.source, read_base, overrides_of(options));
  scored->findings.absorb(rubric.findings);
  scored->rubric = std::move(rubric.value);
  if (!scored->rubric || streams.empty()) {
    scored->provenance = provenance_of(options, rubric_file, streams, registers, wants_digests);
    return scored;
  }

  SurveyTexts& texts = scored->texts;
  texts.delimiter = delimiter;
  texts.keep_rows = options.keep_rows;
  texts.pack_answers = options.table_depth && !scored->where;
  texts.workers = workers;
  add_surveys(texts, streams, *scored->rubric, !options.keep_texts && !options.keep_rows);
  for (const InputFile& file : registers) texts.registers.push_back(file.source);
  Result<Survey> survey = read_survey(*scored->rubric, texts, expressions_of(scored->where));
  scored->provenance = provenance_of(options, rubric_file, streams, registers, wants_digests);
  scored->findings.absorb(survey.findings);
  if (scored->findings.has_errors() || !survey.value) return scored;
  scored->survey = std::move(survey.value);
  scored->stopwatch.lap("read", rows_read(*scored->survey), size);
  score_survey(*scored, options, workers);
  scored->stopwatch.lap("score", scored->survey->size());
  return scored;
}

Result<std::shared_ptr<const AuditCase>> load_case(const Scored& scored, const ScoringOptions& options,
                                                   const std::vector<Override>& further) {
  Result<std::shared_ptr<const AuditCase>> result;
  std::vector<Override> overrides = overrides_of(options);
  overrides.insert(overrides.end(), further.begin(), further.end());
  Result<Rubric> rubric = read_rubric(scored.rubric_source, read_base, overrides);
  result.findings.absorb(rubric.findings);
  if (!rubric.good()) return result;
  // Several cases are read at once, each by one.
  SurveyTexts texts = scored.texts;
  texts.workers = one_worker();
  Result<Survey> survey = read_survey(*rubric.value, texts, expressions_of(scored.where));
  result.findings.absorb(survey.findings);
  if (!survey.good()) return result;
  if (scored.where) {
    const BoundExpression condition = bind_names(*scored.where, *rubric.value, survey.value->columns);
    if (!needs_scores(condition)) survey.value = select(*survey.value, kept_units(condition, *survey.value, {}));
  }
  result.value =
      std::make_shared<AuditCase>(AuditCase{*std::move(rubric.value), *std::move(survey.value), scored.included});
  return result;
}

ExitCode exit_code_of(const Findings& findings) {
  if (!findings.has_errors()) return ExitCode::done;
  for (const Diagnostic& diagnostic : findings.shown()) {
    if (diagnostic.severity != Severity::error || !diagnostic.place) continue;
    const std::string& name = diagnostic.place->source->name();
    if (name == where_source || name == override_source || name == vary_source) return ExitCode::usage;
  }
  return ExitCode::no;
}

}  // namespace hallmark
