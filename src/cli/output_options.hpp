#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <CLI/App.hpp>

#include "hallmark/report/format.hpp"

namespace hallmark {

class Console;

/// -f and -o. What belongs to what follows from the order they were given in, which the command line's parser knows.
struct OutputOptions {
  std::span<const Format> offered;  ///< By the command, in the order they are named to people.
  std::vector<std::string> formats;
  std::vector<std::string> paths;
  const CLI::App* app = nullptr;
  const CLI::Option* format_option = nullptr;
};

struct OutputRequest {
  Format format = Format::table;
  std::string path = "-";

  [[nodiscard]] const FormatRow& row() const { return enum_row(format); }
};

/// What is offered has to outlive the options.
void declare_output_options(CLI::App& app, OutputOptions& options, std::span<const Format> offered);

/// Pairs formats with outputs: a format belongs to the next output, and one that no output follows to the last output
/// without a format of its own, or else to standard output. Without a format the suffix decides. Throws UsageError.
[[nodiscard]] std::vector<OutputRequest> output_requests(const OutputOptions& options);

/// The format that the files with a suffix are in, of those that are offered.
[[nodiscard]] std::optional<Format> format_of_suffix(std::string_view suffix, std::span<const Format> offered);

/// ".html, .xlsx or .md".
[[nodiscard]] std::string suffixes_of(std::span<const Format> formats);

/// Throws UsageError where bytes that are no text would go to a terminal.
void check_terminal(const std::vector<OutputRequest>& requests, const Console& console);

}  // namespace hallmark
