#pragma once

#include <string>

#include <CLI/App.hpp>

#include "cli/system/console.hpp"
#include "hallmark/support/workers.hpp"

namespace hallmark {

/// --threads and --no-progress.
struct WorkerOptions {
  std::string threads;
  bool no_progress = false;
};

void declare_worker_options(CLI::App& app, WorkerOptions& options);

/// As many threads as the machine has cores, or as --threads says. Where standard error is a terminal a line on it
/// shows how far they are and how long it may take; it is gone when they are done.
[[nodiscard]] Workers worker_threads(const WorkerOptions& options, const Console& console);

}  // namespace hallmark
