#include "survey/chunks/chunk_feed.hpp"

#include <string>
#include <vector>

#include "catch.hpp"

using namespace hallmark;

namespace {

std::vector<std::string> chunks_of(std::string_view text, std::size_t window) {
  ChunkFeed feed(text, {','}, window);
  std::vector<std::string> chunks;
  std::vector<char> buffer;
  for (Chunk chunk; feed.next(chunk, buffer);) chunks.emplace_back(chunk.text);
  return chunks;
}

using Chunks = std::vector<std::string>;

}  // namespace

TEST_CASE("chunks end behind the last line feed in their window") {
  REQUIRE(chunks_of("a,b\nc,d\ne,f", 9) == Chunks{"a,b\nc,d\n", "e,f"});
}

TEST_CASE("a window without a whole row grows") {
  REQUIRE(chunks_of("a long row\nb\nand another row\n", 2) == Chunks{"a long row\nb\n", "and another row\n"});
}

TEST_CASE("a line feed in a quoted cell ends no row") {
  REQUIRE(whole_rows("a\n\"b\nc\"\n\"d\n", ',') == 8);
  REQUIRE(whole_rows("a\n\"b \"\"\n\"\" c\"\nd", ',') == 14);
}

TEST_CASE("a quote inside a cell that begins without one opens nothing") {
  REQUIRE(whole_rows("5\" pipe,\"b\nc\"\nd", ',') == 14);
}

TEST_CASE("a quote behind the mark of UTF-8 opens a cell") {
  REQUIRE(whole_rows("\xEF\xBB\xBF\"a\nb\"\n", ',') == 9);
}

TEST_CASE("a quote at the end of a window may be the first of two") {
  REQUIRE(whole_rows("a\n\"b\"", ',') == 2);
}

TEST_CASE("CRLF is not cut in two") {
  REQUIRE(chunks_of("a\r\nb\r\n", 2) == Chunks{"a\r\n", "b\r\n"});
}
