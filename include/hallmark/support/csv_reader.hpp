#pragma once

#include <cstddef>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "hallmark/support/diagnostic.hpp"

namespace hallmark {

/// A cell without its quotes, and where it begins in the text (at its quote, if it has one).
struct Cell {
  std::string_view text;
  std::size_t offset = 0;
};

/// Reads CSV (RFC 4180) row by row: LF, CRLF or CR, quoted cells with delimiters, doubled quotes and line breaks. Cells
/// point into the text, or into the reader until its next row.
class CsvReader {
 public:
  CsvReader(Source source, char delimiter);
  /// Reads a part of a source's text that begins at a row, `offset` bytes behind the beginning of the text.
  CsvReader(Source source, std::string_view part, std::size_t offset, char delimiter);

  /// Takes a row of blank cells for a row, rather than for none.
  void keep_blank_rows() { keeps_blank_rows_ = true; }

  /// Reads the next row that is not blank; false at the end. Broken quotes are reported, and the row says so.
  bool next(Findings& findings);

  [[nodiscard]] const std::vector<Cell>& row() const { return row_; }
  [[nodiscard]] std::size_t row_offset() const { return base_ + row_offset_; }
  /// Where the next row begins.
  [[nodiscard]] std::size_t offset() const { return base_ + at_; }
  /// The row has a quote that is not closed, or text behind a closing quote: its cells are not to be trusted.
  [[nodiscard]] bool row_is_broken() const { return broken_; }
  /// No cell of the row says anything.
  [[nodiscard]] bool row_is_blank() const;

 private:
  void read_row(Findings& findings);
  Cell read_quoted(Findings& findings);
  Cell read_plain();
  std::string& scratch();
  bool ends_cell(char c) const { return c == delimiter_ || c == '\n' || c == '\r'; }

  Source source_;
  std::string_view text_;
  char delimiter_;
  std::size_t base_ = 0;
  std::size_t at_ = 0;
  std::size_t row_offset_ = 0;
  std::vector<Cell> row_;
  std::deque<std::string> unquoted_;  ///< Cells of this row whose quotes were doubled; strings keep their memory.
  std::size_t unquoted_used_ = 0;
  bool broken_ = false;
  bool keeps_blank_rows_ = false;
};

/// Whether a text can be read as CSV at all: UTF-8, no NUL, not empty. What is wrong is reported.
[[nodiscard]] bool is_readable_text(const Source& source, Findings& findings);

/// The parts of that, for texts that come piece by piece. Whether the beginning of a text is one of UTF-8 with
/// something in it:
[[nodiscard]] bool begins_readably(const Source& source, std::string_view text, Findings& findings);
void report_bad_utf8(const Source& source, std::size_t offset, char byte, Findings& findings);
void report_nul(const Source& source, std::size_t offset, Findings& findings);

}  // namespace hallmark
