#pragma once

#include <string>

#include <CLI/App.hpp>

namespace hallmark {

/// Throws UsageError where a file that is written is one that is read, whatever it is called and through whatever
/// links. What a command reads and writes is known from its options, so that a new one is watched over too.
void refuse_outputs_over_inputs(const CLI::App& command);

/// The same of one input that no option names, such as a rubric that another extends; `by` says what it is.
void refuse_outputs_over(const CLI::App& command, const std::string& input, const std::string& by);

}  // namespace hallmark
