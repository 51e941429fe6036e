#include "cli/system/input_files.hpp"

#include "catch.hpp"
#include "cli/system/mapped_file.hpp"
#include "gzipped.hpp"
#include "scratch_folder.hpp"

using namespace hallmark;
using test::gzipped;
using test::ScratchFolder;

TEST_CASE("an input that is read whole has its text, its name and its digest") {
  const ScratchFolder folder;
  const std::string packed = gzipped("caf\xE9\n");
  const std::string path = folder.with("survey.csv.gz", packed);

  const InputFile file = read_input(path, Encoding::cp1252, true);

  CHECK(file.source->text() == "café\n");
  CHECK(file.source->name() == path);
  CHECK(file.sha256 == sha256_of(packed));
  CHECK(read_input(path, Encoding::cp1252).sha256.empty());
}

TEST_CASE("all inputs that cannot be read are named at once") {
  const ScratchFolder folder;
  const std::string none = folder.path("none");
  const std::string plain = folder.with("plain.gz", "a");

  try {
    (void)read_inputs({none, folder.with("good.csv", "a"), plain}, Encoding::utf8);
    FAIL("they were read");
  } catch (const WorldError& error) {
    CHECK(error.what() == "cannot read '" + none + "': No such file or directory\n" + "hallmark: error: cannot read '" +
                              plain + "': its name ends in .gz but it is not a gzip file");
  }
}

TEST_CASE("the bytes of a file are given as they are") {
  const ScratchFolder folder;
  const std::string packed = gzipped("a,b\n");

  CHECK(read_bytes(folder.with("packed.gz", packed)) == packed);
  CHECK(read_bytes(folder.with("plain.gz", "no gzip file")) == "no gzip file");
  CHECK(read_bytes(folder.with("empty", "")).empty());
}

TEST_CASE("a file may be longer or shorter than the system said") {
  const std::string text(600'000, 'a');
  for (const std::size_t said : {std::size_t{0}, std::size_t{3}, text.size() - 1, text.size(), text.size() + 5}) {
    std::string_view left = text;

    const std::string read = read_to_end(said, [&left](char* into, std::size_t room) {
      const std::size_t count = left.copy(into, room);
      left.remove_prefix(count);
      return count;
    });

    CHECK(read == text);
  }
}

TEST_CASE("a file that is mapped has the text of one that is read") {
  const ScratchFolder folder;
  for (const std::string& bytes : {std::string("{\"a\": 1}\n"), gzipped("{\"a\": 1}\n"), std::string()}) {
    const std::string path = folder.with("scores.json", bytes);

    const Source mapped = map_input(path);

    CHECK(mapped->text() == read_input(path).source->text());
    CHECK(mapped->name() == path);
  }
}

TEST_CASE("a file that is mapped keeps what its name promises") {
  const ScratchFolder folder;
  const std::string path = folder.with("scores.json.gz", "{}");

  CHECK_THROWS_WITH(map_input(path), "cannot read '" + path + "': its name ends in .gz but it is not a gzip file");
}
