#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace hallmark {

inline constexpr std::size_t bar_width = 10;

/// A share as a bar of eighths of a character, `bar_width` wide where it is 1.
[[nodiscard]] std::string bar_text(double share);

/// A column of a table that is drawn with characters.
struct TextColumn {
  std::string heading;
  bool to_the_right = false;
  bool is_bar = false;
  std::vector<std::string> cells;

  [[nodiscard]] std::size_t width() const;
};

/// How a table is made to fit.
struct TableFit {
  std::size_t width = 80;
  std::size_t always = 1;                    ///< So many columns from the left stay.
  std::size_t widest_name = 40;              ///< The second column is not wider.
  std::size_t for_the_rest = bar_width + 2;  ///< The second column gives way to that much of the others.
};

/// Control characters of headings and cells become escapes: a terminal would obey them. Before widths are looked at.
void clean(std::vector<TextColumn>& columns);

/// Cleans the columns, narrows the names (the second column), then leaves out columns from the right, until the table fits. Gives the
/// headings of the columns that had to go.
[[nodiscard]] std::vector<std::string> fit_columns(std::vector<TextColumn>& columns, const TableFit& fit);

/// The headings and some of the rows below them, each a line, of columns that are clean.
[[nodiscard]] std::string rows_text(const std::vector<TextColumn>& columns, std::size_t first, std::size_t count,
                                    bool colour);

/// Words up to a width, with the following lines indented, and a line end. Blanks at the front stay; control characters
/// become escapes.
[[nodiscard]] std::string wrapped(const std::string& of, std::size_t width, std::size_t indent);

/// Bold where there is colour; control characters become escapes.
[[nodiscard]] std::string in_bold(const std::string& text, bool colour);

}  // namespace hallmark
