#pragma once

#include <chrono>
#include <string>
#include <string_view>
#include <vector>

namespace hallmark {

/// Takes the time of one phase after another, for -v.
class Stopwatch {
 public:
  /// The phase that ends here, of which some rows or bytes may be counted.
  void lap(std::string_view phase, std::size_t rows = 0, std::size_t bytes = 0);

  /// "read 1.2 s (826,000 rows/s, 233 MB/s), score 0.4 s, …"
  [[nodiscard]] std::string text() const;

 private:
  using Clock = std::chrono::steady_clock;
  struct Lap {
    std::string phase;
    double seconds;
    std::size_t rows;
    std::size_t bytes;
  };

  Clock::time_point last_ = Clock::now();
  std::vector<Lap> laps_;
};

}  // namespace hallmark
