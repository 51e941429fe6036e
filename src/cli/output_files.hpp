#pragma once

#include <string>
#include <vector>

#include "cli/console.hpp"
#include "cli/output_options.hpp"

namespace hallmark {

/// What goes where: "-" is standard output.
struct Output {
  std::string path;
  std::string text;
};

/// Writes all outputs or none: regular files are written beside their targets and renamed when every one of them is
/// complete, through a symlink to its target; devices and pipes, and standard output last, are written straight. Throws
/// WorldError, and leaves what was there.
void write_outputs(const std::vector<Output>& outputs, Console& console);

/// The same of what was asked for, each in its format. Only a table for the terminal is drawn for it: a file is the
/// same whatever the terminal is like.
template <class TextOf>
void write_requested(const std::vector<OutputRequest>& requests, Console& console, TextOf text_of) {
  std::vector<Output> outputs;
  for (const OutputRequest& request : requests)
    outputs.push_back(
        {request.path, text_of(request.format, request.path == "-" ? console.table_style() : TerminalStyle{})});
  write_outputs(outputs, console);
}

}  // namespace hallmark
