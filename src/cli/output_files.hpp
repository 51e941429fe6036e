#pragma once

#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "cli/output_options.hpp"
#include "cli/system/console.hpp"
#include "hallmark/report/write.hpp"
#include "hallmark/support/workers.hpp"

namespace hallmark {

/// What goes where: "-" is standard output.
struct Output {
  std::string path;
  std::function<void(const TextSink& sink)> give;
};

/// A text that is there already.
[[nodiscard]] Output output_of(const std::string& path, std::string text);

/// Writes all outputs or none: regular files are written beside their targets and renamed when every one of them is
/// complete, through a symlink to its target; devices and pipes, and standard output last, are written straight, once
/// all that goes there is there. Throws WorldError, and leaves what was there.
/// `workers` may show how far the files are.
void write_outputs(const std::vector<Output>& outputs, Console& console, const Workers& workers = one_worker());

/// The same of what was asked for, each in its format: `give(format, style, sink)` gives one to a sink. Only a table
/// for the terminal is drawn for it: a file is the same whatever the terminal is like.
template <class Give>
void give_requested(const std::vector<OutputRequest>& requests, Console& console, const Workers& workers,
                    const Give& give) {
  std::vector<Output> outputs;
  for (const OutputRequest& request : requests) {
    const TerminalStyle style = request.path == "-" ? console.table_style() : TerminalStyle{};
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
    const TerminalStyle style = request.path == "-" ? console.table_style() : TerminalStyle{};
    outputs.push_back(output_of(request.path, text_of(request.format, style)));
  }
  write_outputs(outputs, console);
}

}  // namespace hallmark
