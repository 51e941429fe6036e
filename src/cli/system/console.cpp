#include "cli/system/console.hpp"

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <cstdlib>
#include <cstring>

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "cli/system/descriptor.hpp"

namespace hallmark {

namespace {

/// It has no way to clear a line or to change colours.
bool terminal_is_dumb() {
  const char* term = std::getenv("TERM");
  return term != nullptr && std::string_view(term) == "dumb";
}

/// What COLUMNS says, where it is a number above zero.
std::optional<std::size_t> width_of_environment() {
  const char* said = std::getenv("COLUMNS");
  if (said == nullptr) return std::nullopt;
  const std::string_view text(said);
  std::size_t columns = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), columns);
  const bool is_number = error == std::errc() && end == text.data() + text.size();
  return is_number && columns > 0 ? std::optional(columns) : std::nullopt;
}

bool wants_colour(ColourChoice choice, int descriptor) {
  if (choice != ColourChoice::automatic) return choice == ColourChoice::always;
  const char* no_color = std::getenv("NO_COLOR");
  if ((no_color != nullptr && *no_color != '\0') || terminal_is_dumb()) return false;
  return ::isatty(descriptor) == 1;
}

}  // namespace

Console::Console() {
  // A file opened later must not become standard output or error by taking a closed one's number.
  for (int descriptor = 0; descriptor < 3; ++descriptor) {
    if (::fcntl(descriptor, F_GETFD) != -1) continue;
    if (descriptor == 1) out_is_closed_ = true;
    (void)::open("/dev/null", O_RDWR | O_CLOEXEC);
  }
}

void Console::out(std::string_view text) {
  const int error = out_is_closed_ ? EBADF : write_all(STDOUT_FILENO, text);
  if (error != 0) throw WorldError(fmt::format("cannot write to standard output: {}", std::strerror(error)));
}

void Console::err(std::string_view text) {
  (void)write_all(STDERR_FILENO, text);
}

bool Console::out_is_terminal() const {
  return ::isatty(STDOUT_FILENO) == 1;
}

bool Console::colours_out() const {
  return wants_colour(colour, STDOUT_FILENO);
}
bool Console::colours_err() const {
  return wants_colour(colour, STDERR_FILENO);
}

bool Console::shows_progress() const {
  return !quiet && ::isatty(STDERR_FILENO) == 1 && !terminal_is_dumb();
}

std::size_t width_of_terminal_err() {
  winsize size{};
  return ::ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0 ? size.ws_col : 80;
}

TerminalStyle Console::table_style() const {
  TerminalStyle style = file_style();
  style.colour = colours_out();
  if (width) return style;
  winsize size{};
  if (const auto columns = width_of_environment()) {
    style.width = std::max(narrowest_table, *columns);
  } else if (out_is_terminal() && ::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) {
    style.width = std::max<std::size_t>(narrowest_table, size.ws_col);
  }
  return style;
}

TerminalStyle Console::file_style() const {
  TerminalStyle style;
  if (width) style.width = *width;
  return style;
}

}  // namespace hallmark
