#pragma once

#include <csignal>
#include <string>
#include <string_view>

namespace hallmark {

/// From now on Ctrl-C (SIGINT), SIGTERM and SIGHUP clear the progress line and remove what is half written, and end the
/// program as they would have: a shell says 130 of Ctrl-C. Whoever started it and has them ignored is obeyed.
void watch_interrupts();

/// Holds them back for a few steps that belong together, in this thread and in those it starts meanwhile.
class InterruptsHeld {
 public:
  InterruptsHeld();
  InterruptsHeld(const InterruptsHeld&) = delete;
  InterruptsHeld& operator=(const InterruptsHeld&) = delete;
  ~InterruptsHeld();

 private:
  sigset_t before_{};
};

/// Holds an end by an interrupt off until this is over, in whichever thread that comes: for what has to tidy up itself.
class InterruptsAwaiting {
 public:
  InterruptsAwaiting();
  InterruptsAwaiting(const InterruptsAwaiting&) = delete;
  InterruptsAwaiting& operator=(const InterruptsAwaiting&) = delete;
  ~InterruptsAwaiting();

 private:
  InterruptsHeld held_;
};

/// A file that is half written, to be removed.
void note_half_written(const std::string& name);
/// Forgets all noted files.
void forget_half_written();

/// Draws the progress line in the place of the one before, or clears it. One thread does that, which holds interrupts
/// back.
void draw_line(std::string_view text);
void clear_line();

}  // namespace hallmark
