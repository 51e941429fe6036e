#pragma once

#include "cli/system/console.hpp"

namespace hallmark {

/// Parses a command line and carries the command out.
[[nodiscard]] ExitCode run_app(int argc, const char* const* argv, Console& console);

}  // namespace hallmark
