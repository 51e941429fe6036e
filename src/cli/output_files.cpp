#include "cli/output_files.hpp"

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
#include "cli/system/whole_file.hpp"

namespace hallmark {

namespace {

/// A file written beside its target, removed unless it is kept.
class StagedFile {
 public:
  StagedFile(const std::string& path, const std::string& target, const struct stat* before)
      : path_(path), target_(target), replaces_(before != nullptr) {
    const std::size_t slash = target.find_last_of('/');
    const std::string folder = slash == std::string::npos ? "" : target.substr(0, slash + 1);
    name_ = folder + std::string(staged_name);
    {
      const InterruptsHeld held;
      descriptor_ = ::mkstemp(name_.data());
      if (descriptor_ < 0) cannot_write(path, std::strerror(errno));
      note_half_written(name_);
    }
    ::fchmod(descriptor_, before != nullptr ? before->st_mode & 07777U : rights_of_new(0666U));
  }
  StagedFile(StagedFile&& other) noexcept
      : path_(std::move(other.path_)),
        target_(std::move(other.target_)),
        name_(std::exchange(other.name_, "")),
        replaces_(other.replaces_),
        written_(other.written_),
        begun_(other.begun_),
        descriptor_(std::exchange(other.descriptor_, -1)) {}
  StagedFile(const StagedFile&) = delete;
  StagedFile& operator=(const StagedFile&) = delete;
  StagedFile& operator=(StagedFile&&) = delete;
  ~StagedFile() {
    if (descriptor_ >= 0) ::close(descriptor_);
    if (!name_.empty()) ::unlink(name_.c_str());
  }

  void write(const Output& output, Progress& progress) {
    output.give([&](std::string_view piece) {
      write_all(descriptor_, piece, path_);
      begin_writing_back(piece.size());
      progress.add(0, piece.size());
    });
    write_and_close(std::exchange(descriptor_, -1), {}, path_);
  }

  void keep() {
    if (std::rename(name_.c_str(), target_.c_str()) != 0) cannot_write(path_, std::strerror(errno));
    name_.clear();
  }

 private:
  /// Some file systems bring a file that replaces another to the disk first, while the program waits. So that begins
  /// while the rest is made.
  void begin_writing_back(std::size_t more) {
    written_ += more;
#if defined(SYNC_FILE_RANGE_WRITE)
    constexpr std::size_t worth_it = std::size_t{8} << 20;
    if (!replaces_ || written_ - begun_ < worth_it) return;
    (void)::sync_file_range(descriptor_, static_cast<off_t>(begun_), static_cast<off_t>(written_ - begun_),
                            SYNC_FILE_RANGE_WRITE);
    begun_ = written_;
#endif
  }

  std::string path_;
  std::string target_;
  std::string name_;
  bool replaces_;
  std::size_t written_ = 0;
  std::size_t begun_ = 0;
  int descriptor_ = -1;
};

/// Where a path leads through symlinks; a link to nothing yet leads to where it points.
std::string target_of(const std::string& path) {
  std::array<char, PATH_MAX> resolved{};
  if (::realpath(path.c_str(), resolved.data()) != nullptr) return resolved.data();
  std::array<char, PATH_MAX> link{};
  const ssize_t length = ::readlink(path.c_str(), link.data(), link.size() - 1);
  if (length <= 0) return path;
  const std::string to(link.data(), static_cast<std::size_t>(length));
  const std::size_t slash = path.find_last_of('/');
  return to.starts_with('/') || slash == std::string::npos ? to : path.substr(0, slash + 1) + to;
}

std::string whole_text(const Output& output) {
  std::string text;
  output.give([&text](std::string_view piece) { text += piece; });
  return text;
}

void write_straight(const std::string& path, std::string_view text) {
  const int descriptor = ::open(path.c_str(), O_WRONLY | O_CLOEXEC);
  if (descriptor < 0) cannot_write(path, std::strerror(errno));
  write_and_close(descriptor, text, path);
}

}  // namespace

Output output_of(const std::string& path, std::string text) {
  return {path, [text = std::move(text)](const TextSink& sink) { sink(text); }};
}

void write_outputs(const std::vector<Output>& outputs, Console& console, const Workers& workers) {
  watch_interrupts();
  std::vector<StagedFile> staged;
  std::vector<const Output*> straight;
  for (const Output& output : outputs) {
    if (output.path == "-") continue;
    struct stat about {};
    const bool exists = ::stat(output.path.c_str(), &about) == 0;
    if (exists && S_ISDIR(about.st_mode)) cannot_write(output.path, "it is a folder");
    if (exists && !S_ISREG(about.st_mode)) {
      straight.push_back(&output);
      continue;
    }
    if (exists && ::access(output.path.c_str(), W_OK) != 0) cannot_write(output.path, std::strerror(errno));
    staged.emplace_back(output.path, target_of(output.path), exists ? &about : nullptr);
    Progress progress{"writing"};
    workers.watch(progress, [&] { staged.back().write(output, progress); });
  }
  for (const Output* output : straight) write_straight(output->path, whole_text(*output));
  {
    // All of them or none.
    const InterruptsHeld held;
    for (StagedFile& file : staged) file.keep();
    forget_half_written();
  }
  for (const Output& output : outputs) {
    if (output.path == "-") console.out(whole_text(output));
  }
}

}  // namespace hallmark
