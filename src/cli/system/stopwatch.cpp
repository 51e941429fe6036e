#include "cli/system/stopwatch.hpp"

#include <fmt/format.h>

namespace hallmark {

namespace {

std::string seconds_of(double seconds) {
  return seconds < 0.05 ? fmt::format("{:.1f} ms", 1000.0 * seconds) : fmt::format("{:.2f} s", seconds);
}

/// So many a second, in thousands or millions.
std::string rate(double count, double seconds) {
  const double each_second = count / seconds;
  return each_second < 1e6 ? fmt::format("{:.0f} thousand", each_second / 1e3)
                           : fmt::format("{:.1f} million", each_second / 1e6);
}

}  // namespace

void Stopwatch::lap(std::string_view phase, std::size_t rows, std::size_t bytes) {
  const Clock::time_point now = Clock::now();
  laps_.push_back({std::string(phase), std::chrono::duration<double>(now - last_).count(), rows, bytes});
  last_ = now;
}

std::string Stopwatch::text() const {
  std::string text;
  for (const Lap& lap : laps_) {
    text += fmt::format("{}{} {}", text.empty() ? "" : ", ", lap.phase, seconds_of(lap.seconds));
    if (constexpr double worth_a_rate = 0.05; lap.rows == 0 || lap.seconds < worth_a_rate) continue;
    text += fmt::format(" ({} rows a second", rate(static_cast<double>(lap.rows), lap.seconds));
    if (lap.bytes > 0) text += fmt::format(", {:.0f} MB/s", static_cast<double>(lap.bytes) / 1e6 / lap.seconds);
    text += ")";
  }
  return text;
}

}  // namespace hallmark
