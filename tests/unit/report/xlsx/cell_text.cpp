#include "report/xlsx/cell_text.hpp"

#include "catch.hpp"

using namespace hallmark;

TEST_CASE("most texts stay as they are, since the library escapes them for XML") {
  CHECK(cell_text("A & B <C> \"D\" 'E'") == "A & B <C> \"D\" 'E'");
  CHECK(cell_text("Ynys Môn, مجلس") == "Ynys Môn, مجلس");
  CHECK(cell_text("two\nlines\tof it") == "two\nlines\tof it");
}

TEST_CASE("what XML forbids is escaped as workbooks do") {
  CHECK(cell_text(std::string("a\0b\x01\x1f\r", 6)) == "a_x0000_b_x0001__x001F__x000D_");
  CHECK(cell_text("\xEF\xBF\xBE\xEF\xBF\xBF") == "_xFFFE__xFFFF_");
}

TEST_CASE("a text that looks like such an escape stays what it is") {
  CHECK(cell_text("_x0041_") == "_x005F_x0041_");
  CHECK(cell_text("_x00G1_ _x041_ a_x") == "_x00G1_ _x041_ a_x");
}

TEST_CASE("bytes that are no UTF-8 are replaced") {
  CHECK(cell_text("a\xFF\xC3") == "a\xEF\xBF\xBD\xEF\xBF\xBD");
}

TEST_CASE("a text is cut to what a cell can hold, between characters") {
  CHECK(cell_text(std::string(32767, 'a')) == std::string(32767, 'a'));
  CHECK(cell_text(std::string(32768, 'a')) == std::string(32766, 'a') + "…");

  std::string emoji;
  for (int i = 0; i < 20000; ++i) emoji += "😀";
  const std::string cut = cell_text(emoji);
  CHECK(cut.size() == 16383 * 4 + 3);  // two UTF-16 units each
  CHECK(cut.ends_with("😀…"));
}
