// The digest's plain functions, which are called deprecated: the others set up all of OpenSSL first, which takes longer
// than scoring four hundred councils.
#define OPENSSL_SUPPRESS_DEPRECATED

#include "cli/system/input_files.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <utility>

#include <fcntl.h>
#include <fmt/format.h>
#include <openssl/sha.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zlib.h>

#include "cli/system/console.hpp"
#include "hallmark/support/unicode.hpp"
#include "hallmark/support/wording.hpp"

namespace hallmark {

void cannot_read(const std::string& path, std::string_view why) {
  throw WorldError(fmt::format("cannot read {}: {}", in_quotes(path), why));
}

namespace {

/// How long the last member of a gzip file says it is, as far as that can be.
std::size_t unpacked_size(const std::string& packed) {
  constexpr std::size_t best_ratio = 1032;
  constexpr std::size_t said = 4;
  if (packed.size() < said) return 0;
  std::size_t size = 0;
  for (std::size_t i = 0; i < said; ++i)
    size |= std::size_t{static_cast<unsigned char>(packed[packed.size() - said + i])} << (8 * i);
  return std::min(size, packed.size() * best_ratio);
}

/// Unpacks every member of a gzip file.
std::string unpacked(const std::string& path, const std::string& packed) {
  if (!packed.starts_with(gzip_mark)) cannot_read(path, "it is called packed (.gz) and is not");
  z_stream stream{};
  constexpr int gzip_only = 16 + MAX_WBITS;
  if (inflateInit2(&stream, gzip_only) != Z_OK) throw std::bad_alloc();
  std::string text;
  text.reserve(unpacked_size(packed));
  std::array<char, 256 * 1024> buffer{};
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(packed.data()));  // zlib's interface; it reads only
  stream.avail_in = static_cast<uInt>(packed.size());
  int state = Z_OK;
  do {
    stream.next_out = reinterpret_cast<Bytef*>(buffer.data());
    stream.avail_out = static_cast<uInt>(buffer.size());
    state = inflate(&stream, Z_NO_FLUSH);
    if (state != Z_OK && state != Z_STREAM_END) break;
    text.append(buffer.data(), buffer.size() - stream.avail_out);
    if (state == Z_STREAM_END && stream.avail_in > 0) state = inflateReset(&stream);
  } while (state == Z_OK);
  inflateEnd(&stream);
  if (state == Z_BUF_ERROR) cannot_read(path, "the packed file ends too early");
  if (state != Z_STREAM_END) cannot_read(path, "the packed file is damaged");
  return text;
}

}  // namespace

bool is_packed(std::string_view path, std::string_view bytes) {
  return path.ends_with(".gz") || bytes.starts_with(gzip_mark);
}

std::string read_bytes(const std::string& path) {
  const bool is_standard_input = path == "-";
  const int descriptor = is_standard_input ? STDIN_FILENO : ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) cannot_read(path, std::strerror(errno));
  struct stat about {};
  std::string bytes;
  if (::fstat(descriptor, &about) == 0) {
    if (S_ISDIR(about.st_mode)) {
      ::close(descriptor);
      cannot_read(path, "it is a folder");
    }
    if (S_ISREG(about.st_mode)) bytes.resize(static_cast<std::size_t>(about.st_size));
  }
  // What a file says of its size may be wrong, and a pipe says nothing: whatever else comes is appended.
  std::array<char, 64 * 1024> further;  // NOLINT(cppcoreguidelines-pro-type-member-init): read() fills what is used
  std::size_t used = 0;
  int error = 0;
  while (true) {
    const bool is_full = used == bytes.size();
    char* const target = is_full ? further.data() : bytes.data() + used;
    const ssize_t count = ::read(descriptor, target, is_full ? further.size() : bytes.size() - used);
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) error = errno;
    if (count <= 0) break;
    if (is_full) bytes.append(further.data(), static_cast<std::size_t>(count));
    used += static_cast<std::size_t>(count);
  }
  bytes.resize(used);
  if (!is_standard_input) ::close(descriptor);
  if (error != 0) cannot_read(path, std::strerror(error));
  return bytes;
}

InputFile read_input(const std::string& path, Encoding encoding) {
  std::string text = read_bytes(path);
  std::string original;
  if (is_packed(path, text)) {
    original = std::exchange(text, unpacked(path, text));
  }
  if (encoding == Encoding::cp1252) {
    std::string decoded = from_cp1252(text);
    if (original.empty()) original = std::move(text);
    text = std::move(decoded);
  }
  return {std::make_shared<const SourceText>(name_of_input(path), std::move(text)), std::move(original)};
}

std::vector<InputFile> read_inputs(const std::vector<std::string>& paths, Encoding encoding) {
  std::vector<InputFile> files;
  Failures failures;
  for (const std::string& path : paths) failures.meet([&] { files.push_back(read_input(path, encoding)); });
  failures.throw_all();
  return files;
}

std::string name_of_input(const std::string& path) {
  return path == "-" ? "standard input" : path;
}

std::string hexadecimal(std::span<const unsigned char> bytes) {
  std::string text;
  for (const unsigned char byte : bytes) text += fmt::format("{:02x}", byte);
  return text;
}

std::string sha256_of(std::string_view bytes) {
  std::array<unsigned char, SHA256_DIGEST_LENGTH> digest{};
  SHA256_CTX context;
  SHA256_Init(&context);
  SHA256_Update(&context, bytes.data(), bytes.size());
  SHA256_Final(digest.data(), &context);
  return hexadecimal(digest);
}

std::string base_name(const std::string& path) {
  const std::size_t slash = path.find_last_of('/');
  return slash == std::string::npos ? path : path.substr(slash + 1);
}

}  // namespace hallmark
