#include "cli/system/descriptor.hpp"

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <utility>

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli/system/console.hpp"
#include "hallmark/support/wording.hpp"

namespace hallmark {

namespace {

/// Calls `read_some(into, room, done)` until everything is there, or nothing more comes.
template <class ReadSome>
std::size_t read_fully(const std::string& path, char* into, std::size_t room, const ReadSome& read_some) {
  std::size_t done = 0;
  while (done < room) {
    const ssize_t count = read_some(into + done, room - done, done);
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) cannot_read(path, std::strerror(errno));
    if (count == 0) break;
    done += static_cast<std::size_t>(count);
  }
  return done;
}

}  // namespace

void cannot_read(const std::string& path, std::string_view why) {
  throw WorldError(fmt::format("cannot read {}: {}", in_quotes(path), why));
}

void cannot_write(const std::string& path, std::string_view why) {
  throw WorldError(fmt::format("cannot write {}: {}", in_quotes(path), why));
}

int write_all(int number, std::string_view text) noexcept {
  while (!text.empty()) {
    const ssize_t written = ::write(number, text.data(), text.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return errno;
    text.remove_prefix(static_cast<std::size_t>(written));
  }
  return 0;
}

Descriptor Descriptor::to_read(const std::string& path) {
  Descriptor file(path == "-" ? STDIN_FILENO : ::open(path.c_str(), O_RDONLY | O_CLOEXEC), path);
  if (file.number_ < 0) cannot_read(path, std::strerror(errno));
  struct stat about {};
  if (::fstat(file.number_, &about) == 0 && S_ISDIR(about.st_mode)) cannot_read(path, "it is a folder");
  return file;
}

Descriptor Descriptor::to_write(const std::string& path) {
  Descriptor file(::open(path.c_str(), O_WRONLY | O_CLOEXEC), path);
  if (file.number_ < 0) cannot_write(path, std::strerror(errno));
  return file;
}

Descriptor Descriptor::to_make(const std::string& place, const std::string& path) {
  Descriptor file(::open(place.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666), path);
  if (file.number_ < 0) cannot_write(path, std::strerror(errno));
  return file;
}

Descriptor Descriptor::to_make_unique(std::string& place, const std::string& path) {
  Descriptor file(::mkstemp(place.data()), path);
  if (file.number_ < 0) cannot_write(path, std::strerror(errno));
  ::fcntl(file.number_, F_SETFD, FD_CLOEXEC);
  return file;
}

Descriptor Descriptor::to_hold(const std::string& folder, const std::string& path) {
  Descriptor file(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC), path);
  if (file.number_ < 0) cannot_write(path, std::strerror(errno));
  return file;
}

Descriptor Descriptor::again() const {
  Descriptor file(::fcntl(number_, F_DUPFD_CLOEXEC, STDERR_FILENO + 1), path_);
  if (file.number_ < 0) cannot_write(path_, std::strerror(errno));
  return file;
}

Descriptor::Descriptor(Descriptor&& other) noexcept
    : number_(std::exchange(other.number_, -1)), path_(std::move(other.path_)) {}

Descriptor::~Descriptor() {
  if (number_ > STDERR_FILENO) ::close(number_);
}

std::optional<std::size_t> Descriptor::size() const {
  struct stat about {};
  if (::fstat(number_, &about) != 0 || !S_ISREG(about.st_mode)) return std::nullopt;
  return static_cast<std::size_t>(about.st_size);
}

std::size_t Descriptor::read(char* into, std::size_t room) const {
  return read_fully(path_, into, room,
                    [this](char* at, std::size_t left, std::size_t /*done*/) { return ::read(number_, at, left); });
}

std::size_t Descriptor::read_at(std::size_t offset, char* into, std::size_t room) const {
  return read_fully(path_, into, room, [this, offset](char* at, std::size_t left, std::size_t done) {
    return ::pread(number_, at, left, static_cast<off_t>(offset + done));
  });
}

std::string Descriptor::read_all() const {
  return read_to_end(size().value_or(0), [this](char* into, std::size_t room) { return read(into, room); });
}

void Descriptor::write_all(std::string_view text) const {
  if (const int error = hallmark::write_all(number_, text); error != 0) cannot_write(path_, std::strerror(error));
}

void Descriptor::close() {
  if (::close(std::exchange(number_, -1)) != 0) cannot_write(path_, std::strerror(errno));
}

}  // namespace hallmark
