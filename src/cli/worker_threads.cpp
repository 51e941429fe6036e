#include "cli/worker_threads.hpp"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <exception>
#include <mutex>
#include <system_error>
#include <thread>
#include <vector>

#include <fmt/format.h>
#include <unistd.h>

#include "cli/scoring_options.hpp"

namespace hallmark {

namespace {

using Clock = std::chrono::steady_clock;

/// Nothing that is done by then is worth a line.
constexpr std::chrono::milliseconds patience(400);
constexpr std::chrono::milliseconds between_lines(100);

std::string seconds_text(double seconds) {
  const auto whole = static_cast<long>(seconds + 0.999);
  return whole < 120 ? fmt::format("{} s", whole) : fmt::format("{} min", (whole + 59) / 60);
}

std::string progress_line(std::string_view phase, std::size_t done, std::size_t jobs, double seconds) {
  constexpr std::size_t width = 24;
  const std::size_t full = width * done / jobs;
  std::string bar;
  for (std::size_t i = 0; i < width; ++i) bar += i < full ? "█" : "░";
  const double left = seconds * static_cast<double>(jobs - done) / static_cast<double>(std::max<std::size_t>(1, done));
  return fmt::format("\r\033[K{:<14}{} {:>3} %{}", phase, bar, 100 * done / jobs,
                     done > 0 ? fmt::format(", {} left", seconds_text(left)) : "");
}

/// The jobs of one phase, and the threads that work on them.
class JobRun {
 public:
  JobRun(std::size_t jobs, const Workers::Job& job) : jobs_(jobs), job_(job) {}

  void run(std::size_t threads, std::string_view phase, bool shows_progress, Console& console) {
    // One thread less where this one would only wait.
    const std::size_t others = shows_progress ? threads : threads - 1;
    std::vector<std::thread> running;
    try {
      for (std::size_t worker = 0; worker < others; ++worker) running.emplace_back([this, worker] { work(worker); });
    } catch (const std::system_error&) {
      // The system gives no more threads: those there are do the work, or this one.
      shows_progress = shows_progress && !running.empty();
    }
    if (shows_progress) {
      report(phase, console);
    } else {
      work(threads - 1);
    }
    for (std::thread& thread : running) thread.join();
    if (error_) std::rethrow_exception(error_);
  }

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
      const std::lock_guard lock(mutex_);
      ++done_;
      changed_.notify_one();
    }
    const std::lock_guard lock(mutex_);
    ++left_;
    changed_.notify_one();
  }

  void report(std::string_view phase, Console& console) {
    const Clock::time_point start = Clock::now();
    bool shown = false;
    std::unique_lock lock(mutex_);
    while (left_ == 0 && done_ < jobs_) {
      changed_.wait_for(lock, between_lines);
      const auto passed = Clock::now() - start;
      if (passed < patience || done_ >= jobs_) continue;
      shown = true;
      const double seconds = std::chrono::duration<double>(passed).count();
      const std::string line = progress_line(phase, done_, jobs_, seconds);
      lock.unlock();
      console.err(line);
      lock.lock();
    }
    lock.unlock();
    if (shown) console.err("\r\033[K");
  }

  std::size_t jobs_;
  const Workers::Job& job_;
  std::atomic<std::size_t> next_ = 0;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::size_t done_ = 0;
  std::size_t left_ = 0;  ///< Threads that found no more to do.
  std::exception_ptr error_;
};

}  // namespace

void declare_worker_options(CLI::App& app, WorkerOptions& options) {
  declare_threads_option(app, options.threads);
  app.add_flag("--no-progress", options.no_progress, "No line on a terminal that shows how far it is");
}

Workers worker_threads(const WorkerOptions& options, Console& console) {
  const std::size_t threads = threads_of(options.threads);
  const bool shows_progress = !options.no_progress && !console.quiet && ::isatty(STDERR_FILENO) == 1;
  return {threads,
          [threads, shows_progress, &console](std::string_view phase, std::size_t jobs, const Workers::Job& job) {
            if (jobs == 0) return;
            JobRun(jobs, job).run(std::min(threads, jobs), phase, shows_progress, console);
          }};
}

}  // namespace hallmark
