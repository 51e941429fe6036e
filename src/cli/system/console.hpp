#pragma once

#include <cstddef>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>

#include "hallmark/report/write.hpp"
#include "hallmark/support/enum_table.hpp"

namespace hallmark {

enum class ExitCode : int { done = 0, no = 1, usage = 2, world = 3, bug = 70 };

/// The command line is wrong: exit code 2.
class UsageError : public std::runtime_error {
  using std::runtime_error::runtime_error;
};

/// Something cannot be read or written: exit code 3.
class WorldError : public std::runtime_error {
  using std::runtime_error::runtime_error;
};

enum class ColourChoice : unsigned char { automatic, always, never };

template <>
inline constexpr auto enum_rows<ColourChoice> = enum_table<Worded<ColourChoice>>({{ColourChoice::automatic, "auto"},
                                                                                  {ColourChoice::always, "always"},
                                                                                  {ColourChoice::never, "never"}});

/// Standard output and error. Results go to the one, everything about the run to the other.
class Console {
 public:
  Console();

  ColourChoice colour = ColourChoice::automatic;
  bool quiet = false;    ///< No warnings.
  bool verbose = false;  ///< More about the run.
  std::optional<std::size_t> width;  ///< In columns, where the command line says one.

  /// Throws WorldError where standard output takes no more.
  void out(std::string_view text);
  void err(std::string_view text);

  /// How a table for standard output is drawn: as wide as the command line says, or else the environment's COLUMNS, the
  /// terminal, 80 columns.
  [[nodiscard]] TerminalStyle table_style() const;
  /// How a table for a file is drawn: without colour, and as wide as the command line says or else 80 columns, so that
  /// a file is the same wherever it is made.
  [[nodiscard]] TerminalStyle file_style() const;
  [[nodiscard]] bool out_is_terminal() const;
  [[nodiscard]] bool colours_out() const;
  [[nodiscard]] bool colours_err() const;
  /// Standard error is a terminal on which a line can be drawn anew.
  [[nodiscard]] bool shows_progress() const;

 private:
  bool out_is_closed_ = false;
};

/// No table is drawn narrower.
inline constexpr std::size_t narrowest_table = 20;

/// How wide the terminal on standard error is; 80 columns where it does not say.
[[nodiscard]] std::size_t width_of_terminal_err();

}  // namespace hallmark
