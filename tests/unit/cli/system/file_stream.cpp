#include "cli/system/file_stream.hpp"

#include <array>

#include <unistd.h>

#include "catch.hpp"
#include "cli/system/console.hpp"
#include "gzipped.hpp"
#include "hallmark/support/unicode.hpp"
#include "scratch_folder.hpp"

using namespace hallmark;
using test::gzipped;
using test::ScratchFolder;

namespace {

/// A file read `room` bytes at a time.
std::string in_pieces(FileStream& file, std::size_t room) {
  std::string text;
  std::string piece(room, '\0');
  while (const std::size_t count = file.read(piece.data(), room)) {
    text.append(piece, 0, count);
    if (count < room) break;
  }
  CHECK(file.read(piece.data(), room) == 0);
  return text;
}

std::string in_pieces(const std::string& path, std::size_t room, Encoding encoding = Encoding::utf8) {
  FileStream file(path, encoding);
  return in_pieces(file, room);
}

/// Why a file cannot be read.
std::string refusal(const std::string& path) {
  try {
    FileStream file(path);
    (void)file.read_all();
  } catch (const WorldError& error) {
    return error.what();
  }
  return "";
}

std::string digest_of(const std::string& path, Encoding encoding, std::size_t room) {
  FileStream file(path, encoding, true);
  (void)in_pieces(file, room);
  return file.digest();
}

/// A text that does not shrink to nothing, of more bytes than a reader takes at once.
std::string long_text() {
  std::string text;
  for (std::size_t i = 0, number = 1; text.size() < 700'000; ++i) {
    number = number * 1103515245 % 2147483647;
    text += std::to_string(number) + (i % 8 == 7 ? "\n" : ",");
  }
  return text;
}

/// Every byte there is.
std::string all_bytes() {
  std::string bytes;
  for (int byte = 0; byte < 256; ++byte) bytes.push_back(static_cast<char>(byte));
  return bytes;
}

constexpr std::array<std::size_t, 6> rooms = {1, 2, 3, 7, 1000, 1'000'000};

}  // namespace

TEST_CASE("a file is the same text in pieces of any size") {
  const ScratchFolder folder;
  const std::string text = "code,council\nE1,Ynys Môn\n";
  const std::string plain = folder.with("plain.csv", text);
  const std::string packed = folder.with("packed.csv.gz", gzipped(text));

  for (const std::size_t room : rooms) {
    CHECK(in_pieces(plain, room) == text);
    CHECK(in_pieces(packed, room) == text);
  }
  CHECK(FileStream(plain).read_all() == text);
  CHECK(FileStream(packed).read_all() == text);
}

TEST_CASE("a text that is longer than what is read at once comes whole") {
  const ScratchFolder folder;
  const std::string text = long_text();
  const std::string packed = gzipped(text);
  REQUIRE(packed.size() > 256 * 1024);

  CHECK(FileStream(folder.with("plain.csv", text)).read_all() == text);
  CHECK(FileStream(folder.with("packed.csv.gz", packed)).read_all() == text);
  CHECK(in_pieces(folder.path("packed.csv.gz"), 65'537) == text);
}

TEST_CASE("an empty file is an empty text") {
  const ScratchFolder folder;

  FileStream file(folder.with("empty.csv", ""), Encoding::utf8, true);

  CHECK(file.read_all().empty());
  CHECK(file.digest() == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  CHECK(FileStream(folder.with("nothing.csv.gz", gzipped(""))).read_all().empty());
}

TEST_CASE("a gzip file is known by its first bytes, whatever its name") {
  const ScratchFolder folder;

  CHECK(FileStream(folder.with("survey.csv", gzipped("a,b\n"))).read_all() == "a,b\n");
}

TEST_CASE("the members of a gzip file are one text") {
  const ScratchFolder folder;
  const std::string path = folder.with("several.csv.gz", gzipped("one,") + gzipped("") + gzipped("two\n"));

  for (const std::size_t room : rooms) CHECK(in_pieces(path, room) == "one,two\n");
}

TEST_CASE("a name that ends in .gz promises a gzip file") {
  const ScratchFolder folder;
  for (const std::string& bytes : {std::string("a,b\n"), std::string(), std::string("\x1f")}) {
    const std::string path = folder.with("plain.csv.gz", bytes);

    CHECK(refusal(path) == "cannot read '" + path + "': its name ends in .gz but it is not a gzip file");
  }
}

TEST_CASE("a gzip file that is cut anywhere is truncated") {
  const ScratchFolder folder;
  const std::string whole = gzipped("one\n") + gzipped("two\n");
  const std::size_t first = gzipped("one\n").size();
  for (std::size_t kept = 2; kept < whole.size(); ++kept) {
    const std::string path = folder.with("cut.csv.gz", whole.substr(0, kept));

    if (kept == first) {
      CHECK(FileStream(path).read_all() == "one\n");
    } else {
      CHECK(refusal(path) == "cannot read '" + path + "': the gzip file is truncated");
    }
  }
}

TEST_CASE("a gzip file with something else behind it, or a sum that is wrong, is damaged") {
  const ScratchFolder folder;
  const std::string packed = gzipped("a,b\n");
  std::string other_sum = packed;
  other_sum[packed.size() - 8] ^= 1;
  for (const std::string& bytes : {packed + "rubbish", other_sum}) {
    const std::string path = folder.with("damaged.csv.gz", bytes);

    CHECK(refusal(path) == "cannot read '" + path + "': the gzip file is damaged");
  }
}

TEST_CASE("a folder and a file that is not there cannot be read") {
  const ScratchFolder folder;

  CHECK(refusal(folder.path("")) == "cannot read '" + folder.path("") + "': it is a folder");
  CHECK(refusal(folder.path("none")) == "cannot read '" + folder.path("none") + "': No such file or directory");
}

TEST_CASE("what cp1252 has in one byte may be cut where a piece ends") {
  const ScratchFolder folder;
  const std::string bytes = all_bytes();
  const std::string text = from_cp1252(bytes);
  const std::string plain = folder.with("plain.csv", bytes);
  const std::string packed = folder.with("packed.csv.gz", gzipped(bytes));

  for (const std::size_t room : rooms) {
    CHECK(in_pieces(plain, room, Encoding::cp1252) == text);
    CHECK(in_pieces(packed, room, Encoding::cp1252) == text);
  }
}

TEST_CASE("a long text in cp1252 is decoded to its end") {
  const ScratchFolder folder;
  std::string bytes;
  std::string text;
  for (int i = 0; i < 70'001; ++i) {
    bytes += "\x80.";
    text += "€.";
  }
  const std::string path = folder.with("euros.csv", bytes);

  CHECK(FileStream(path, Encoding::cp1252).read_all() == text);
  CHECK(in_pieces(path, 65'537, Encoding::cp1252) == text);
}

TEST_CASE("a byte order mark is left to those who read the text") {
  const ScratchFolder folder;
  const std::string text =
      "\xEF\xBB\xBF"
      "code,council\n";

  CHECK(FileStream(folder.with("plain.csv", text)).read_all() == text);
  CHECK(FileStream(folder.with("packed.csv", gzipped(text))).read_all() == text);
}

TEST_CASE("the digest is that of the file on the disk, however it is read") {
  const ScratchFolder folder;
  const std::string bytes = all_bytes();
  for (const std::string& on_disk : {bytes, gzipped(bytes), gzipped("one") + gzipped("two"), long_text()}) {
    const std::string path = folder.with("survey.csv", on_disk);
    const std::string expected = sha256_of(on_disk);

    for (const Encoding encoding : {Encoding::utf8, Encoding::cp1252}) {
      CHECK(digest_of(path, encoding, 1000) == expected);
      CHECK(digest_of(path, encoding, 1'000'000) == expected);
    }
  }
}

TEST_CASE("a digest that nobody asked for is empty") {
  const ScratchFolder folder;
  FileStream file(folder.with("survey.csv", "a,b\n"));

  CHECK(file.read_all() == "a,b\n");
  CHECK(file.digest().empty());
}

TEST_CASE("the size of a text is known where it stands on the disk as it is") {
  const ScratchFolder folder;
  const std::string packed = gzipped("a,b\n");
  const std::string plain_path = folder.with("plain.csv", "a,b\n");
  const FileStream plain(plain_path);
  const FileStream unpacked(folder.with("packed.csv.gz", packed));
  const FileStream decoded(plain_path, Encoding::cp1252);

  CHECK(plain.size() == 4);
  CHECK(unpacked.size() == 0);
  CHECK(unpacked.bytes_of_file() == packed.size());
  CHECK(decoded.size() == 0);
  CHECK(decoded.bytes_of_file() == 4);
}

TEST_CASE("any part of a text that stands on the disk as it is can be read again") {
  const ScratchFolder folder;
  const std::string path = folder.with("plain.csv", "code,council\nE1,Ambermouth\n");
  FileStream file(path);
  std::string piece(5, '\0');
  REQUIRE(file.read(piece.data(), piece.size()) == 5);

  CHECK(file.can_read_again());
  CHECK(file.read_again(13, 2) == "E1");
  CHECK(file.read_again(16, 1000) == "Ambermouth\n");
  CHECK(file.read_again(1000, 10).empty());
  CHECK(file.read_all() == "council\nE1,Ambermouth\n");
  CHECK_FALSE(FileStream(path, Encoding::cp1252).can_read_again());
  CHECK_FALSE(FileStream(folder.with("packed.csv.gz", gzipped("a"))).can_read_again());
}

TEST_CASE("a pipe is read to its end, once") {
  std::array<int, 2> pipe{};
  REQUIRE(::pipe(pipe.data()) == 0);
  REQUIRE(write_all(pipe[1], gzipped("from a pipe\n")) == 0);
  REQUIRE(::close(pipe[1]) == 0);

  FileStream file("/dev/fd/" + std::to_string(pipe[0]));

  CHECK(file.read_all() == "from a pipe\n");
  CHECK(file.bytes_of_file() == 0);
  CHECK_FALSE(file.can_read_again());
  CHECK(::close(pipe[0]) == 0);
}

TEST_CASE("a digest is the SHA-256 that FIPS 180-2 gives for its examples, whatever pieces it is made of") {
  Digest digest;
  for (const std::string_view piece : {"abcdbcdecdef", "", "defgefghfghighijhijkijkljklmklmnlmnomnopnopq"})
    digest.add(piece);

  CHECK(digest.text() == "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
  CHECK(sha256_of("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

TEST_CASE("an encoding is known by each of its names, whatever the case") {
  CHECK(encoding_called("UTF-8") == Encoding::utf8);
  CHECK(encoding_called("utf8") == Encoding::utf8);
  CHECK(encoding_called("Windows-1252") == Encoding::cp1252);
  CHECK(encoding_called("latin1") == Encoding::cp1252);
  CHECK(encoding_called("ISO-8859-1") == Encoding::cp1252);
  CHECK_FALSE(encoding_called("utf-7").has_value());
  CHECK_FALSE(encoding_called("").has_value());
}
