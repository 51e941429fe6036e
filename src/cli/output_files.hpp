#pragma once

#include <vector>

#include "cli/output_options.hpp"
#include "cli/system/outputs.hpp"

namespace hallmark {

/// Writes what was asked for as `write_outputs` does, each in its format: `give(format, style, sink)` gives one to a
/// sink. Only a table for standard output is drawn for what that is: a file is the same whatever the terminal is like.
template <class Give>
void give_requested(const std::vector<OutputRequest>& requests, Console& console, const Workers& workers,
                    const Give& give) {
  std::vector<Output> outputs;
  for (const OutputRequest& request : requests) {
    const TerminalStyle style = request.path == "-" ? console.table_style() : console.file_style();
    outputs.push_back(
        {request.path, [&give, format = request.format, style](const TextSink& sink) { give(format, style, sink); }});
  }
  write_outputs(outputs, console, workers);
}

/// The same of texts that are made whole, all of them before the first is written.
template <class TextOf>
void write_requested(const std::vector<OutputRequest>& requests, Console& console, TextOf text_of) {
  std::vector<Output> outputs;
  for (const OutputRequest& request : requests) {
    const TerminalStyle style = request.path == "-" ? console.table_style() : console.file_style();
    outputs.push_back(output_of(request.path, text_of(request.format, style)));
  }
  write_outputs(outputs, console);
}

}  // namespace hallmark
