#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>

#include "hallmark/report/workbook.hpp"

struct lxw_format;
struct lxw_workbook;

namespace hallmark {

/// What else than the look of a cell there is to a format.
enum class LineFormat : std::uint8_t { plain, title, heading, sentence, link, text_heading, number_heading };
inline constexpr std::size_t line_formats = 7;

/// The formats of a workbook's cells. A text that a spreadsheet would run as a formula if it were typed stands in a
/// cell for texts, where it stays one also when somebody edits it.
class CellFormats {
 public:
  /// The formats belong to the workbook.
  CellFormats(lxw_workbook& workbook, int decimals);

  [[nodiscard]] lxw_format* of(LineFormat format, const std::string& text) const;
  [[nodiscard]] lxw_format* of(const WorkbookCell& cell) const;

 private:
  static constexpr std::size_t count = line_formats + cell_looks;

  std::array<lxw_format*, count> ordinary_{};  ///< First those of lines, then those of looks.
  std::array<lxw_format*, count> for_text_{};
};

}  // namespace hallmark
