#include <array>
#include <optional>

#include <fmt/format.h>

#include "cli/command.hpp"
#include "cli/findings_output.hpp"
#include "cli/output_files.hpp"
#include "cli/scoring_options.hpp"
#include "cli/system/heap.hpp"
#include "cli/system/input_files.hpp"
#include "cli/system/mapped_file.hpp"
#include "cli/worker_threads.hpp"
#include "hallmark/postcode/postcode.hpp"
#include "hallmark/report/write_lookup.hpp"
#include "hallmark/support/wording.hpp"
#include "support/ascii.hpp"
#include "support/csv_table.hpp"

namespace hallmark {

namespace {

struct LookupOptions {
  ConsoleOptions console;
  WorkerOptions workers;
  OutputOptions outputs;
  std::vector<std::string> postcodes;
  std::string index;
  std::string scores;
  std::string councils;
  std::string aliases;
  std::string file;
  std::string column;
  bool strict = false;
};

/// What the options name beside postcodes, as far as it could be read.
struct LookupInputs {
  ResultFile ratings;
  CouncilRegister councils;
  CodeAliases aliases;
};

/// Of the heap, for one look-up: of a JSON most is left out when it is read.
std::size_t room_for(std::string_view ratings) {
  constexpr std::size_t usual = 256 * 1024;
  return usual + (ratings.starts_with('{') ? ratings.size() / 3 : ratings.size() * 4);
}

/// Rows of a million; what is not touched costs nothing.
constexpr std::size_t room_for_list = std::size_t{256} * 1024 * 1024;

LookupInputs read_inputs_of(const LookupOptions& options, Findings& findings) {
  LookupInputs inputs;
  const auto take = [&findings](auto result, auto& target) {
    findings.absorb(result.findings);
    if (result.value) target = *std::move(result.value);
  };
  const Source scores = map_input(options.scores);
  reserve_heap(room_for(scores->text()) + (options.file.empty() ? 0 : room_for_list));
  take(read_result(scores, ResultDetail::top), inputs.ratings);
  if (!options.councils.empty()) take(read_register(read_input(options.councils).source), inputs.councils);
  if (!options.aliases.empty()) take(read_aliases(read_input(options.aliases).source), inputs.aliases);
  return inputs;
}

/// The postcodes among the arguments, each whole. Every postcode and outward code begins with a letter, so what begins
/// with a digit is the end of the one before it, which a shell has taken apart.
std::vector<std::string> whole_postcodes(const std::vector<std::string>& words) {
  std::vector<std::string> postcodes;
  for (const std::string& word : words) {
    const bool is_end = !postcodes.empty() && !word.empty() && is_digit(word[0]) && !Postcode::from(postcodes.back());
    if (is_end) {
      postcodes.back() += " " + word;
    } else {
      postcodes.push_back(word);
    }
  }
  return postcodes;
}

/// Calls for the postcodes of a column, in their order.
template <class Visit>
void each_postcode_in(const Source& source, const std::string& column, Findings& findings, const Visit& visit) {
  auto table = open_distinct_table(source, findings);
  if (!table) return;
  const auto at = require_column(table->header, column, "--column", findings);
  // In a list of one column a blank line is an entry without a postcode.
  if (table->header.names.size() == 1) table->reader.keep_blank_rows();
  while (at && table->reader.next(findings)) {
    if (row_fits(table->reader, table->header, findings)) visit(table->reader.row()[*at].text);
  }
}

/// The answers to all postcodes, in the formats that are wanted. A million answers are not held where only their rows
/// are wanted.
class Answers {
 public:
  Answers(Lookup& lookup, const std::vector<OutputRequest>& requests) : lookup_(lookup), rows_(lookup) {
    for (const OutputRequest& request : requests) ++(request.format == Format::csv ? rows_wanted_ : answers_wanted_);
  }

  void add(std::string_view postcode) {
    lookup_.answer(postcode, latest_);
    all_answered_ = all_answered_ && latest_.is_answered();
    if (rows_wanted_ > 0) rows_.add(latest_);
    if (answers_wanted_ > 0) answers_.push_back(latest_);
  }

  [[nodiscard]] bool all_answered() const { return all_answered_; }
  [[nodiscard]] std::string text(Format format, const TerminalStyle& style) {
    if (format != Format::csv) return write(lookup_, answers_, format, style);
    return --rows_wanted_ == 0 ? rows_.take() : rows_.text();
  }

 private:
  Lookup& lookup_;
  LookupRows rows_;
  LookupAnswer latest_;
  std::vector<LookupAnswer> answers_;
  std::size_t rows_wanted_ = 0;  ///< By so many outputs.
  std::size_t answers_wanted_ = 0;
  bool all_answered_ = true;
};

ExitCode run_lookup(const LookupOptions& options, Console& console) {
  apply(options.console, console);
  std::vector<OutputRequest> requests = output_requests(options.outputs);
  if (options.postcodes.empty() && options.file.empty())
    throw UsageError("there is no postcode to look up: give some, or a file with --file");
  if (!options.column.empty() && options.file.empty())
    throw UsageError("--column says which column of --file the postcodes are in, and there is no --file");
  // Whoever gives a file wants a file back.
  if (!options.file.empty() && options.outputs.formats.empty() && options.outputs.paths.empty())
    requests = {{Format::csv, "-"}};

  const Workers workers = worker_threads(options.workers, console);
  const MappedFile mapped(options.index);
  std::string wrong;
  auto index = PostcodeIndex::from(mapped.bytes(), wrong);
  Findings findings;
  if (!index) findings.error(Code::postcode_index, fmt::format("{}: {}", in_quotes(options.index), wrong));
  const LookupInputs inputs = read_inputs_of(options, findings);
  std::optional<Lookup> lookup;
  std::optional<Answers> answers;
  if (!findings.has_errors()) {
    lookup.emplace(*index, inputs.ratings, inputs.councils, inputs.aliases);
    answers.emplace(*lookup, requests);
  }
  const auto add = [&answers](std::string_view postcode) {
    if (answers) answers->add(postcode);
  };
  for (const std::string& postcode : whole_postcodes(options.postcodes)) add(postcode);
  if (!options.file.empty()) {
    Progress progress{"looking up"};
    workers.watch(progress, [&] {
      each_postcode_in(read_input(options.file).source, options.column.empty() ? "postcode" : options.column, findings,
                       [&](std::string_view postcode) {
                         add(postcode);
                         progress.add(1, 0);
                       });
    });
  }
  if (index && index->is_damaged())
    findings.error(Code::postcode_index, fmt::format("{}: {}", in_quotes(options.index), PostcodeIndex::damage));
  if (options.strict) findings.treat_warnings_as_errors();
  print_findings(findings, console);
  if (findings.has_errors()) return ExitCode::no;

  write_requested(requests, console,
                  [&](Format format, const TerminalStyle& style) { return answers->text(format, style); });
  if (!console.quiet) {
    for (const std::string& credit : credits_of(*index)) console.err(fmt::format("{}\n", without_controls(credit)));
  }
  return answers->all_answered() ? ExitCode::done : ExitCode::no;
}

}  // namespace

Action declare_lookup(CLI::App& app) {
  static constexpr std::array offered = {Format::table, Format::csv, Format::json, Format::md};
  auto options = std::make_shared<LookupOptions>();
  app.add_option("postcodes", options->postcodes, "Postcodes, with or without their blank, or outward codes such as CV1")
      ->type_name("POSTCODE");
  app.add_option("--postcodes", options->index, "The index that 'hallmark postcodes' made")
      ->required()
      ->type_name("FILE");
  app.add_option("--scores", options->scores, "The ratings, as 'score -f json' or '-f csv' wrote them")
      ->required()
      ->type_name("FILE");
  app.add_option("--register", options->councils, "A register of councils (CSV): names, counties, combined authorities")
      ->type_name("FILE");
  app.add_option("--aliases", options->aliases, "CSV that maps codes in the postcodes to codes in the ratings")
      ->type_name("FILE");
  app.add_option("--file", options->file, "Look up all postcodes of a CSV file")->type_name("FILE");
  app.add_option("--column", options->column, "The column they are in (default: postcode)")->type_name("NAME");
  declare_output_options(app, options->outputs, offered);
  app.add_flag("--strict", options->strict, "Warnings are errors");
  declare_worker_options(app, options->workers);
  declare_console_options(app, options->console);
  return [options](Console& console) { return run_lookup(*options, console); };
}

}  // namespace hallmark
