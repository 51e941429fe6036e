#include "cli/system/staged_file.hpp"

#include <filesystem>

#include "catch.hpp"
#include "cli/system/console.hpp"
#include "scratch_folder.hpp"

using namespace hallmark;
using hallmark::test::ScratchFolder;

namespace {

namespace fs = std::filesystem;

void write_staged(const std::string& path, std::string_view text) {
  StagedFile file(path, std::nullopt);
  file.write(text);
  file.close();
  file.keep();
}

}  // namespace

TEST_CASE("a file is written through links to where the last of them leads") {
  const ScratchFolder scratch;
  fs::create_symlink("second.csv", scratch.path("first.csv"));
  fs::create_symlink("there.csv", scratch.path("second.csv"));

  write_staged(scratch.path("first.csv"), "written");

  CHECK(fs::is_symlink(scratch.path("first.csv")));
  CHECK(fs::is_symlink(scratch.path("second.csv")));
  CHECK(scratch.bytes("there.csv") == "written");
}

TEST_CASE("a ring of links is nowhere to write to") {
  const ScratchFolder scratch;
  fs::create_symlink("second.csv", scratch.path("first.csv"));
  fs::create_symlink("first.csv", scratch.path("second.csv"));

  CHECK_THROWS_AS(write_staged(scratch.path("first.csv"), "written"), WorldError);
  CHECK(fs::is_symlink(scratch.path("first.csv")));
}

TEST_CASE("a file that a run is still writing is not taken for left behind, closed or not") {
  const ScratchFolder scratch;
  StagedFile first(scratch.path("first.csv"), std::nullopt);
  first.write("first");
  first.close();

  write_staged(scratch.path("second.csv"), "second");
  first.keep();

  CHECK(scratch.bytes("first.csv") == "first");
  CHECK(scratch.bytes("second.csv") == "second");
}
