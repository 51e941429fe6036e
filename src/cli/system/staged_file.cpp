#include "cli/system/staged_file.hpp"

#include <array>
#include <cerrno>
#include <climits>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <utility>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli/system/interrupts.hpp"
#include "cli/system/left_behind.hpp"

namespace hallmark {

namespace {

/// Where a path leads through symlinks; links to nothing yet lead to where the last of them points.
std::string target_of(const std::string& path) {
  constexpr int most_links = 40;  // as many as Linux follows
  std::string target = path;
  for (int i = 0; i < most_links; ++i) {
    std::array<char, PATH_MAX> place{};
    if (::realpath(target.c_str(), place.data()) != nullptr) return place.data();
    if (errno == ELOOP) break;
    place.fill('\0');
    const ssize_t length = ::readlink(target.c_str(), place.data(), place.size() - 1);
    if (length <= 0) return target;
    const std::string to(place.data(), static_cast<std::size_t>(length));
    const std::size_t slash = target.find_last_of('/');
    target = to.starts_with('/') || slash == std::string::npos ? to : target.substr(0, slash + 1) + to;
  }
  cannot_write(path, std::strerror(ELOOP));
}

/// The folder of a file, with a slash at its end; empty for the one we are in.
std::string folder_of(const std::string& target) {
  const std::size_t slash = target.find_last_of('/');
  return slash == std::string::npos ? std::string() : target.substr(0, slash + 1);
}

/// Gives `name` the name that was found for it.
Descriptor half_written_file(std::string& name, const std::string& target, const std::string& path) {
  const std::string folder = folder_of(target);
  clear_left_behind(folder);
  const InterruptsHeld held;
  for (;;) {
    name = folder + std::string(staged_name);
    Descriptor file = Descriptor::to_make_unique(name, path);
    if (!hold_staged(file.number(), name)) continue;
    note_half_written(name);
    return file;
  }
}

}  // namespace

mode_t rights_of_new(mode_t wanted) {
  const mode_t mask = ::umask(0);
  ::umask(mask);
  return wanted & ~mask;
}

StagedFile::StagedFile(const std::string& path, std::optional<mode_t> rights)
    : target_(target_of(path)),
      replaces_(rights.has_value()),
      file_(half_written_file(name_, target_, path)),
      hold_(file_.again()) {
  ::fchmod(file_.number(), rights ? *rights & 07777U : rights_of_new(0666U));
}

StagedFile::StagedFile(StagedFile&& other) noexcept
    : target_(std::move(other.target_)),
      name_(std::exchange(other.name_, "")),
      replaces_(other.replaces_),
      written_(other.written_),
      begun_(other.begun_),
      file_(std::move(other.file_)),
      hold_(std::move(other.hold_)) {}

StagedFile::~StagedFile() {
  if (!name_.empty()) ::unlink(name_.c_str());
}

void StagedFile::write(std::string_view piece) {
  file_.write_all(piece);
  begin_writing_back(piece.size());
}

void StagedFile::keep() {
  if (std::rename(name_.c_str(), target_.c_str()) != 0) cannot_write(file_.path(), std::strerror(errno));
  name_.clear();
}

/// Some file systems bring a file that replaces another to the disk first, while the program waits. So that begins
/// while the rest is made.
void StagedFile::begin_writing_back(std::size_t more) {
  written_ += more;
#if defined(SYNC_FILE_RANGE_WRITE)
  constexpr std::size_t worth_it = std::size_t{8} << 20;
  if (!replaces_ || written_ - begun_ < worth_it) return;
  (void)::sync_file_range(file_.number(), static_cast<off_t>(begun_), static_cast<off_t>(written_ - begun_),
                          SYNC_FILE_RANGE_WRITE);
  begun_ = written_;
#endif
}

}  // namespace hallmark
