#include "cli/system/descriptor.hpp"

#include <filesystem>
#include <optional>

#include <fcntl.h>

#include "catch.hpp"
#include "cli/system/console.hpp"
#include "cli/system/staged_file.hpp"
#include "scratch_folder.hpp"

using namespace hallmark;
using test::ScratchFolder;

namespace {

namespace fs = std::filesystem;

bool is_open(int number) {
  return ::fcntl(number, F_GETFD) != -1;
}

}  // namespace

TEST_CASE("a file is closed when the last owner of its descriptor ends") {
  const ScratchFolder folder;
  std::optional<Descriptor> first = Descriptor::to_read(folder.with("a", "text"));
  const int number = first->number();
  {
    const Descriptor second = std::move(*first);
    first.reset();

    CHECK(second.number() == number);
    CHECK(is_open(number));
  }
  CHECK_FALSE(is_open(number));
}

TEST_CASE("standard input stays open") {
  if (!is_open(0)) REQUIRE(::open("/dev/null", O_RDONLY) == 0);
  { const Descriptor input = Descriptor::to_read("-"); }

  CHECK(is_open(0));
}

TEST_CASE("no descriptor is passed on to other programs") {
  const ScratchFolder folder;
  std::string unique = folder.path("XXXXXX");
  const Descriptor made = Descriptor::to_make(folder.path("a"), "a");
  const Descriptor named = Descriptor::to_make_unique(unique, "b");
  const Descriptor read = Descriptor::to_read(folder.path("a"));
  const Descriptor written = Descriptor::to_write(folder.path("a"));

  for (const Descriptor* file : {&made, &named, &read, &written})
    CHECK((::fcntl(file->number(), F_GETFD) & FD_CLOEXEC) != 0);
}

TEST_CASE("what is written can be read back from anywhere") {
  const ScratchFolder folder;
  const std::string path = folder.path("a");
  Descriptor file = Descriptor::to_make(path, path);
  file.write_all("one ");
  file.write_all("two");
  file.close();
  std::string two(10, '\0');

  const Descriptor again = Descriptor::to_read(path);
  two.resize(again.read_at(4, two.data(), two.size()));

  CHECK(two == "two");
  CHECK(again.size() == 7);
  CHECK(again.read_all() == "one two");
}

TEST_CASE("a new file is not written over one that is there") {
  const ScratchFolder folder;
  const std::string path = folder.with("a", "kept");

  CHECK_THROWS_WITH(Descriptor::to_make(path, "the folder"), "cannot write 'the folder': File exists");
  CHECK(folder.bytes("a") == "kept");
}

TEST_CASE("what cannot be written is an error about the path it is for") {
  if (!fs::exists("/dev/full")) return;
  const Descriptor full = Descriptor::to_write("/dev/full");

  CHECK_THROWS_WITH(full.write_all("text"), "cannot write '/dev/full': No space left on device");
  CHECK_THROWS_WITH(Descriptor::to_write("no such folder/a"),
                    "cannot write 'no such folder/a': No such file or directory");
}

TEST_CASE("a staged file that is not kept leaves nothing") {
  const ScratchFolder folder;
  {
    StagedFile file(folder.path("a"), std::nullopt);
    file.write("text");
    file.close();
  }
  CHECK(folder.is_empty());
}

TEST_CASE("a staged file takes the place of what a link leads to, with its rights") {
  const ScratchFolder folder;
  const fs::path target = folder.with("target", "before");
  const fs::path link = folder.path("link");
  fs::create_symlink("target", link);

  StagedFile file(link.string(), 0600U);
  file.write("after");
  file.close();
  CHECK(folder.bytes("target") == "before");
  file.keep();

  CHECK(folder.bytes("target") == "after");
  CHECK(fs::is_symlink(link));
  CHECK(fs::status(target).permissions() == (fs::perms::owner_read | fs::perms::owner_write));
}
