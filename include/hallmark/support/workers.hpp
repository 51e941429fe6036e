#pragma once

#include <cstddef>
#include <functional>
#include <string_view>

namespace hallmark {

/// Runs jobs 0 to `jobs` - 1 in any order, several at a time; a job is told which of the `count` workers runs it. The
/// library knows no threads: whoever calls it brings them.
struct Workers {
  using Job = std::function<void(std::size_t job, std::size_t worker)>;

  std::size_t count = 1;
  std::function<void(std::string_view phase, std::size_t jobs, const Job& job)> run;
};

/// One worker, in this thread.
[[nodiscard]] Workers one_worker();

}  // namespace hallmark
