#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "report/workbook.hpp"

namespace hallmark {

/// The texts of a workbook, each once, in the order in which they are met.
class SharedTexts {
 public:
  [[nodiscard]] std::size_t number_of(const std::string& text);
  /// The part of the file that holds them.
  [[nodiscard]] std::string part() const;

 private:
  std::unordered_map<std::string, std::size_t> numbers_;
  std::vector<std::string> texts_;  ///< As XML.
  std::size_t uses_ = 0;
};

/// The part of the file that holds a sheet.
[[nodiscard]] std::string sheet_part(const WorkbookSheet& sheet, bool is_first, SharedTexts& texts);

/// The part that marks up the table of a sheet.
[[nodiscard]] std::string table_part(const WorkbookSheet& sheet, std::size_t number);

/// Whether a sheet has something to mark up as a table: Excel wants at least one row in one.
[[nodiscard]] bool has_table(const WorkbookSheet& sheet);

/// The row of a sheet's headings, counted from 1.
[[nodiscard]] std::size_t heading_row(const WorkbookSheet& sheet);

/// "A1"; rows count from 1, columns from 0.
[[nodiscard]] std::string cell_reference(std::size_t row, std::size_t column);

}  // namespace hallmark
