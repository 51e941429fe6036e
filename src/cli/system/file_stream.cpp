// The digest's plain functions, as in input_files.cpp.
#define OPENSSL_SUPPRESS_DEPRECATED

#include "cli/system/file_stream.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>

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

/// Unpacks every member of a gzip file.
class FileStream::Unpacker {
 public:
  Unpacker() {
    constexpr int gzip_only = 16 + MAX_WBITS;
    if (inflateInit2(&stream_, gzip_only) != Z_OK) throw std::bad_alloc();
  }
  Unpacker(const Unpacker&) = delete;
  Unpacker& operator=(const Unpacker&) = delete;
  ~Unpacker() { inflateEnd(&stream_); }

  template <class Read>
  std::size_t unpack(const std::string& path, char* into, std::size_t room, const Read& read) {
    stream_.next_out = reinterpret_cast<Bytef*>(into);
    stream_.avail_out = static_cast<uInt>(room);
    while (stream_.avail_out > 0 && refill(read)) {
      if (state_ == Z_STREAM_END) inflateReset(&stream_);
      state_ = inflate(&stream_, Z_NO_FLUSH);
      if (state_ != Z_OK && state_ != Z_STREAM_END && state_ != Z_BUF_ERROR)
        cannot_read(path, "the packed file is damaged");
    }
    if (stream_.avail_out > 0 && state_ != Z_STREAM_END) cannot_read(path, "the packed file ends too early");
    return room - stream_.avail_out;
  }

 private:
  template <class Read>
  bool refill(const Read& read) {
    if (stream_.avail_in > 0) return true;
    const std::size_t count = read(packed_.data(), packed_.size());
    stream_.next_in = reinterpret_cast<Bytef*>(packed_.data());
    stream_.avail_in = static_cast<uInt>(count);
    return count > 0;
  }

  z_stream stream_{};
  int state_ = Z_OK;
  std::vector<char> packed_ = std::vector<char>(std::size_t{256} * 1024);
};

class FileStream::Digest {
 public:
  Digest() { SHA256_Init(&context_); }
  void add(std::string_view bytes) { SHA256_Update(&context_, bytes.data(), bytes.size()); }
  std::string text() {
    std::array<unsigned char, SHA256_DIGEST_LENGTH> digest{};
    SHA256_Final(digest.data(), &context_);
    return hexadecimal(digest);
  }

 private:
  SHA256_CTX context_{};
};

FileStream::FileStream(const std::string& path, Encoding encoding, bool wants_digest)
    : path_(path), name_(name_of_input(path)), encoding_(encoding) {
  descriptor_ = path == "-" ? STDIN_FILENO : ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor_ < 0) cannot_read(path, std::strerror(errno));
  struct stat about {};
  if (::fstat(descriptor_, &about) == 0) {
    if (S_ISDIR(about.st_mode)) cannot_read(path, "it is a folder");
    is_regular_ = S_ISREG(about.st_mode);
    if (is_regular_) size_ = static_cast<std::size_t>(about.st_size);
  }
  if (wants_digest) digest_ = std::make_unique<Digest>();
  std::string first(2, '\0');
  first.resize(read_file(first.data(), first.size()));
  looked_at_ = first;
  const bool is_packed = first == gzip_mark;
  if (is_packed) unpacker_ = std::make_unique<Unpacker>();
  if (!is_packed && path.ends_with(".gz")) cannot_read(path, "it is called packed (.gz) and is not");
}

FileStream::~FileStream() {
  if (descriptor_ >= 0 && descriptor_ != STDIN_FILENO) ::close(descriptor_);
}

std::size_t FileStream::read(char* into, std::size_t room) {
  if (encoding_ == Encoding::cp1252) return read_decoded(into, room);
  return read_unpacked(into, room);
}

std::size_t FileStream::read_unpacked(char* into, std::size_t room) {
  if (!unpacker_) return read_file(into, room);
  return unpacker_->unpack(path_, into, room,
                           [this](char* packed, std::size_t packed_room) { return read_file(packed, packed_room); });
}

std::size_t FileStream::read_decoded(char* into, std::size_t room) {
  std::string bytes(std::size_t{64} * 1024, '\0');
  while (decoded_.size() < room) {
    const std::size_t count = read_unpacked(bytes.data(), bytes.size());
    if (count == 0) break;
    decoded_ += from_cp1252(std::string_view(bytes).substr(0, count));
  }
  const std::size_t given = decoded_.copy(into, room);
  decoded_.erase(0, given);
  return given;
}

std::size_t FileStream::read_file(char* into, std::size_t room) {
  std::size_t used = looked_at_.copy(into, room);
  looked_at_.erase(0, used);
  const std::size_t from = used;
  while (used < room) {
    const ssize_t count = ::read(descriptor_, into + used, room - used);
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) cannot_read(path_, std::strerror(errno));
    if (count == 0) break;
    used += static_cast<std::size_t>(count);
  }
  if (digest_) digest_->add({into + from, used - from});
  return used;
}

bool FileStream::can_read_again() const {
  return is_regular_ && !unpacker_ && encoding_ == Encoding::utf8 && descriptor_ != STDIN_FILENO;
}

std::string FileStream::read_again(std::size_t offset, std::size_t length) const {
  std::string text(length, '\0');
  std::size_t used = 0;
  while (used < length) {
    const ssize_t count = ::pread(descriptor_, text.data() + used, length - used, static_cast<off_t>(offset + used));
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) break;
    used += static_cast<std::size_t>(count);
  }
  text.resize(used);
  return text;
}

std::string FileStream::digest() {
  return digest_ ? digest_->text() : std::string();
}

}  // namespace hallmark
