#pragma once

#include "cli/system/console.hpp"
#include "hallmark/support/diagnostic.hpp"

namespace hallmark {

/// Prints findings to standard error, the first three of a kind; with -q only errors.
void print_findings(const Findings& findings, Console& console);

/// Adds what other readers found, but not what is there already: a file that is read a second time says the same again.
void absorb_new(Findings& findings, const Findings& others);

}  // namespace hallmark
