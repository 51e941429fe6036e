#pragma once

#include <optional>
#include <string>
#include <vector>

#include <CLI/App.hpp>

#include "cli/system/console.hpp"
#include "cli/system/input_files.hpp"
#include "cli/system/stopwatch.hpp"
#include "hallmark/result/league_table.hpp"
#include "hallmark/scoring/assess.hpp"

namespace hallmark {

/// What all commands that read a rubric and a survey take.
struct ScoringOptions {
  const CLI::App* command = nullptr;  ///< Whose options they are.
  std::string rubric;
  std::vector<std::string> surveys;
  std::vector<std::string> registers;
  std::string register_key;
  std::string aliases;
  std::vector<std::string> overrides;
  std::string where;
  std::string delimiter = ",";
  std::string encoding = "utf-8";
  std::string header;
  std::string skip;
  std::string decimal;
  bool strict = false;
  bool keep_rows = false;   ///< Of respondents, for drawing among them.
  bool keep_texts = false;  ///< Of surveys, which are looked at again.
  bool across = false;
  std::optional<int> table_depth;  ///< Where all that is wanted is a table: levels of the tree that it shows.
  std::string sort;                ///< The node that its rows are ordered by.
};

void declare_scoring_options(CLI::App& app, ScoringOptions& options);

/// Those of them that say how rubric, surveys and registers are read, for a command that reads several. The flags begin
/// with each of the prefixes, "--old-" or "--"; `whose` is put before their descriptions, as in "Earlier edition: ".
void declare_reading_options(CLI::App& app, ScoringOptions& options, const std::vector<std::string>& prefixes = {"--"},
                             const std::string& whose = "");
/// Whether any of these was given.
[[nodiscard]] bool has_reading_options(const ScoringOptions& options);

/// --across, of the commands that rank.
void declare_across_option(CLI::App& app, ScoringOptions& options);

/// -q, -v, --color and --width, which every command takes.
struct ConsoleOptions {
  std::string colour = "auto";
  std::string width;
  bool quiet = false;
  bool verbose = false;
};

void declare_console_options(CLI::App& app, ConsoleOptions& options);
void apply(const ConsoleOptions& options, Console& console);

/// What came of the files that the options name, and what they were.
struct AssessedFiles : Assessment {
  Provenance provenance;
  Stopwatch stopwatch;  ///< Of reading and scoring.
};

/// Reads and scores. `wants_digests` asks for SHA-256 sums in the provenance.
[[nodiscard]] AssessedFiles assess_files(const ScoringOptions& options, bool wants_digests,
                                         const Workers& workers = one_worker());

/// The delimiter that the options name, or a UsageError.
[[nodiscard]] char delimiter_of(const ScoringOptions& options);

/// 2 where what the command line gave is to blame (--set, --where, --vary), else 1.
[[nodiscard]] ExitCode exit_code_of(const Findings& findings);

/// --threads, and what it says: as many as there are processors without it, or a UsageError.
void declare_threads_option(CLI::App& app, std::string& threads);
[[nodiscard]] std::size_t threads_of(const std::string& threads);

/// A whole number of an option's text, or a UsageError that names both.
[[nodiscard]] std::size_t parse_count(std::string_view option, const std::string& text);

}  // namespace hallmark
