#include "cli/system/output_folder.hpp"

#include <filesystem>
#include <thread>

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <unistd.h>

#include "catch.hpp"
#include "cli/system/console.hpp"
#include "cli/system/descriptor.hpp"
#include "scratch_folder.hpp"

using namespace hallmark;
using hallmark::test::ScratchFolder;

namespace {

namespace fs = std::filesystem;

/// A site of two pages that say which it is.
std::vector<SiteFile> site(const std::string& text) {
  return {{"index.html", text},
          {"councils/a.html", text},
          {"manifest.json",
           R"({"format": "hallmark-site", "text": ")" + text +
               R"(", "files": [{"path": "index.html"}, {"path": "councils/a.html"}]})"}};
}

}  // namespace

TEST_CASE("a link inside a site is not followed") {
  const ScratchFolder scratch;
  write_folder(scratch.path("site"), site("first"));
  fs::create_directory(scratch.path("other"));
  fs::remove_all(scratch.path("site/councils"));
  fs::create_directory_symlink("../other", scratch.path("site/councils"));

  CHECK_THROWS_AS(write_folder(scratch.path("site"), site("second")), WorldError);

  CHECK(fs::is_empty(scratch.path("other")));
  CHECK(scratch.bytes("site/index.html") == "first");
}

TEST_CASE("a page that is no longer made is not removed through a link") {
  const ScratchFolder scratch;
  write_folder(scratch.path("site"), site("first"));
  fs::rename(scratch.path("site/councils"), scratch.path("other"));
  fs::create_directory_symlink("../other", scratch.path("site/councils"));

  CHECK_THROWS_AS(write_folder(scratch.path("site"), {site("second")[0], site("second")[2]}), WorldError);

  CHECK(scratch.bytes("other/a.html") == "first");
}

TEST_CASE("a site that cannot be placed leaves the one that was there") {
  const ScratchFolder scratch;
  write_folder(scratch.path("site"), site("first"));
  fs::remove(scratch.path("site/councils/a.html"));
  fs::create_directory(scratch.path("site/councils/a.html"));

  CHECK_THROWS_AS(write_folder(scratch.path("site"), site("second")), WorldError);

  CHECK(scratch.bytes("site/index.html") == "first");
}

TEST_CASE("a ring of links is no folder") {
  const ScratchFolder scratch;
  fs::create_symlink("site", scratch.path("site"));

  CHECK_THROWS_AS(write_folder(scratch.path("site"), site("first")), WorldError);
}

TEST_CASE("of two runs that write a folder at once one waits") {
  const ScratchFolder scratch;
  const auto write_often = [&scratch](const std::string& text) {
    for (int i = 0; i < 50; ++i) write_folder(scratch.path("site"), site(text));
  };

  std::thread other(write_often, "one");
  write_often("two");
  other.join();

  const std::string text = scratch.bytes("site/index.html");
  CHECK(scratch.bytes("site/councils/a.html") == text);
  CHECK(scratch.bytes("site/manifest.json").find('"' + text + '"') != std::string::npos);
  CHECK(std::distance(fs::directory_iterator(scratch.path("")), fs::directory_iterator()) == 1);
}

TEST_CASE("what a run that was killed left is cleared, and what another run holds stays") {
  const ScratchFolder scratch;
  fs::create_directory(scratch.path(".hallmark-killed"));
  (void)scratch.with(".hallmark-killed/index.html", "half");
  (void)scratch.with(".hallmark-Killed", "half");
  (void)scratch.with(".hallmark-notes.txt", "somebody's own");
  const Descriptor held = Descriptor::to_read(scratch.with(".hallmark-inUse1", "half"));
  REQUIRE(::flock(held.number(), LOCK_EX) == 0);

  write_folder(scratch.path("site"), site("first"));

  CHECK_FALSE(fs::exists(scratch.path(".hallmark-killed")));
  CHECK_FALSE(fs::exists(scratch.path(".hallmark-Killed")));
  CHECK(fs::exists(scratch.path(".hallmark-notes.txt")));
  CHECK(fs::exists(scratch.path(".hallmark-inUse1")));
}
