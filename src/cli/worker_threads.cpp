#include "cli/worker_threads.hpp"

#include <algorithm>
#include <atomic>
#include <exception>
#include <mutex>
#include <optional>
#include <system_error>
#include <thread>
#include <vector>

#include "cli/scoring_options.hpp"
#include "cli/system/interrupts.hpp"
#include "cli/system/progress_line.hpp"

namespace hallmark {

namespace {

/// The jobs of one phase, and the threads that work on them.
class JobRun {
 public:
  JobRun(std::size_t jobs, const Workers::Job& job) : jobs_(jobs), job_(job) {}

  void run(std::size_t threads) {
    std::vector<std::thread> running;
    try {
      // Ctrl-C is for this thread: while it tidies up, nothing else that touches files goes on.
      const InterruptsHeld held;
      for (std::size_t worker = 0; worker + 1 < threads; ++worker)
        running.emplace_back([this, worker] { work(worker); });
    } catch (const std::system_error&) {
      // The system gives no more threads: those there are do the work.
    }
    work(threads - 1);
    for (std::thread& thread : running) thread.join();
    if (error_) std::rethrow_exception(error_);
  }

  [[nodiscard]] std::size_t done() const { return done_; }

 private:
  void work(std::size_t worker) {
    for (std::size_t at = next_++; at < jobs_; at = next_++) {
      try {
        job_(at, worker);
      } catch (...) {
        const std::lock_guard lock(mutex_);
        if (!error_) error_ = std::current_exception();
        next_ = jobs_;
      }
      ++done_;
    }
  }

  std::size_t jobs_;
  const Workers::Job& job_;
  std::atomic<std::size_t> next_ = 0;
  std::atomic<std::size_t> done_ = 0;
  std::mutex mutex_;
  std::exception_ptr error_;
};

}  // namespace

void declare_worker_options(CLI::App& app, WorkerOptions& options) {
  declare_threads_option(app, options.threads);
  app.add_flag("--no-progress", options.no_progress, "Do not show progress");
}

Workers worker_threads(const WorkerOptions& options, const Console& console) {
  const std::size_t threads = threads_of(options.threads);
  const bool shows_progress = !options.no_progress && console.shows_progress();
  return {threads,
          [threads, shows_progress](std::string_view phase, std::size_t jobs, const Workers::Job& job) {
            if (jobs == 0) return;
            JobRun run(jobs, job);
            std::optional<ProgressLine> line;
            if (shows_progress) {
              line.emplace([phase, jobs, &run] {
                return ProgressMoment{phase, ProgressMoment::Counts::jobs, run.done(), jobs};
              });
            }
            run.run(std::min(threads, jobs));
          },
          [shows_progress](const Progress& progress, const Workers::Work& work) {
            std::optional<ProgressLine> line;
            if (shows_progress) {
              line.emplace([&progress] {
                return ProgressMoment{progress.phase, ProgressMoment::Counts::bytes, progress.bytes,
                                      progress.bytes_in_all, progress.rows};
              });
            }
            work();
          }};
}

}  // namespace hallmark
