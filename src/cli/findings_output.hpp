#pragma once

#include "cli/system/console.hpp"
#include "hallmark/support/diagnostic.hpp"

namespace hallmark {

/// Prints findings to standard error; with -q only where there are errors among them.
void print_findings(const Findings& findings, Console& console);

}  // namespace hallmark
