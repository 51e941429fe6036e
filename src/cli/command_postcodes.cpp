#include <algorithm>
#include <exception>
#include <filesystem>
#include <system_error>

#include <fmt/format.h>

#include "cli/command.hpp"
#include "cli/findings_output.hpp"
#include "cli/output_files.hpp"
#include "cli/scoring_options.hpp"
#include "cli/system/input_files.hpp"
#include "cli/worker_threads.hpp"
#include "hallmark/lookup/lookup.hpp"
#include "hallmark/postcode/build_index.hpp"
#include "hallmark/support/wording.hpp"

namespace hallmark {

namespace {

struct PostcodesOptions {
  ConsoleOptions console;
  std::vector<std::string> sources;
  std::string output;
  PostcodeCredits credits;
  WorkerOptions workers;
  bool strict = false;
};

/// Folders of a delivery that hold other tables, or the same rows cut into pieces.
bool is_beside_the_data(const std::string& folder) {
  return folder == "multi_csv" || folder == "Documents" || folder == "Doc" || folder == "User Guide";
}

/// The files that are meant: of a folder all CSV files in it and in the folders of it, in alphabetical order, but for
/// descriptions and code lists.
std::vector<std::string> files_of(const std::vector<std::string>& sources) {
  namespace fs = std::filesystem;
  std::vector<std::string> files;
  for (const std::string& source : sources) {
    std::error_code error;
    if (!fs::is_directory(source, error)) {
      files.push_back(source);
      continue;
    }
    std::vector<std::string> found;
    for (fs::recursive_directory_iterator at(source, error), end; !error && at != end; at.increment(error)) {
      const std::string name = at->path().filename().string();
      if (at->is_directory(error) && is_beside_the_data(name)) at.disable_recursion_pending();
      const bool is_table = name.ends_with(".csv") || name.ends_with(".csv.gz");
      if (is_table && name.find("Column_Headers") == std::string::npos && at->is_regular_file(error))
        found.push_back(at->path().string());
    }
    if (error) throw WorldError(fmt::format("cannot read {}: {}", in_quotes(source), error.message()));
    if (found.empty()) throw WorldError(fmt::format("cannot read {}: the folder has no CSV file", in_quotes(source)));
    std::ranges::sort(found);
    files.insert(files.end(), found.begin(), found.end());
  }
  return files;
}

/// Reads the files, several at a time; each has its own place in what is returned, so their order stays.
std::vector<Result<PostcodeRows>> read_all(const std::vector<std::string>& paths, const Workers& workers) {
  std::vector<Result<PostcodeRows>> rows(paths.size());
  std::vector<std::exception_ptr> failures(paths.size());
  workers.run("reading", paths.size(), [&](std::size_t at, std::size_t /*worker*/) {
    try {
      rows[at] = read_postcodes(read_input(paths[at]).source);
    } catch (...) {
      failures[at] = std::current_exception();
    }
  });
  for (const std::exception_ptr& failure : failures) {
    if (failure) std::rethrow_exception(failure);
  }
  return rows;
}

ExitCode run_postcodes(const PostcodesOptions& options, Console& console) {
  apply(options.console, console);
  const Workers workers = worker_threads(options.workers, console);
  std::vector<Result<PostcodeRows>> results = read_all(files_of(options.sources), workers);
  Findings findings;
  std::vector<PostcodeRows> files;
  for (Result<PostcodeRows>& result : results) {
    findings.absorb(result.findings);
    files.push_back(*std::move(result.value));
  }
  if (options.strict) findings.treat_warnings_as_errors();
  std::string bytes;
  if (!findings.has_errors()) {
    Result<std::string> built = build_postcode_index(files, options.credits);
    findings.absorb(built.findings);
    bytes = *std::move(built.value);
    if (options.strict) findings.treat_warnings_as_errors();
  }
  print_findings(findings, console);
  if (findings.has_errors()) return ExitCode::no;

  std::string wrong;
  auto index = PostcodeIndex::from(std::as_bytes(std::span(bytes)), wrong);
  if (index && !index->is_whole()) wrong = PostcodeIndex::damage;
  if (!wrong.empty()) throw std::logic_error("the index that was built cannot be read: " + wrong);
  const std::string size = bytes.size() < 100'000 ? counted(bytes.size(), "byte", "bytes")
                                                  : fmt::format("{:.1f} MB", static_cast<double>(bytes.size()) / 1e6);
  const std::string summary = fmt::format("hallmark: {} from {}, {}\n", counted(index->size(), "postcode", "postcodes"),
                                          counted(files.size(), "file", "files"), size);
  const std::vector<std::string> credits = credits_of(*index);
  write_outputs({output_of(options.output, std::move(bytes))}, console);
  if (console.quiet) return ExitCode::done;
  console.err(summary);
  for (const std::string& credit : credits) console.err(fmt::format("hallmark: {}\n", without_controls(credit)));
  return ExitCode::done;
}

}  // namespace

Action declare_postcodes(CLI::App& app) {
  auto options = std::make_shared<PostcodesOptions>();
  app.add_option(
         "sources", options->sources,
         "Code-Point Open (its folder or files), the ONS Postcode Directory, or a CSV with the columns postcode, "
         "district and county")
      ->required()
      ->type_name("FILE|FOLDER");
  app.add_option("-o,--output", options->output, "The index")->required()->type_name("FILE");
  app.add_option("--date", options->credits.date, "Of when the postcodes are, as in \"October 2025\"")
      ->type_name("TEXT");
  app.add_option("--attribution", options->credits.attribution,
                 "What has to be said wherever they are used, instead of the publisher's usual text")
      ->type_name("TEXT");
  app.add_flag("--strict", options->strict, "Warnings are errors");
  declare_worker_options(app, options->workers);
  declare_console_options(app, options->console);
  return [options](Console& console) { return run_postcodes(*options, console); };
}

}  // namespace hallmark
