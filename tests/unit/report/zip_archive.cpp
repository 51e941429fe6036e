#include "report/zip_archive.hpp"

#include "catch.hpp"
#include "unzipped.hpp"

using namespace hallmark;

TEST_CASE("what goes into an archive comes out of it") {
  const std::string long_text(200000, 'x');

  const auto entries = test::unzipped(zip_archive({{"a.txt", "one"}, {"b/c.xml", long_text}, {"empty", ""}}));

  CHECK(entries == std::map<std::string, std::string>{{"a.txt", "one"}, {"b/c.xml", long_text}, {"empty", ""}});
}

TEST_CASE("an archive is dated 1980, not now") {
  const std::string archive = zip_archive({{"a", "text"}});

  // Bytes 10 to 13 of the first header: midnight on 1 January 1980.
  CHECK(archive.substr(10, 4) == std::string("\x00\x00\x21\x00", 4));
}
