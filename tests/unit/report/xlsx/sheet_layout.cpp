#include "report/xlsx/sheet_layout.hpp"

#include "catch.hpp"

using namespace hallmark;

TEST_CASE("lines are counted as words are wrapped") {
  CHECK(wrapped_lines("", 10) == 1);
  CHECK(wrapped_lines("ten in all", 10) == 1);
  CHECK(wrapped_lines("ten in alla", 10) == 2);
  CHECK(wrapped_lines("a\nb", 10) == 2);
  CHECK(wrapped_lines("abcdefghijklmnopqrstuvwxyz", 10) == 3);
  CHECK(wrapped_lines("Ynys Môn ŵ", 10) == 1);
}

TEST_CASE("a column is as wide as its widest cell, and no word of its heading is broken") {
  WorkbookSheet sheet{"S", "s", "", {}, {"Code", "Responsibility for it", "Score"}, {}};
  sheet.rows = {{{"X06000001"}, {1.0, CellLook::score}, {12.5, CellLook::estimated_score}},
                {{std::string(300, 'x')}, {2.0, CellLook::score}, {"[x]", CellLook::mark}}};

  const std::vector<std::size_t> widths = column_widths(sheet);

  CHECK(widths == std::vector<std::size_t>{63, 17, 12});
  CHECK(is_text_column(sheet, 0));
  CHECK_FALSE(is_text_column(sheet, 2));
}
