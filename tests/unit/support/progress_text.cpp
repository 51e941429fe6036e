#include "hallmark/support/progress_text.hpp"

#include "catch.hpp"
#include "hallmark/support/unicode.hpp"

using namespace hallmark;

namespace {

using Counts = ProgressMoment::Counts;

ProgressMoment of_bytes(std::size_t done, std::size_t in_all, std::size_t rows, double seconds) {
  return {"reading", Counts::bytes, done, in_all, rows, seconds};
}

}  // namespace

TEST_CASE("a progress line says the phase, how much is done, rows, the rate and the time left") {
  const ProgressMoment moment = of_bytes(403'000'000, 775'000'000, 2'600'000, 1.0);

  CHECK(progress_text(moment, 80) == "reading       ████████░░░░░░░░  52 %, 2,600,000 rows, 2,600,000/s, 1 s left");
}

TEST_CASE("of a text that nobody knows the length of, a progress line says rows and the rate") {
  CHECK(progress_text(of_bytes(403'000'000, 0, 2'600'000, 2.0), 80) == "reading       2,600,000 rows, 1,300,000/s");
  CHECK(progress_text(of_bytes(1'000, 0, 1, 2.0), 80) == "reading       1 row, 1/s");
}

TEST_CASE("as long as there are no rows a progress line says megabytes, and before that nothing but the phase") {
  CHECK(progress_text({"loading", Counts::bytes, 400'000'000, 0, 0, 2.0}, 80) == "loading       400 MB, 200 MB/s");
  CHECK(progress_text({"loading", Counts::bytes, 0, 0, 0, 2.0}, 80) == "loading");
  CHECK(progress_text({"loading", Counts::bytes, 400'000'000, 800'000'000, 0, 2.0}, 80) ==
        "loading       ████████░░░░░░░░  50 %, 400 MB, 200 MB/s, 2 s left");
}

TEST_CASE("a progress line of jobs has neither rows nor a rate") {
  CHECK(progress_text({"draws", Counts::jobs, 16, 64, 0, 100.0}, 80) ==
        "draws         ████░░░░░░░░░░░░  25 %, 5 min left");
  CHECK(progress_text({"draws", Counts::jobs, 0, 64, 0, 1.0}, 80) == "draws         ░░░░░░░░░░░░░░░░   0 %");
}

TEST_CASE("once all is read a progress line has neither a rate nor a time left") {
  CHECK(progress_text(of_bytes(100, 100, 1'234, 2.0), 80) == "reading       ████████████████ 100 %, 1,234 rows");
  // A file that has grown since it was opened.
  CHECK(progress_text(of_bytes(101, 100, 1'234, 2.0), 80) == "reading       ████████████████ 100 %, 1,234 rows");
}

TEST_CASE("a rate has three digits, and noughts behind them") {
  CHECK(progress_text(of_bytes(1, 0, 999, 1.0), 80) == "reading       999 rows, 999/s");
  CHECK(progress_text(of_bytes(1, 0, 9'996, 1.0), 80) == "reading       9,996 rows, 10,000/s");
  CHECK(progress_text(of_bytes(1, 0, 1'234'567, 1.0), 80) == "reading       1,234,567 rows, 1,230,000/s");
}

TEST_CASE("a progress line fits into a terminal of any width") {
  const ProgressMoment moment = of_bytes(40'000'000'000, 775'000'000'000, 1'234'567'890, 300.0);
  for (std::size_t width = 0; width <= 100; ++width) {
    INFO(width);
    CHECK(display_width(progress_text(moment, width)) <= (width > 0 ? width - 1 : 0));
  }

  CHECK(progress_text(moment, 80) == "reading       ░░░░░░░░░░░░░   5 %, 1,234,567,890 rows, 4,120,000/s, 92 min left");
  CHECK(progress_text(moment, 64) == "reading       ░░░░░░░░░░   5 %, 1,234,567,890 rows, 92 min left");
  CHECK(progress_text(moment, 56) == "reading         5 %, 1,234,567,890 rows, 92 min left");
  CHECK(progress_text(moment, 40) == "reading       ░░░░░░   5 %, 92 min left");
  CHECK(progress_text(moment, 10) == "reading  ");
}

TEST_CASE("a progress line is worth it from a second on, or earlier where a second is left") {
  CHECK_FALSE(is_worth_a_line(of_bytes(1, 100, 1, 0.39)));
  CHECK(is_worth_a_line(of_bytes(10, 100, 1, 0.4)));
  CHECK_FALSE(is_worth_a_line(of_bytes(50, 100, 1, 0.4)));
  CHECK_FALSE(is_worth_a_line(of_bytes(1, 0, 1, 0.99)));
  CHECK(is_worth_a_line(of_bytes(1, 0, 1, 1.0)));
  CHECK(is_worth_a_line(of_bytes(99, 100, 1, 1.0)));
}

TEST_CASE("how long it takes is known from what is done of all") {
  CHECK(seconds_left(of_bytes(25, 100, 0, 2.0)) == 6.0);
  CHECK_FALSE(seconds_left(of_bytes(0, 100, 0, 2.0)));
  CHECK_FALSE(seconds_left(of_bytes(100, 100, 0, 2.0)));
  CHECK_FALSE(seconds_left(of_bytes(25, 0, 0, 2.0)));
}
