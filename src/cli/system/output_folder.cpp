#include "cli/system/output_folder.hpp"

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <optional>
#include <set>

#include <sys/stat.h>
#include <unistd.h>

#include "cli/system/descriptor.hpp"
#include "cli/system/input_files.hpp"
#include "cli/system/interrupts.hpp"
#include "cli/system/staged_file.hpp"

namespace hallmark {

namespace {

namespace fs = std::filesystem;

/// A folder beside the one that is written, removed with what is left in it.
class StagedFolder {
 public:
  explicit StagedFolder(const fs::path& target) : name_((target.parent_path() / staged_name).string()) {
    if (::mkdtemp(name_.data()) == nullptr) {
      const int error = errno;
      name_.clear();
      cannot_write(target.string(), std::strerror(error));
    }
    ::chmod(name_.c_str(), rights_of_new(0777U));
  }
  StagedFolder(const StagedFolder&) = delete;
  StagedFolder& operator=(const StagedFolder&) = delete;
  ~StagedFolder() {
    std::error_code ignored;
    if (!name_.empty()) fs::remove_all(name_, ignored);
  }

  [[nodiscard]] fs::path path() const { return name_; }
  void release() { name_.clear(); }

 private:
  std::string name_;
};

void write_file(const fs::path& path, std::string_view bytes, const std::string& folder) {
  Descriptor file = Descriptor::to_make(path, folder);
  file.write_all(bytes);
  file.close();
}

/// The files of an earlier run; nothing where the folder is none of ours.
std::optional<std::vector<std::string>> files_of_earlier(const fs::path& folder) {
  const fs::path manifest = folder / "manifest.json";
  if (!fs::is_regular_file(manifest)) return std::nullopt;
  return files_in_manifest(read_bytes(manifest.string()));
}

/// Whether a path of a manifest stays inside its folder.
bool stays_inside(const std::string& path) {
  const fs::path relative(path);
  if (relative.empty() || relative.is_absolute()) return false;
  return std::ranges::none_of(relative, [](const fs::path& part) { return part == ".." || part == "."; });
}

}  // namespace

void write_folder(const std::string& folder, const std::vector<SiteFile>& files) {
  try {
    fs::path target = fs::absolute(folder).lexically_normal();
    if (!target.has_filename()) target = target.parent_path();
    const bool exists = fs::exists(target);
    std::vector<std::string> earlier;
    if (exists) {
      if (!fs::is_directory(target)) cannot_write(folder, "it is a file");
      target = fs::canonical(target);
      const auto known = files_of_earlier(target);
      if (!known && !fs::is_empty(target))
        cannot_write(folder, "it holds other things than a report: name a new folder, or empty it first");
      if (known) earlier = *known;
    }
    // Ctrl-C waits until the folder is whole: it takes less than a second.
    const InterruptsHeld held;
    StagedFolder staged(target);
    std::set<fs::path> made;
    for (const SiteFile& file : files) {
      const fs::path path = staged.path() / file.path;
      if (made.insert(path.parent_path()).second) fs::create_directories(path.parent_path());
      write_file(path, file.bytes, folder);
    }
    if (!exists) {
      fs::rename(staged.path(), target);
      staged.release();
      return;
    }
    std::set<std::string> kept;
    for (const SiteFile& file : files) {
      fs::create_directories((target / file.path).parent_path());
      fs::rename(staged.path() / file.path, target / file.path);
      kept.insert(file.path);
    }
    for (const std::string& path : earlier) {
      if (!kept.contains(path) && stays_inside(path)) fs::remove(target / path);
    }
  } catch (const fs::filesystem_error& error) {
    cannot_write(folder, error.code().message());
  }
}

}  // namespace hallmark
