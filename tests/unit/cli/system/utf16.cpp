#include "cli/system/utf16.hpp"

#include "catch.hpp"
#include "cli/system/file_stream.hpp"
#include "scratch_folder.hpp"

using namespace hallmark;
using namespace std::string_literals;
using test::ScratchFolder;

namespace {

std::string decoded(const std::string& bytes, bool big_end_first) {
  Utf16Decoder decoder(big_end_first);
  std::string text;
  for (const char c : bytes) decoder.add({&c, 1}, text);
  decoder.finish(text);
  return text;
}

}  // namespace

TEST_CASE("UTF-16 becomes UTF-8 in either order of bytes, however it is cut") {
  CHECK(decoded("a\0\xE4\0\xAC\x20"s, false) == "a\xC3\xA4\xE2\x82\xAC");
  CHECK(decoded("\0a\0\xE4\x20\xAC"s, true) == "a\xC3\xA4\xE2\x82\xAC");
  CHECK(decoded("\x3D\xD8\x00\xDE"s, false) == "\xF0\x9F\x98\x80");
}

TEST_CASE("half a pair and half a unit become what is no UTF-8") {
  CHECK(decoded("\x3D\xD8"
                "a\0"s,
                false) == "\xED\xA0\xBD"
                          "a");
  CHECK(decoded("a\0b"s, false) == "a\xFF");
}

TEST_CASE("a file with the mark of UTF-16 is read without it, and no part of it can be read again") {
  const ScratchFolder folder;
  const std::string path = folder.with("a.csv", "\xFF\xFE"
                                                 "a\0,\0b\0\n\0"s);
  FileStream file(path);
  CHECK_FALSE(file.can_read_again());
  CHECK(file.read_all() == "a,b\n");
}
