#include "hallmark/support/source_text.hpp"

#include "catch.hpp"

using namespace hallmark;

namespace {

std::pair<std::size_t, std::size_t> position(const std::string& text, std::size_t offset) {
  const Position found = SourceText("a.csv", text).position_of(offset);
  return {found.line, found.column};
}

using At = std::pair<std::size_t, std::size_t>;

}  // namespace

TEST_CASE("lines and columns are counted from one") {
  CHECK(position("ab\ncd", 0) == At(1, 1));
  CHECK(position("ab\ncd", 4) == At(2, 2));
}

TEST_CASE("a line ends in LF, CRLF or CR") {
  CHECK(position("a\nb", 2) == At(2, 1));
  CHECK(position("a\r\nb", 3) == At(2, 1));
  CHECK(position("a\rb", 2) == At(2, 1));
  CHECK(position("a\r\rb", 3) == At(3, 1));
  CHECK(position("a\n\rb", 3) == At(3, 1));
}

TEST_CASE("the line end belongs to the line it ends") {
  CHECK(position("ab\r\ncd", 2) == At(1, 3));
  CHECK(position("ab\r\ncd", 3) == At(1, 4));
}

TEST_CASE("columns are counted in characters") {
  CHECK(position("Ynys Môn,x", 10) == At(1, 10));
  CHECK(position("€,x", 4) == At(1, 3));
}

TEST_CASE("a byte order mark takes no column") {
  CHECK(position("\xEF\xBB\xBF"
                 "ab",
                 3) == At(1, 1));
  CHECK(position("\xEF\xBB\xBF"
                 "a\nb",
                 5) == At(2, 1));
}

TEST_CASE("an offset behind the end is the end") {
  CHECK(position("ab", 99) == At(1, 3));
  CHECK(position("", 0) == At(1, 1));
}

TEST_CASE("the line around an offset has neither line end nor byte order mark") {
  const SourceText source("a.csv",
                          "\xEF\xBB\xBF"
                          "one\r\ntwo\nthree");

  CHECK(source.line_around(3) == "one");
  CHECK(source.line_around(8) == "two");
  CHECK(source.line_around(99) == "three");
}
