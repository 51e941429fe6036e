#include "cli/system/progress_line.hpp"

#include <atomic>
#include <system_error>
#include <utility>

#include "cli/system/console.hpp"
#include "cli/system/interrupts.hpp"

namespace hallmark {

namespace {

std::atomic<bool> is_taken = false;

}  // namespace

ProgressLine::ProgressLine(Look look) : look_(std::move(look)), has_the_line_(!is_taken.exchange(true)) {
  if (!has_the_line_) return;
  watch_interrupts();
  try {
    const InterruptsHeld held;
    drawing_ = std::thread([this] { draw_now_and_then(); });
  } catch (const std::system_error&) {
    // The system gives no more threads. The work goes on without a line.
  }
}

ProgressLine::~ProgressLine() {
  if (!has_the_line_) return;
  if (drawing_.joinable()) {
    {
      const std::lock_guard lock(mutex_);
      is_over_ = true;
    }
    ended_.notify_one();
    drawing_.join();
  }
  is_taken = false;
}

void ProgressLine::draw_now_and_then() {
  constexpr std::chrono::milliseconds between_lines(100);
  std::unique_lock lock(mutex_);
  while (!ended_.wait_for(lock, between_lines, [this] { return is_over_; })) {
    ProgressMoment moment = look_();
    moment.seconds = std::chrono::duration<double>(Clock::now() - start_).count();
    if (!is_worth_a_line(moment)) continue;
    // A terminal that was stopped takes nothing; the work itself does not wait for it.
    lock.unlock();
    draw_line(progress_text(moment, width_of_terminal_err()));
    lock.lock();
  }
  clear_line();
}

}  // namespace hallmark
