#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace hallmark {

/// How far a phase is at a moment.
struct ProgressMoment {
  enum class Counts : std::uint8_t { jobs, bytes };

  std::string_view phase;
  Counts counts = Counts::jobs;
  std::size_t done = 0;
  std::size_t in_all = 0;  ///< 0 where that is not known.
  std::size_t rows = 0;    ///< Read by now; 0 where none are counted.
  double seconds = 0.0;    ///< Since the phase began.
};

/// How many seconds are left if it goes on like that; nothing where nobody knows.
[[nodiscard]] std::optional<double> seconds_left(const ProgressMoment& moment);

/// Whether to show it: what takes less than a second is over before it is read.
[[nodiscard]] bool is_worth_a_line(const ProgressMoment& moment);

/// "reading       ████████░░░░░░░░  52 %, 2,600,000 rows, 2,650,000/s, 1 s left", which fits into a terminal of this
/// width.
[[nodiscard]] std::string progress_text(const ProgressMoment& moment, std::size_t width);

}  // namespace hallmark
