#pragma once

#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>

#include "hallmark/support/progress_text.hpp"

namespace hallmark {

/// Shows on the terminal how far something is, as long as this lives; then the line is gone. There is one line:
/// nested phases are not shown.
class ProgressLine {
 public:
  /// Says how far it is, all but the seconds. Called by another thread.
  using Look = std::function<ProgressMoment()>;

  explicit ProgressLine(Look look);
  ProgressLine(const ProgressLine&) = delete;
  ProgressLine& operator=(const ProgressLine&) = delete;
  ~ProgressLine();

 private:
  using Clock = std::chrono::steady_clock;

  void draw_now_and_then();

  Look look_;
  Clock::time_point start_ = Clock::now();
  std::mutex mutex_;
  std::condition_variable ended_;
  bool is_over_ = false;
  bool has_the_line_ = false;
  std::thread drawing_;
};

}  // namespace hallmark
