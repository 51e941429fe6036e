#include "cli/system/left_behind.hpp"

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <vector>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli/system/staged_file.hpp"
#include "support/ascii.hpp"

namespace hallmark {

namespace {

namespace fs = std::filesystem;

bool is_name_of_staged(const std::string& name) {
  const std::size_t fixed = staged_name.find('X');
  return name.size() == staged_name.size() && name.starts_with(staged_name.substr(0, fixed)) &&
         std::all_of(name.begin() + static_cast<std::ptrdiff_t>(fixed), name.end(),
                     [](char c) { return is_letter(c) || is_digit(c); });
}

/// Whether the name still leads to what is open.
bool is_there(int number, const std::string& name) {
  struct stat opened {};
  struct stat named {};
  return ::fstat(number, &opened) == 0 && ::lstat(name.c_str(), &named) == 0 && opened.st_ino == named.st_ino &&
         opened.st_dev == named.st_dev;
}

void clear_unless_held(const std::string& name) {
  struct stat about {};
  if (::lstat(name.c_str(), &about) != 0 || about.st_uid != ::geteuid()) return;
  if (!S_ISREG(about.st_mode) && !S_ISDIR(about.st_mode)) return;
  const int number = ::open(name.c_str(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
  if (number < 0) return;
  std::error_code stays;
  if (::flock(number, LOCK_EX | LOCK_NB) == 0 && is_there(number, name)) fs::remove_all(name, stays);
  ::close(number);
}

}  // namespace

bool hold_staged(int number, const std::string& name) {
  if (::flock(number, LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK) return false;
  return is_there(number, name);
}

void clear_left_behind(const std::string& folder) {
  std::vector<std::string> found;
  std::error_code error;
  for (fs::directory_iterator at(folder.empty() ? "." : folder, error), end; !error && at != end; at.increment(error)) {
    if (is_name_of_staged(at->path().filename().string())) found.push_back(at->path().string());
  }
  std::ranges::for_each(found, clear_unless_held);
}

}  // namespace hallmark
