#include "cli/system/scratch_file.hpp"

#include <cerrno>
#include <cstdlib>
#include <cstring>

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli/system/interrupts.hpp"
#include "cli/system/whole_file.hpp"

namespace hallmark {

std::string scratch_folder() {
  const char* named = std::getenv("TMPDIR");
  return named != nullptr && *named != '\0' ? named : "/tmp";
}

ScratchFile::ScratchFile() : folder_(scratch_folder()) {
  std::string name = folder_ + "/" + std::string(staged_name);
  const InterruptsHeld held;  // until it has no name
  descriptor_ = ::mkstemp(name.data());
  if (descriptor_ < 0) cannot_write(folder_, std::strerror(errno));
  ::unlink(name.c_str());
  ::fcntl(descriptor_, F_SETFD, FD_CLOEXEC);
}

ScratchFile::~ScratchFile() {
  ::close(descriptor_);
}

std::string ScratchFile::path() const {
  return fmt::format("/dev/fd/{}", descriptor_);
}

std::string ScratchFile::bytes() const {
  struct stat about {};
  if (::fstat(descriptor_, &about) != 0) cannot_write(folder_, std::strerror(errno));
  std::string bytes(static_cast<std::size_t>(about.st_size), '\0');
  for (std::size_t at = 0; at < bytes.size();) {
    const ssize_t count = ::pread(descriptor_, bytes.data() + at, bytes.size() - at, static_cast<off_t>(at));
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) cannot_write(folder_, count < 0 ? std::strerror(errno) : "a file in it was cut");
    at += static_cast<std::size_t>(count);
  }
  return bytes;
}

}  // namespace hallmark
