#include "cli/system/whole_file.hpp"

#include <cerrno>
#include <cstring>

#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli/system/console.hpp"
#include "hallmark/support/wording.hpp"

namespace hallmark {

void cannot_write(const std::string& path, std::string_view why) {
  throw WorldError(fmt::format("cannot write {}: {}", in_quotes(path), why));
}

void write_all(int descriptor, std::string_view text, const std::string& path) {
  while (!text.empty()) {
    const ssize_t written = ::write(descriptor, text.data(), text.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) cannot_write(path, std::strerror(errno));
    text.remove_prefix(static_cast<std::size_t>(written));
  }
}

void write_and_close(int descriptor, std::string_view text, const std::string& path) {
  try {
    write_all(descriptor, text, path);
  } catch (const WorldError&) {
    ::close(descriptor);
    throw;
  }
  if (::close(descriptor) != 0) cannot_write(path, std::strerror(errno));
}

mode_t rights_of_new(mode_t wanted) {
  const mode_t mask = ::umask(0);
  ::umask(mask);
  return wanted & ~mask;
}

}  // namespace hallmark
