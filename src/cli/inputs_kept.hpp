#pragma once

#include <CLI/App.hpp>

namespace hallmark {

/// Throws UsageError where a file that is written is one that is read, whatever it is called and through whatever
/// links. What a command reads and writes is known from its options, so that a new one is watched over too.
void refuse_outputs_over_inputs(const CLI::App& command);

}  // namespace hallmark
