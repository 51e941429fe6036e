#pragma once

#include <string>
#include <vector>

#include <CLI/App.hpp>

#include "hallmark/report/write.hpp"

namespace hallmark {

class Console;

/// -f and -o. What belongs to what follows from the order they were given in, which the command line's parser knows.
struct OutputOptions {
  std::vector<std::string> formats;
  std::vector<std::string> paths;
  bool has_pages = false;     ///< HTML is offered too.
  bool has_charts = false;    ///< Vega-Lite is offered too.
  bool has_workbook = false;  ///< XLSX is offered too.
  const CLI::App* app = nullptr;
  const CLI::Option* format_option = nullptr;
};

struct OutputRequest {
  Format format = Format::table;
  std::string path = "-";
};

void declare_output_options(CLI::App& app, OutputOptions& options);

/// Pairs formats with outputs: a format belongs to the next output, and one that no output follows to the last output
/// without a format of its own, or else to standard output. Without a format the suffix decides. Throws UsageError.
[[nodiscard]] std::vector<OutputRequest> output_requests(const OutputOptions& options);

/// Throws UsageError where bytes that are no text would go to a terminal.
void check_terminal(const std::vector<OutputRequest>& requests, const Console& console);

}  // namespace hallmark
