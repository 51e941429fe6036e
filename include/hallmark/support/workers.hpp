#pragma once

#include <atomic>
#include <cstddef>
#include <functional>
#include <string_view>

namespace hallmark {

/// How far a phase is. Whoever works on it counts, some thousand rows at a time; whoever shows it looks now and then.
struct Progress {
  std::string_view phase;
  std::size_t bytes_in_all = 0;  ///< 0 where that is not known.
  std::atomic<std::size_t> rows = 0;
  std::atomic<std::size_t> bytes = 0;

  void add(std::size_t more_rows, std::size_t more_bytes) {
    rows.fetch_add(more_rows, std::memory_order_relaxed);
    bytes.fetch_add(more_bytes, std::memory_order_relaxed);
  }
};

/// Runs jobs 0 to `jobs` - 1 in any order, several at a time; a job is told which of the `count` workers runs it. The
/// library knows no threads: whoever calls it brings them.
struct Workers {
  using Job = std::function<void(std::size_t job, std::size_t worker)>;
  using Work = std::function<void()>;

  std::size_t count = 1;
  std::function<void(std::string_view phase, std::size_t jobs, const Job& job)> run;
  /// Does some work, which counts how far it is, and may show that meanwhile.
  std::function<void(const Progress& progress, const Work& work)> watch = [](const Progress&, const Work& work) {
    work();
  };
};

/// One worker, in this thread.
[[nodiscard]] Workers one_worker();

}  // namespace hallmark
