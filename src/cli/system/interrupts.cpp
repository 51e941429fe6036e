#include "cli/system/interrupts.hpp"

#include <array>
#include <atomic>
#include <climits>
#include <cstring>

#include <poll.h>
#include <unistd.h>

#include "cli/system/descriptor.hpp"

namespace hallmark {

namespace {

constexpr std::array<int, 3> interrupts = {SIGINT, SIGTERM, SIGHUP};
constexpr std::string_view to_an_empty_line = "\r\033[K";

// What the signal handler looks at: it may neither allocate nor lock.
constexpr std::size_t most_half_written = 64;
std::array<std::array<char, PATH_MAX>, most_half_written> half_written{};
volatile std::sig_atomic_t half_written_count = 0;
std::atomic<bool> is_ending = false;
std::atomic<bool> is_drawing = false;
std::atomic<bool> has_line = false;
std::atomic<int> awaited = 0;  // such as the workbook that another thread makes
static_assert(std::atomic<int>::is_always_lock_free);
static_assert(std::atomic<bool>::is_always_lock_free);

void write_to_terminal(std::string_view text) {
  (void)write_all(STDERR_FILENO, text);
}

void tidy_up_and_end(int signal) {
  is_ending = true;
  while (awaited > 0) ::poll(nullptr, 0, 1);
  // A line that is being drawn is waited for, but not for ever: the terminal may have been stopped.
  for (int i = 0; i < 50 && is_drawing; ++i) ::poll(nullptr, 0, 1);
  if (has_line && !is_drawing) write_to_terminal(to_an_empty_line);
  for (int i = 0; i < half_written_count; ++i) ::unlink(half_written[static_cast<std::size_t>(i)].data());
  (void)std::signal(signal, SIG_DFL);
  (void)std::raise(signal);
}

void draw(std::string_view text, bool is_line) {
  is_drawing = true;
  if (!is_ending) {
    write_to_terminal(text);
    has_line = is_line;
  }
  is_drawing = false;
}

}  // namespace

void watch_interrupts() {
  for (const int signal : interrupts) {
    struct sigaction current {};
    if (::sigaction(signal, nullptr, &current) == 0 && current.sa_handler == SIG_DFL)
      (void)std::signal(signal, tidy_up_and_end);
  }
}

InterruptsHeld::InterruptsHeld() {
  sigset_t held;
  sigemptyset(&held);
  for (const int signal : interrupts) sigaddset(&held, signal);
  pthread_sigmask(SIG_BLOCK, &held, &before_);
}

InterruptsHeld::~InterruptsHeld() {
  pthread_sigmask(SIG_SETMASK, &before_, nullptr);
}

InterruptsAwaiting::InterruptsAwaiting() {
  watch_interrupts();
  ++awaited;
}

InterruptsAwaiting::~InterruptsAwaiting() {
  --awaited;
}

void note_half_written(const std::string& name) {
  if (name.size() >= PATH_MAX || half_written_count >= static_cast<int>(most_half_written)) return;
  std::strcpy(half_written[static_cast<std::size_t>(half_written_count)].data(), name.c_str());
  half_written_count = half_written_count + 1;
}

void forget_half_written() {
  half_written_count = 0;
}

void draw_line(std::string_view text) {
  draw(std::string(to_an_empty_line) + std::string(text), true);
}

void clear_line() {
  if (has_line) draw(to_an_empty_line, false);
}

}  // namespace hallmark
