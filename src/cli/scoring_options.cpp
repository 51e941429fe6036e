#include "cli/scoring_options.hpp"

#include <algorithm>
#include <charconv>
#include <thread>

#include <fmt/format.h>

#include "cli/inputs_kept.hpp"
#include "cli/system/file_stream.hpp"
#include "cli/system/heap.hpp"
#include "hallmark/rubric/read_variation.hpp"
#include "hallmark/support/wording.hpp"

namespace hallmark {

namespace {

char parse_delimiter(const std::string& text) {
  if (text == "\\t" || text == "tab") return '\t';
  if (text.size() == 1 && text != "\"" && text != "\n" && text != "\r") return text[0];
  throw UsageError(fmt::format("--delimiter must be one character, such as ';' or a tab, not {}", in_quotes(text)));
}

Encoding parse_encoding(const std::string& text) {
  if (const auto encoding = encoding_called(text)) return *encoding;
  const std::vector<std::string> names = enum_words<Encoding>();
  throw UsageError(
      fmt::format("{} is not an encoding that is read here: there are {}", in_quotes(text), listed(names)));
}

SurveyFlags flags_of(const ScoringOptions& options) {
  SurveyFlags flags;
  if (options.header == "find") {
    flags.header.emplace().find_header = true;
  } else if (!options.header.empty()) {
    flags.header.emplace().header_line = parse_count("--header, the line of the header, or 'find',", options.header);
  }
  if (options.skip == "0") {
    flags.skipped_rows = 0;
  } else if (!options.skip.empty()) {
    flags.skipped_rows = parse_count("--skip", options.skip);
  }
  if (options.decimal == "." || options.decimal == ",") {
    flags.decimal = options.decimal[0];
  } else if (!options.decimal.empty()) {
    throw UsageError(fmt::format("--decimal must be '.' or ',', not {}", in_quotes(options.decimal)));
  }
  return flags;
}

/// A rubric that one extends is read from the disk when the rubric asks for it.
Result<Source> read_base(const CLI::App* command, const std::string& path) {
  if (command != nullptr) refuse_outputs_over(*command, path, "the rubric extends");
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
                         const std::vector<InputFile>& registers) {
  Provenance provenance;
  provenance.version = HALLMARK_VERSION;
  provenance.overrides = options.overrides;
  provenance.where = options.where;
  provenance.rubric_sha256 = rubric.sha256;
  for (const auto& stream : surveys)
    provenance.files.push_back({"survey", base_name(stream->name()), stream->digest()});
  for (const InputFile& file : registers)
    provenance.files.push_back({"register", base_name(file.source->name()), file.sha256});
  return provenance;
}

std::vector<Override> overrides_of(const ScoringOptions& options) {
  std::vector<Override> overrides;
  for (const std::string& text : options.overrides) overrides.push_back({text});
  return overrides;
}

/// About as much memory as scoring a survey takes.
std::size_t heap_for(std::size_t bytes_of_input) {
  constexpr std::size_t mebibyte = std::size_t{1} << 20;
  return mebibyte + 12 * bytes_of_input;
}

}  // namespace

void declare_reading_options(CLI::App& app, ScoringOptions& options, const std::vector<std::string>& prefixes,
                             const std::string& whose) {
  options.command = &app;
  const auto names = [&prefixes](std::string_view flag) {
    std::string list;
    for (const std::string& prefix : prefixes) list += (list.empty() ? "" : ",") + prefix + std::string(flag);
    return list;
  };
  app.add_option(names("with"), options.registers,
                 whose + "Join a register (CSV) on the survey's id; may be repeated")
      ->type_name("FILE")
      ->expected(1)
      ->take_all();
  app.add_option(names("with-key"), options.register_key,
                 whose + "The column of a register that is joined (default: the one that has the survey's ids)")
      ->type_name("COLUMN");
  app.add_option(names("aliases"), options.aliases,
                 whose + "Former codes and what they stand for now (CSV), in surveys and registers")
      ->type_name("FILE");
  app.add_option(names("set"), options.overrides,
                 whose + "Override a field of the rubric: ID.key=value, in YAML; may be repeated")
      ->type_name("ID.KEY=VALUE")
      ->expected(1)
      ->take_all();
  app.add_option(names("where"), options.where,
                 whose + "Keep the rows for which an expression is true, as in \"type == 'county'\"")
      ->type_name("EXPR");
  app.add_option(names("delimiter"), options.delimiter, whose + "Cell separator (default: ','); '\\t' for tabs")
      ->type_name("CHAR");
  app.add_option(names("header"), options.header,
                 whose + "The line that the survey's header is on, or 'find' (default: the first)")
      ->type_name("LINE");
  app.add_option(names("skip"), options.skip, whose + "Rows below the header that are left out")->type_name("N");
  app.add_option(names("decimal"), options.decimal, whose + "The decimal sign of the survey's numbers: '.' or ','")
      ->type_name("SIGN");
  app.add_option(names("encoding"), options.encoding,
                 whose + "Encoding of surveys and registers: utf-8 (default) or cp1252")
      ->type_name("NAME");
}

bool has_reading_options(const ScoringOptions& options) {
  const ScoringOptions none;
  return !options.registers.empty() || !options.register_key.empty() || !options.overrides.empty() ||
         !options.where.empty() || !options.header.empty() || !options.skip.empty() ||
         !options.decimal.empty() || options.delimiter != none.delimiter || options.encoding != none.encoding;
}

void declare_scoring_options(CLI::App& app, ScoringOptions& options) {
  declare_reading_options(app, options);
  app.add_flag("--strict", options.strict, "Warnings are errors");
}

void declare_across_option(CLI::App& app, ScoringOptions& options) {
  app.add_flag("--across", options.across, "Rank everyone together, ignoring peer groups");
}

void declare_console_options(CLI::App& app, ConsoleOptions& options) {
  app.add_flag("-q,--quiet", options.quiet, "Suppress warnings");
  app.add_flag("-v,--verbose", options.verbose, "Report more about the run");
  app.add_option("--color", options.colour, "Colour: auto (on a terminal), always or never")->type_name("WHEN");
  app.add_option("--width", options.width, "Columns that tables take (default: COLUMNS, else the terminal, else 80)")
      ->type_name("N");
}

void apply(const ConsoleOptions& options, Console& console) {
  const auto choice = parse_word<ColourChoice>(options.colour);
  if (!choice) {
    const std::string hint = did_you_mean(options.colour, enum_words<ColourChoice>());
    throw UsageError(
        fmt::format("--color must be 'auto', 'always' or 'never', not {}{}", in_quotes(options.colour), hint));
  }
  console.colour = *choice;
  if (!options.width.empty()) {
    console.width = parse_count("--width", options.width);
    if (*console.width < narrowest_table)
      throw UsageError(fmt::format("--width must be {} at least, not {}", narrowest_table, in_quotes(options.width)));
  }
  console.quiet = options.quiet;
  console.verbose = options.verbose;
}

std::size_t parse_count(std::string_view option, const std::string& text) {
  std::size_t count = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), count);
  if (error == std::errc() && end == text.data() + text.size() && count > 0) return count;
  throw UsageError(fmt::format("{} must be a whole number above zero, not {}", option, in_quotes(text)));
}

void declare_threads_option(CLI::App& app, std::string& threads) {
  app.add_option("--threads", threads, "Number of threads (default: one per core); results are the same")
      ->type_name("N");
}

std::size_t threads_of(const std::string& threads) {
  constexpr std::size_t most = 256;
  if (threads.empty()) return std::clamp<std::size_t>(std::thread::hardware_concurrency(), 1, most);
  const std::size_t count = parse_count("--threads", threads);
  if (count <= most) return count;
  throw UsageError(fmt::format("--threads must be {} at most, not {}", most, in_quotes(threads)));
}

char delimiter_of(const ScoringOptions& options) {
  return parse_delimiter(options.delimiter);
}

AssessedFiles assess_files(const ScoringOptions& options, bool wants_digests, const Workers& workers) {
  const char delimiter = delimiter_of(options);
  const Encoding encoding = parse_encoding(options.encoding);
  if (std::ranges::count(options.surveys, "-") + std::ranges::count(options.registers, "-") > 1) {
    throw UsageError("standard input '-' can be read only once");
  }
  Failures failures;
  InputFile rubric;
  failures.meet([&] { rubric = read_input(options.rubric, Encoding::utf8, wants_digests); });
  std::vector<std::shared_ptr<FileStream>> surveys;
  for (const std::string& path : options.surveys)
    failures.meet([&] { surveys.push_back(std::make_shared<FileStream>(path, encoding, wants_digests)); });
  std::vector<InputFile> registers;
  for (const std::string& path : options.registers)
    failures.meet([&] { registers.push_back(read_input(path, encoding, wants_digests)); });
  InputFile aliases;
  if (!options.aliases.empty()) failures.meet([&] { aliases = read_input(options.aliases, encoding, wants_digests); });
  failures.throw_all();

  AssessmentInput input;
  input.rubric = rubric.source;
  input.read_base = [command = options.command](const std::string& path) { return read_base(command, path); };
  input.overrides = overrides_of(options);
  input.where = options.where;
  input.flags = flags_of(options);
  input.keep_texts = options.keep_texts;
  input.table_depth = options.table_depth;
  input.sort = options.sort;
  input.across = options.across;
  input.warnings_are_errors = options.strict;
  input.aliases = aliases.source;
  input.survey.delimiter = delimiter;
  input.survey.register_key = options.register_key;
  input.survey.keep_rows = options.keep_rows;
  input.survey.workers = workers;
  std::size_t size = rubric.source->text().size();
  for (const auto& stream : surveys) {
    size += stream->bytes_of_file();
    input.survey.streams.push_back({std::make_shared<SourceText>(stream->name(), std::string()), stream});
  }
  for (const InputFile& file : registers) {
    size += file.source->text().size();
    input.survey.registers.push_back(file.source);
  }
  // Texts are kept for pages and draws, which threads make of many small parts.
  reserve_heap(heap_for(size), options.keep_texts ? HeapUse::own : HeapUse::shared);
  Stopwatch stopwatch;
  AssessedFiles assessed{
      assess(std::move(input),
             [&](std::string_view step, std::size_t rows) { stopwatch.lap(step, rows, step == "read" ? size : 0); }),
      {},
      {}};
  assessed.provenance = provenance_of(options, rubric, surveys, registers);
  if (aliases.source)
    assessed.provenance.files.push_back({"aliases", base_name(aliases.source->name()), aliases.sha256});
  assessed.stopwatch = std::move(stopwatch);
  return assessed;
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
